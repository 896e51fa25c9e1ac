import { exponential, LOG_UNIT, mix } from "./draw.ts";
import type { Exchanges } from "./exchanges.ts";
import type { Prices } from "./prices.ts";
import { type Rounding, turn } from "./rounding.ts";
import type { SmallCells } from "./small-cells.ts";

/**
 * All that a search works on. `marks` and `round` tell which cells a swap has in common. `turned` lists what was
 * turned over since somebody emptied it, where somebody wants to take it back; null otherwise.
 */
export type Search = {
  small: SmallCells;
  exchanges: Exchanges;
  rounding: Rounding;
  marks: Int32Array;
  round: number;
  turned: number[] | null;
};

/** How warm: a worsening of x is taken with probability 2^(-256 x / heat). 0 takes improvements and ties only. */
export type Warmth = { heat: number; seed: number; isFar: boolean };

/** How many members of a sum are asked whether they are the other way up before a swap is given up. */
const ASKED = 4;

/** Offers each small cell of `order` to be turned over alone. Gives the change of cost. */
export function turnSweep(search: Search, prices: Prices, order: Int32Array, warmth: Warmth): number {
  const { starts, moved, salts } = search.small;
  const { isUp, differences } = search.rounding;
  let sum = 0;
  for (let o = 0; o < order.length; o++) {
    const v = order[o] ?? 0;
    const price = isUp[v] === 1 ? prices.down : prices.up;
    const end = starts[v + 1] ?? 0;
    let change = 0;
    for (let i = starts[v] ?? 0; i < end; i++) {
      change += price[(differences[moved[i] ?? 0] ?? 0) + prices.zero] ?? 0;
    }
    if (!isTaken(change, warmth.heat, mix((salts[v] ?? 0) ^ warmth.seed))) continue;
    turnOver(search, v);
    sum += change;
  }
  return sum;
}

/** Offers each small cell of `order` to change places with one that is the other way up. Gives the change. */
export function swapSweep(search: Search, prices: Prices, order: Int32Array, warmth: Warmth): number {
  let sum = 0;
  for (let o = 0; o < order.length; o++) {
    const v = order[o] ?? 0;
    const bits = mix((search.small.salts[v] ?? 0) ^ warmth.seed);
    const other = partner(search, v, warmth.isFar, bits);
    if (other < 0) continue;
    const change = swapChange(search, prices, v, other);
    if (!isTaken(change, warmth.heat, mix(bits + 2))) continue;
    turnOver(search, v);
    turnOver(search, other);
    sum += change;
  }
  return sum;
}

function turnOver({ small, rounding, turned }: Search, v: number): void {
  turn(small, rounding, v);
  turned?.push(v);
}

function isTaken(change: number, heat: number, bits: number): boolean {
  return change <= 0 || (heat > 0 && change <= Math.floor((heat * exponential(bits)) / (LOG_UNIT * 256)));
}

/** A small cell that is the other way up than v, in a sum of v's, or with `isFar` of a neighbour's; -1 if none met. */
function partner(search: Search, v: number, isFar: boolean, bits: number): number {
  const { exchanges, rounding } = search;
  const start = isFar ? memberBeside(exchanges, v, mix(bits + 3)) : v;
  const sum = sumOf(exchanges, start, bits);
  if (sum < 0) return -1;
  const first = exchanges.starts[sum] ?? 0;
  const length = (exchanges.starts[sum + 1] ?? 0) - first;
  const wanted = rounding.isUp[v] === 1 ? 0 : 1;
  let at = mix(bits + 1) % length;
  for (let asked = 0; asked < ASKED; asked++) {
    const other = exchanges.members[first + at] ?? 0;
    if (rounding.isUp[other] === wanted) return other;
    at = at + 1 === length ? 0 : at + 1;
  }
  return -1;
}

function sumOf({ sumStarts, sums }: Exchanges, v: number, bits: number): number {
  const first = sumStarts[v] ?? 0;
  const length = (sumStarts[v + 1] ?? 0) - first;
  return length === 0 ? -1 : (sums[first + (bits % length)] ?? -1);
}

function memberBeside(exchanges: Exchanges, v: number, bits: number): number {
  const sum = sumOf(exchanges, v, bits);
  if (sum < 0) return v;
  const first = exchanges.starts[sum] ?? 0;
  return exchanges.members[first + (mix(bits) % ((exchanges.starts[sum + 1] ?? 0) - first))] ?? v;
}

/** The change of cost when both turn: totals that hold both stay as they are. */
function swapChange(search: Search, { zero, up, down }: Prices, v: number, other: number): number {
  const { marks, small, rounding } = search;
  const { starts, moved } = small;
  const { differences, isUp } = rounding;
  const mine = isUp[v] === 1 ? down : up;
  const its = isUp[v] === 1 ? up : down;
  const first = starts[v] ?? 0;
  const end = starts[v + 1] ?? 0;
  const otherEnd = starts[other + 1] ?? 0;
  search.round += 1;
  const { round } = search;
  let change = 0;
  for (let i = first; i < end; i++) {
    const cell = moved[i] ?? 0;
    marks[cell] = round;
    change += mine[(differences[cell] ?? 0) + zero] ?? 0;
  }
  for (let i = starts[other] ?? 0; i < otherEnd; i++) {
    const cell = moved[i] ?? 0;
    const at = (differences[cell] ?? 0) + zero;
    change += marks[cell] === round ? -(mine[at] ?? 0) : (its[at] ?? 0);
  }
  return change;
}

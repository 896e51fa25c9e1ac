import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import { isSpent, type Meter } from "./meter.ts";
import type { Space } from "./space.ts";

/**
 * A table under search. `value` is the sum of each row of the space, `lower` and `upper` what it must lie between.
 * `broken` lists the rows outside of that, `place` where each stands in the list (-1: not in it). `weight` is what a
 * row's distance costs: it grows where the search is stuck (breakout: Morris 1993; weighted jumps as in Luteberget and
 * Sartor 2022, Feasibility Jump). `log` holds the moves since the last consistent table, so that they can be undone.
 */
export type Search = {
  space: Space;
  value: Int32Array;
  lower: Int32Array;
  upper: Int32Array;
  weight: Int32Array;
  broken: number[];
  place: Int32Array;
  log: { cell: number[]; step: number[] };
  bumped: number[];
  random: number;
};

/**
 * A search that starts from the free cells of `table`, within what is proven of each cell; `equalities` is the number
 * of relations that are equations, whose difference must be 0.
 */
export function newSearch(space: Space, table: Int32Array, known: Knowledge, equalities: number): Search {
  const search: Search = {
    space,
    value: space.base.slice(),
    lower: new Int32Array(space.rowCount),
    upper: new Int32Array(space.rowCount),
    weight: new Int32Array(space.rowCount).fill(1),
    broken: [],
    place: new Int32Array(space.rowCount).fill(-1),
    log: { cell: [], step: [] },
    bumped: [],
    random: 0x2545f491,
  };
  search.lower.set(known.lower);
  search.upper.set(known.upper);
  for (const [e, relation] of space.extras.entries()) {
    search.upper[space.size + e] = relation < equalities ? 0 : NO_UPPER;
  }
  for (let cell = 0; cell < space.size; cell++) {
    const count = table[cell] ?? 0;
    for (let i = space.starts[cell] ?? 0; i < (space.starts[cell + 1] ?? 0); i++) {
      const row = space.rows[i] ?? 0;
      search.value[row] = (search.value[row] ?? 0) + count * (space.signs[i] ?? 0);
    }
  }
  for (let row = 0; row < space.rowCount; row++) refresh(search, row);
  return search;
}

/**
 * Moves inner cells until no row is broken, at most `moves` times; true where it came to that. Of each broken row,
 * taken at random, the best of a sample of its inner cells is moved, the one that lowers the weighted distance most.
 */
export function repair(search: Search, moves: number, meter: Meter): boolean {
  for (let m = 0; m < moves && search.broken.length > 0; m++) {
    if ((m & 63) === 63 && isSpent(meter)) return false;
    const row = search.broken[draw(search, search.broken.length)] ?? 0;
    const distance = distanceOf(search, row, search.value[row] ?? 0);
    const best = bestMove(search, row, distance, meter);
    if (best === null) return false;
    if (best.gain <= 0) bump(search);
    move(search, best.cell, best.step);
  }
  return search.broken.length === 0;
}

/** Signed: below the interval negative, above it positive. */
function distanceOf({ lower, upper }: Search, row: number, value: number): number {
  const least = lower[row] ?? 0;
  if (value < least) return value - least;
  const most = upper[row] ?? 0;
  return value > most ? value - most : 0;
}

type Move = { cell: number; step: number; gain: number };

const sampleSize = 24;

function bestMove(search: Search, row: number, distance: number, meter: Meter): Move | null {
  const { starts, of, signs } = search.space.members;
  const from = starts[row] ?? 0;
  const length = (starts[row + 1] ?? 0) - from;
  const first = draw(search, Math.max(1, length));
  let best: Move | null = null;
  let looked = 0;
  for (let i = 0; i < length && looked < sampleSize; i++) {
    const at = from + ((first + i) % length);
    const cell = of[at] ?? 0;
    const sign = signs[at] ?? 1;
    const wanted = -Math.sign(distance) * Math.sign(sign) * Math.ceil(Math.abs(distance / sign));
    for (const step of stepsOf(search, cell, wanted)) {
      looked += 1;
      const gain = gainOf(search, cell, step, meter);
      if (best === null || gain > best.gain) best = { cell, step, gain };
    }
  }
  return best;
}

/** A step of one, and the whole of what is wanted where the inner cell's own interval lets it go so far. */
function stepsOf({ value, lower, upper }: Search, cell: number, wanted: number): readonly number[] {
  const count = value[cell] ?? 0;
  const room = wanted > 0 ? (upper[cell] ?? 0) - count : count - (lower[cell] ?? 0);
  const far = Math.min(room, Math.abs(wanted));
  const sign = Math.sign(wanted);
  if (far < 1) return [];
  return far === 1 ? [sign] : [sign, sign * far];
}

function gainOf(search: Search, cell: number, step: number, meter: Meter): number {
  const { starts, rows, signs } = search.space;
  const { value, lower, upper, weight } = search;
  let gain = 0;
  const to = starts[cell + 1] ?? 0;
  for (let i = starts[cell] ?? 0; i < to; i++) {
    const row = rows[i] ?? 0;
    const before = value[row] ?? 0;
    const after = before + step * (signs[i] ?? 0);
    const least = lower[row] ?? 0;
    const most = upper[row] ?? 0;
    const was = before < least ? least - before : before > most ? before - most : 0;
    const is = after < least ? least - after : after > most ? after - most : 0;
    if (was !== is) gain += (was - is) * (weight[row] ?? 1);
  }
  meter.work += to - (starts[cell] ?? 0);
  return gain;
}

/** Moves an inner cell and everything that it counts in. */
export function move(search: Search, cell: number, step: number): void {
  const { starts, rows, signs } = search.space;
  for (let i = starts[cell] ?? 0; i < (starts[cell + 1] ?? 0); i++) {
    const row = rows[i] ?? 0;
    search.value[row] = (search.value[row] ?? 0) + step * (signs[i] ?? 0);
    refresh(search, row);
  }
  search.log.cell.push(cell);
  search.log.step.push(step);
}

/** Undoes all moves since the last consistent table. */
export function undo(search: Search): void {
  for (let i = search.log.cell.length - 1; i >= 0; i--) {
    move(search, search.log.cell[i] ?? 0, -(search.log.step[i] ?? 0));
    search.log.cell.pop();
    search.log.step.pop();
  }
  forget(search);
}

/** Takes the table as it stands for consistent: forgets moves and weights. */
export function forget(search: Search): void {
  search.log.cell.length = 0;
  search.log.step.length = 0;
  for (const row of search.bumped) search.weight[row] = 1;
  search.bumped.length = 0;
}

/** Keeps the list of broken rows true for one row. */
export function refresh(search: Search, row: number): void {
  const isBroken = distanceOf(search, row, search.value[row] ?? 0) !== 0;
  const place = search.place[row] ?? -1;
  if (isBroken === place >= 0) return;
  if (isBroken) {
    search.place[row] = search.broken.length;
    search.broken.push(row);
    return;
  }
  const last = search.broken.pop() ?? row;
  if (last !== row) {
    search.broken[place] = last;
    search.place[last] = place;
  }
  search.place[row] = -1;
}

function bump(search: Search): void {
  for (const row of search.broken) {
    const weight = search.weight[row] ?? 1;
    if (weight === 1) search.bumped.push(row);
    if (weight < 1 << 20) search.weight[row] = weight + 1;
  }
}

/** A number from 0 to below - 1 (xorshift, Marsaglia 2003), the same on any machine. */
function draw(search: Search, below: number): number {
  let x = search.random;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  search.random = x;
  return (x >>> 0) % below;
}

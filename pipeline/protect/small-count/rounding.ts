import type { SmallCells } from "./small-cells.ts";

/** One way of rounding: which small cells are up (at the base; else at 0), and what it does to every published cell. */
export type Rounding = {
  base: number;
  isUp: Uint8Array;
  /** Published less true count of every cell of the system. */
  differences: Int32Array;
};

/**
 * The first rounding: along the cells in the order of their codes, a cell goes up whenever the part of the base that
 * the cells before it have left over reaches half a base. Its grand total is within half a base of the truth.
 */
export function firstRounding(small: SmallCells, counts: Int32Array, base: number): Rounding {
  const rounding = {
    base,
    isUp: new Uint8Array(small.cells.length),
    differences: new Int32Array(counts.length),
  };
  let left = 0;
  for (let v = 0; v < small.cells.length; v++) {
    const count = counts[small.cells[v] ?? 0] ?? 0;
    left += count;
    const isUp = left * 2 >= base;
    if (isUp) left -= base;
    rounding.isUp[v] = isUp ? 1 : 0;
    add(small, rounding.differences, v, isUp ? base - count : -count);
  }
  return rounding;
}

/** Turns small cell v over, from 0 to the base or back, with every total above it. */
export function turn(small: SmallCells, { base, isUp, differences }: Rounding, v: number): void {
  const wasUp = isUp[v] === 1;
  isUp[v] = wasUp ? 0 : 1;
  add(small, differences, v, wasUp ? -base : base);
}

function add({ starts, moved }: SmallCells, differences: Int32Array, v: number, amount: number): void {
  const end = starts[v + 1] ?? 0;
  for (let i = starts[v] ?? 0; i < end; i++) {
    const cell = moved[i] ?? 0;
    differences[cell] = (differences[cell] ?? 0) + amount;
  }
}

/** The largest absolute difference, and the sum of all of them. */
export function measured(differences: Int32Array): { largest: number; sum: number } {
  let largest = 0;
  let sum = 0;
  for (const difference of differences) {
    const size = Math.abs(difference);
    sum += size;
    if (size > largest) largest = size;
  }
  return { largest, sum };
}

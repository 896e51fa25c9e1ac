import type { Knowledge } from "../protect/system-method.ts";
import { type Affine, addTimes } from "./affine.ts";
import type { Relations } from "./relations.ts";

/**
 * Tables as points: after elimination a table is given by its free cells alone, so that every choice of them keeps the
 * sums, and only the intervals of the rows are left to meet. Rows 0 to size - 1 are the cells; the rows after them are
 * the relations `extras`, as total less parts: those that say "at most" and the equations that elimination left out.
 * A row is its `base` plus its free cells: free cell v counts in `rows[starts[v]]` and so on, `signs` times.
 */
export type Space = {
  size: number;
  rowCount: number;
  base: Int32Array;
  starts: Int32Array;
  rows: Int32Array;
  signs: Int32Array;
  /** The same turned around: which free cells count in a row. */
  members: Columns;
  extras: Int32Array;
};

/** A sparse matrix by columns. */
type Columns = { starts: Int32Array; of: Int32Array; signs: Int32Array };

/** The space of all tables, where `pivots` gives each cell that is not free in terms of those that are. */
export function spaceOf(relations: Relations, known: Knowledge, pivots: ReadonlyMap<number, Affine>): Space {
  const size = known.lower.length;
  const sumOf = (cell: number): Affine => pivots.get(cell) ?? alone(known, cell);
  const sums = Array.from({ length: size }, (_, cell) => sumOf(cell));
  const extras: number[] = [];
  for (let r = 0; r < relations.count; r++) {
    const difference = differenceOf(relations, r, sums);
    if (r < relations.equalities && difference.of.size === 0) continue;
    extras.push(r);
    sums.push(difference);
  }
  const members = columnsOf(sums);
  const columns = turned(members, size);
  const base = Int32Array.from(sums, ({ constant }) => constant);
  const rows = { starts: columns.starts, rows: columns.of, signs: columns.signs };
  return { size, rowCount: sums.length, base, ...rows, members, extras: Int32Array.from(extras) };
}

function alone({ lower, upper }: Knowledge, cell: number): Affine {
  const isKnown = lower[cell] === upper[cell];
  return isKnown ? { constant: lower[cell] ?? 0, of: new Map() } : { constant: 0, of: new Map([[cell, 1]]) };
}

function differenceOf({ starts, cells }: Relations, relation: number, sums: readonly Affine[]): Affine {
  const from = starts[relation] ?? 0;
  const difference: Affine = { constant: 0, of: new Map() };
  for (let i = from; i < (starts[relation + 1] ?? 0); i++) {
    const sum = sums[cells[i] ?? 0];
    if (sum !== undefined) addTimes(difference, sum, i === from ? 1 : -1);
  }
  return difference;
}

function columnsOf(sums: readonly Affine[]): Columns {
  const starts = new Int32Array(sums.length + 1);
  for (const [r, { of }] of sums.entries()) starts[r + 1] = (starts[r] ?? 0) + of.size;
  const of = new Int32Array(starts[sums.length] ?? 0);
  const signs = new Int32Array(of.length);
  let at = 0;
  for (const sum of sums) {
    for (const [cell, coefficient] of sum.of) {
      of[at] = cell;
      signs[at] = coefficient;
      at += 1;
    }
  }
  return { starts, of, signs };
}

/** A matrix by rows, by columns instead: `size` of them. */
export function turned({ starts, of, signs }: Columns, size: number): Columns {
  const begins = new Int32Array(size + 1);
  for (const cell of of) begins[cell + 1] = (begins[cell + 1] ?? 0) + 1;
  for (let cell = 0; cell < size; cell++) begins[cell + 1] = (begins[cell + 1] ?? 0) + (begins[cell] ?? 0);
  const next = begins.slice();
  const found: Columns = { starts: begins, of: new Int32Array(of.length), signs: new Int32Array(of.length) };
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
      const at = next[of[i] ?? 0] ?? 0;
      found.of[at] = row;
      found.signs[at] = signs[i] ?? 0;
      next[of[i] ?? 0] = at + 1;
    }
  }
  return found;
}

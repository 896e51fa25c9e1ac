import type { Knowledge } from "../protect/system-method.ts";
import type { Affine } from "./affine.ts";
import { addTimes } from "./affine.ts";
import { isSpent, type Meter } from "./meter.ts";
import type { Relations } from "./relations.ts";

/**
 * What elimination leaves: each cell of `pivots` in terms of the others, in the order in which they were eliminated,
 * so that each holds only cells that are free or are pivots after it. `independent` lists the equations that say
 * everything: the others follow from them.
 */
export type Elimination = { cells: number[]; sums: Affine[]; independent: number[] };

/** A row of the working matrix: the sum of `of` is `constant`. */
type Row = Affine & { relation: number };

/** Beyond this a coefficient is no longer a sum of whole tables that a person would check, and might overflow. */
const greatest = 2 ** 20;

/**
 * Exact elimination over the cells that are not known yet. Pivots are 1 or -1 only, so that whole numbers of the free
 * cells give whole numbers of all others and no fraction ever comes up; shortest rows first keep it sparse (Markowitz
 * 1957). A row that has no such pivot, or whose coefficients grow too far, is left out: the caller must keep to it in
 * another way. Null where the budget ended first.
 */
export function eliminate(
  relations: Relations,
  { lower, upper }: Knowledge,
  meter: Meter,
): Elimination | null {
  const rows = knownTaken(relations, lower, upper);
  const holders = holdersOf(rows);
  const byLength = buckets(rows);
  const found: Elimination = { cells: [], sums: [], independent: [] };
  for (let row = byLength.shortest(); row >= 0; row = byLength.shortest()) {
    if (isSpent(meter)) return null;
    const pivotRow = rows[row];
    if (pivotRow === undefined || pivotRow.of.size === 0) continue;
    found.independent.push(pivotRow.relation);
    const pivot = rarestUnit(pivotRow, holders);
    if (pivot < 0) continue;
    for (const cell of pivotRow.of.keys()) holders.get(cell)?.delete(row);
    const sign = pivotRow.of.get(pivot) ?? 1;
    for (const other of holders.get(pivot) ?? []) {
      const target = rows[other];
      if (target === undefined) continue;
      meter.work += pivotRow.of.size;
      subtract(target, pivotRow, (target.of.get(pivot) ?? 0) * sign, holders, other);
      byLength.add(other, target.of.size);
    }
    holders.delete(pivot);
    found.cells.push(pivot);
    found.sums.push(solvedFor(pivotRow, pivot, sign));
  }
  return found;
}

function knownTaken({ equalities, starts, cells }: Relations, lower: Int32Array, upper: Int32Array): Row[] {
  const rows: Row[] = [];
  for (let r = 0; r < equalities; r++) {
    const row: Row = { constant: 0, of: new Map(), relation: r };
    const from = starts[r] ?? 0;
    for (let i = from; i < (starts[r + 1] ?? 0); i++) {
      const cell = cells[i] ?? 0;
      const sign = i === from ? -1 : 1;
      if (lower[cell] === upper[cell]) row.constant -= sign * (lower[cell] ?? 0);
      else row.of.set(cell, sign);
    }
    if (row.of.size > 0) rows.push(row);
  }
  return rows;
}

function holdersOf(rows: readonly Row[]): Map<number, Set<number>> {
  const holders = new Map<number, Set<number>>();
  for (const [r, row] of rows.entries()) {
    for (const cell of row.of.keys()) {
      const set = holders.get(cell) ?? new Set();
      set.add(r);
      holders.set(cell, set);
    }
  }
  return holders;
}

/** Rows by length, the shortest first; an entry whose row has changed since is passed over. */
function buckets(rows: readonly Row[]): {
  shortest: () => number;
  add: (row: number, length: number) => void;
} {
  const lists: number[][] = [];
  const done = new Uint8Array(rows.length);
  const add = (row: number, length: number) => {
    while (lists.length <= length) lists.push([]);
    lists[length]?.push(row);
  };
  for (const [r, row] of rows.entries()) add(r, row.of.size);
  const shortest = () => {
    for (const [length, list] of lists.entries()) {
      for (let row = list.pop(); row !== undefined; row = list.pop()) {
        if (done[row] === 1 || rows[row]?.of.size !== length) continue;
        done[row] = 1;
        return row;
      }
    }
    return -1;
  };
  return { shortest, add };
}

function rarestUnit(row: Row, holders: ReadonlyMap<number, Set<number>>): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [cell, coefficient] of row.of) {
    if (Math.abs(coefficient) > greatest) return -1;
    const count = holders.get(cell)?.size ?? 0;
    if (Math.abs(coefficient) === 1 && count < fewest) {
      best = cell;
      fewest = count;
    }
  }
  return best;
}

function subtract(
  target: Row,
  source: Row,
  times: number,
  holders: ReadonlyMap<number, Set<number>>,
  targetRow: number,
): void {
  target.constant -= times * source.constant;
  for (const [cell, coefficient] of source.of) {
    const left = (target.of.get(cell) ?? 0) - times * coefficient;
    if (left === 0) {
      target.of.delete(cell);
      holders.get(cell)?.delete(targetRow);
    } else {
      target.of.set(cell, left);
      holders.get(cell)?.add(targetRow);
    }
  }
}

function solvedFor(row: Row, pivot: number, sign: number): Affine {
  const of = new Map<number, number>();
  for (const [cell, coefficient] of row.of) if (cell !== pivot) of.set(cell, -coefficient * sign);
  return { constant: row.constant * sign, of };
}

/** Each pivot in terms of free cells only, from the last to the first; null where the sums grow beyond the budget. */
export function backSubstitute({ cells, sums }: Elimination, meter: Meter): Map<number, Affine> | null {
  const whole = new Map<number, Affine>();
  for (let p = cells.length - 1; p >= 0; p--) {
    if (isSpent(meter)) return null;
    const sum = sums[p];
    if (sum === undefined) continue;
    const expanded: Affine = { constant: sum.constant, of: new Map() };
    for (const [cell, times] of sum.of)
      addTimes(expanded, whole.get(cell) ?? { constant: 0, of: new Map([[cell, 1]]) }, times);
    meter.work += expanded.of.size;
    whole.set(cells[p] ?? 0, expanded);
  }
  return whole;
}

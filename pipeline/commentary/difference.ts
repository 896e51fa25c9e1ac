import { roundTo } from "../half-up.ts";
import { refuse } from "../user-error.ts";
import { type Cell, cellAt, tableName } from "./cells.ts";
import { marginBetween, marginWithin, type Rounding, type Share } from "./margin.ts";

/** The first cell less the second, and whether that is more than chance and rounding explain. */
export type Difference = { value: number; beyondMargin: boolean };

/** Compares two published cells of one measure. Throws a UserError where a percentage has no published base. */
export function differenceOf(where: string, a: Cell, b: Cell, rounding: Rounding): Difference {
  const value = roundTo(a.value - b.value, a.measure.decimals);
  return { value, beyondMargin: Math.abs(value) > marginOf(where, a, b, rounding) };
}

/**
 * Percentages: the margin of error. Counts: the rounding of both. Averages and the like have no published error, so
 * that only the last decimal of both is allowed for.
 */
function marginOf(where: string, a: Cell, b: Cell, rounding: Rounding): number {
  switch (a.measure.kind) {
    case "percent": {
      const margin = samePeople(a, b) ? marginWithin : marginBetween;
      return margin(shareOf(where, a), shareOf(where, b), rounding, a.measure.decimals);
    }
    case "count":
    case "base":
      return rounding.base;
    case "stated":
      return 0;
    default:
      return 1 / 10 ** a.measure.decimals;
  }
}

/** Two answers of one group: the cells differ in the answer alone. */
function samePeople(a: Cell, b: Cell): boolean {
  const others = a.table.dimensions.filter(({ name }) => name !== a.table.of);
  return a.table === b.table && others.every(({ name }) => a.key[name] === b.key[name]);
}

function shareOf(where: string, cell: Cell): Share {
  const base = cell.table.measures.find(({ kind }) => kind === "base");
  if (base === undefined) {
    return refuse(
      where,
      `${tableName(cell.table)} publishes no base`,
      "compare a table whose percentages have one",
    );
  }
  return { percent: cell.value, base: cellAt(where, cell.table, cell.key, base).value };
}

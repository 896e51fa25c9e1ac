import { roundTo } from "../half-up.ts";
import { refuse } from "../user-error.ts";
import { type Cell, cellAt, tableName } from "./cells.ts";
import { marginBetween, marginOfIntervals, marginWithin, type Rounding, type Share } from "./margin.ts";
import { intervalOf } from "./sure.ts";

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
    case "percent":
      return marginOfShares(where, a, b, rounding);
    case "lower":
    case "upper":
      return refuse(
        where,
        `${a.measure.column} is an end of an interval, which is not compared`,
        'compare the percentages, with measure="percent"',
      );
    case "representation":
      return refuse(
        where,
        `${a.measure.column} is an index, whose rounding is not known`,
        'compare the percentages, with measure="percent"',
      );
    case "count":
    case "base":
      return rounding.base;
    case "stated":
      return 0;
    default:
      return 1 / 10 ** a.measure.decimals;
  }
}

/** No change is called real that the margin covers, nor one that the two intervals published beside it cover. */
function marginOfShares(where: string, a: Cell, b: Cell, rounding: Rounding): number {
  const shares = [shareOf(where, a), shareOf(where, b)] as const;
  if (samePeople(a, b)) return marginWithin(...shares, rounding, a.measure.decimals);
  const margin = marginBetween(...shares, rounding, a.measure.decimals);
  const [high, low] = a.value > b.value ? [a, b] : [b, a];
  const [below, above] = [intervalOf(high)?.[0], intervalOf(low)?.[1]];
  if (below === undefined || above === undefined) return margin;
  return Math.max(margin, marginOfIntervals(high.value - below.value, above.value - low.value));
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

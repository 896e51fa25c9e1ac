import type { Vector } from "apache-arrow";
import { decimalOf } from "../../half-up.ts";
import type { Table } from "../../table.ts";
import { refuse } from "../../user-error.ts";
import type { Greatest } from "../suppression/primaries.ts";

/**
 * A total with its greatest contributions, in units of 10^-9, and how many contributed. `records` is the same for cells
 * of the same people, by their record keys; null where that is not known.
 */
export type Figure = Greatest & { contributors: number; records: string | null };

/** A cell in which nobody gave a number. */
export const nothing: Figure = { total: 0n, largest: [0n, 0n, 0n], contributors: 0, records: null };

const kinds: readonly string[] = ["total", "mean", "median"];

/** The number whose totals, means or medians a table shows, by name; null for a table of counts. */
export function numberOf({ measures }: Pick<Table, "measures">): string | null {
  const measure = measures.find(({ kind }) => kinds.includes(kind));
  return measure === undefined ? null : measure.column.slice(0, -`_${measure.kind}`.length);
}

/**
 * The figures of a table's rows. A mean is a total, as its count is known too; of a table with medians alone the three
 * greatest stand for the total, which makes it look more sensitive than it is. Throws a UserError where the rules
 * cannot judge the table: contributions below 0, or weights.
 */
export function figuresOf(table: Table): Figure[] {
  checkTable(table);
  const { cells } = table;
  const all = ["base", "total", "mean", "largest_1", "largest_2", "largest_3", "count", "record_key"];
  const columns = new Map(all.map((name) => [name, cells.getChild(name)]));
  return Array.from({ length: cells.numRows }, (_, row) => figureAt(columns, row));
}

function checkTable(table: Table): void {
  const where = `table "${table.name}"`;
  if (table.weighted)
    refuse(where, "weighted totals cannot be judged by dominance or p_percent", "leave the rules out");
  const least = table.cells.getChild("least");
  if (least === null || table.cells.getChild("largest_3") === null)
    throw new Error(`${where} has no greatest contributions`);
  if (Array.from(least).some((value) => Number(value ?? 0) < 0))
    refuse(where, "contributions below 0", "publish a number that is never below 0, or leave the rules out");
}

function figureAt(columns: ReadonlyMap<string, Vector | null>, row: number): Figure {
  const at = (name: string): number | null => {
    const value: unknown = columns.get(name)?.get(row) ?? null;
    return value === null ? null : Number(value);
  };
  const contributors = at("base") ?? 0;
  if (contributors === 0) return nothing;
  const exact = (name: string) => decimalOf(at(name) ?? 0);
  const largest: Figure["largest"] = [exact("largest_1"), exact("largest_2"), exact("largest_3")];
  const key = at("record_key");
  const records = key === null ? null : `${key} ${at("count") ?? 0} ${contributors}`;
  const mean = at("mean");
  // A product of doubles has noise in its last digits; fourteen are what both are good for.
  const product = mean === null ? 0 : Number((mean * contributors).toPrecision(14));
  const total = decimalOf(at("total") ?? product);
  return { total: total > largest[2] ? total : largest[2], largest, contributors, records };
}

/** The figure of people who are in one of several cells each: totals add, and the greatest are among the parts'. */
export function sumOfFigures(parts: readonly Figure[]): Figure {
  const greatest = parts
    .flatMap(({ largest: [one, two, three] }) => [one, two - one, three - two])
    .sort((a, b) => (a === b ? 0 : a > b ? -1 : 1));
  const [one = 0n, two = 0n, three = 0n] = greatest;
  return {
    total: parts.reduce((sum, { total }) => sum + total, 0n),
    largest: [one, one + two, one + two + three],
    contributors: parts.reduce((sum, { contributors }) => sum + contributors, 0),
    records: null,
  };
}

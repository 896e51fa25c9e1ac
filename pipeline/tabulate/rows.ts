import { identifier } from "../database.ts";
import type { Choice, GroupColumn, Unnest } from "./axis.ts";
import type { TablePlan } from "./plan.ts";

/** Rows to group: the responses of a universe, with some lists taken apart. */
export type Source = { where: string | null; unnests: readonly Unnest[] };

/** The lists that a combination of choices takes apart, each once. */
export function unnestsOf(set: readonly Choice[]): readonly Unnest[] {
  const all = set.flatMap(({ column }) => (column?.unnest ? [column.unnest] : []));
  return [...new Map(all.map((unnest) => [unnest.alias + unnest.list, unnest])).values()];
}

/** The columns of a combination of choices, in the order of the axes. */
export function columnsOf(set: readonly Choice[]): readonly GroupColumn[] {
  return set.flatMap(({ column }) => (column === null ? [] : [column]));
}

/** A SELECT of the source's rows. Each list is taken apart in a step of its own, which gives all combinations. */
export function rowsOf({ where, unnests }: Source): string {
  const start = `SELECT * FROM responses${where === null ? "" : ` WHERE (${where})`}`;
  return unnests.reduce(
    (rows, { alias, list }) => `SELECT *, unnest(${list}) AS ${identifier(alias)} FROM (${rows})`,
    start,
  );
}

/** What a response adds to a weighted sum. */
export function weightSql({ shape }: Pick<TablePlan, "shape">): string {
  return shape.weighted ? "weight" : "count";
}

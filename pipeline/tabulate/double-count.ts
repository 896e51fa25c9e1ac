import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { identifier } from "../database.ts";
import { TOTAL } from "../table.ts";
import { UserError } from "../user-error.ts";
import type { TablePlan } from "./plan.ts";
import { tableWhere } from "./plan-problems.ts";
import { rowsOf } from "./rows.ts";

/**
 * Throws a UserError where a counted table would add a stated total to its own parts: its rows hold both, by a
 * variable that is not one of its dimensions.
 */
export async function refuseDoubleCounting(
  db: DuckDBConnection,
  collection: Collection,
  plan: TablePlan,
): Promise<void> {
  const names = notInTable(collection, plan);
  if (names.length === 0) return;
  const both = names
    .map(identifier)
    .map((name) => `BOOL_OR(${name} = '${TOTAL}') AND BOOL_OR(${name} <> '${TOTAL}')`);
  const rows = rowsOf({ where: plan.where, unnests: [] });
  const result = await db.runAndReadAll(`SELECT ${both.join(", ")} FROM (${rows})`);
  const found = names.filter((_, column) => result.getColumns()[column]?.[0] === true);
  const problems = found.map((name) => ({
    where: tableWhere(plan.shape.name),
    what: `would add the totals that the source states over "${name}" to their own parts`,
    todo: `add "${name}" to its dimensions, or choose one or the other with a universe`,
  }));
  if (problems.length > 0) throw new UserError(problems);
}

/** Asked codes that the table neither shows nor has as the place of a row. */
function notInTable(collection: Collection, { shape, axes }: TablePlan): string[] {
  const levels = axes.flatMap((axis) => axis.levels);
  const places = collection.geography.filter(({ level }) => levels.includes(level));
  const used = [...shape.dimensions, ...shape.attributes].map(({ name }) => name);
  const shown = new Set([...used, ...places.map(({ variable }) => variable)]);
  return collection.variables
    .filter(({ type, name }) => type === "code" && !shown.has(name))
    .map(({ name }) => name);
}

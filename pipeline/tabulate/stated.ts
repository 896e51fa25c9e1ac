import type { DuckDBConnection } from "@duckdb/node-api";
import { TOTAL } from "../table.ts";
import { refuse } from "../user-error.ts";
import { type Cube, columnOf } from "./cube.ts";
import { tableWhere } from "./plan-problems.ts";
import { rowsOf } from "./rows.ts";

/**
 * Figures that a source states are taken one row a cell. Throws a UserError where two rows state one cell, or where a
 * row states a total, which is not computed and would need a code of its own.
 */
export async function checkStated(db: DuckDBConnection, cube: Cube): Promise<void> {
  const where = tableWhere(cube.plan.shape.name);
  const first = columnOf(cube, "first_row");
  const last = columnOf(cube, "last_row");
  const cell = first.findIndex((row, at) => row !== last[at]);
  if (cell !== -1) {
    const rows = `rows ${first[cell]} and ${last[cell]}`;
    refuse(
      where,
      `${rows} of the source state the same cell`,
      "add the dimension that tells them apart, or a universe",
    );
  }
  const total = await totalRow(db, cube);
  if (total !== null) {
    refuse(
      where,
      `row ${total} of the source states a total`,
      "give it a code of its own, or leave it out with a universe",
    );
  }
}

async function totalRow(db: DuckDBConnection, { plan }: Cube): Promise<number | null> {
  const columns = plan.axes.flatMap(({ choices }) => choices.flatMap(({ column }) => column?.sql ?? []));
  if (columns.length === 0) return null;
  const anyTotal = columns.map((sql) => `${sql} = '${TOTAL}'`).join(" OR ");
  const rows = rowsOf({ where: plan.where, unnests: [] });
  const result = await db.runAndReadAll(`SELECT MIN(row_id) FROM (${rows}) WHERE ${anyTotal}`);
  const row = result.getColumns()[0]?.[0];
  return row === null || row === undefined ? null : Number(row);
}

import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { literal } from "../database.ts";
import { quietly, quietRows } from "../quiet-sql.ts";
import { refuse } from "../user-error.ts";
import { type Reason, reasons } from "../validation.ts";
import type { Check } from "./typed-columns.ts";

/** Makes the table set_aside(source_file, source_row, reason, column_name), in the order of the files. No values. */
export async function createSetAside(
  db: DuckDBConnection,
  checks: readonly Check[],
  id: string | null,
): Promise<void> {
  const why = checks.map(({ reason, column }, i) => `(${i}, ${literal(reason)}, ${literal(column)})`);
  const none = "(-1, NULL::VARCHAR, NULL::VARCHAR)";
  const because = `(VALUES ${[none, ...why].join(", ")}) AS because(problem, reason, column_name)`;
  const rows = `
    SELECT row_id, reason, column_name FROM typed_rows JOIN ${because} ON "#problem" = problem
    UNION ALL SELECT row_id, 'duplicate', ${id === null ? "NULL" : literal(id)} FROM repeated_rows
    UNION ALL SELECT row_id, 'wrong universe', NULL FROM outside_rows`;
  const sql = `CREATE TABLE set_aside AS
    SELECT p.source_file, p.source_row + (s.row_id - p.first_row_id) AS source_row, s.reason, s.column_name
    FROM (${rows}) s ASOF JOIN raw_place p ON s.row_id >= p.first_row_id
    UNION ALL SELECT source_file, source_row, 'malformed line', NULL FROM malformed
    ORDER BY source_file, source_row`;
  await quietly("list the rows set aside", () => db.run(sql));
}

/** How many rows were set aside, by reason. */
export async function countSetAside(db: DuckDBConnection): Promise<Record<Reason, number>> {
  const counts: Record<Reason, number> = {
    "malformed line": 0,
    "missing required": 0,
    "unknown code": 0,
    "out of range": 0,
    duplicate: 0,
    "wrong universe": 0,
  };
  const rows = await quietRows(
    db,
    "count the rows set aside",
    "SELECT reason, count(*) FROM set_aside GROUP BY reason",
  );
  for (const { reason } of reasons) {
    counts[reason] = Number(rows.find(([name]) => name === reason)?.[1] ?? 0);
  }
  return counts;
}

/** Throws a UserError, with the reasons and the columns that they lie in, where more rows than allowed are set aside. */
export async function refuseTooMany(
  db: DuckDBConnection,
  collection: Collection,
  read: number,
): Promise<void> {
  const groups = await quietRows(
    db,
    "count the rows set aside",
    `SELECT reason, column_name, count(*) AS row_count FROM set_aside GROUP BY ALL
     ORDER BY row_count DESC, reason, column_name`,
  );
  const total = groups.reduce((sum, [, , rows]) => sum + Number(rows), 0);
  if (total * 100 <= collection.setAsideLimit * read) return;
  const shown = groups.slice(0, 8).map(([reason, column, rows]) => {
    return `${reason}${column === null ? "" : ` in "${column}"`} ${Number(rows)}`;
  });
  const more = groups.length > shown.length ? `, and ${groups.length - shown.length} more` : "";
  refuse(
    `data/responses/${collection.name}/${collection.period}`,
    `${total} of ${read} rows were set aside, above the limit of ${collection.setAsideLimit}%: ${shown.join(", ")}${more}`,
    "correct the code lists, ranges or columns in collection.yaml, or the responses",
  );
}

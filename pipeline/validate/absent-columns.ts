import type { DuckDBConnection } from "@duckdb/node-api";
import { quietRows } from "../quiet-sql.ts";

/** Gives SQL that is true for the rows of files that have none of these cells' columns, or null where there is none. */
export type NotInFile = (cells: readonly string[]) => string | null;

/** From the table raw_absent that ingest made. A file without a question did not ask it of its respondents. */
export async function absentColumns(db: DuckDBConnection): Promise<NotInFile> {
  const rows = await quietRows(
    db,
    "look up absent columns",
    "SELECT first_row_id, last_row_id, raw FROM raw_absent ORDER BY ALL",
  );
  const files = new Map<string, Set<string>>();
  for (const [first, last, raw] of rows) {
    const range = `row_id BETWEEN ${Number(first)} AND ${Number(last)}`;
    files.set(range, (files.get(range) ?? new Set()).add(String(raw)));
  }
  return (cells) => {
    const ranges = [...files].filter(([, absent]) => cells.every((cell) => absent.has(cell)));
    return ranges.length === 0 ? null : ranges.map(([range]) => range).join(" OR ");
  };
}

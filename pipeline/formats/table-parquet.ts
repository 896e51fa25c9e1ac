import { identifier, literal, withDatabase } from "../database.ts";
import type { FileColumn } from "./file-columns.ts";

/** What a Parquet file says of itself. */
export type ParquetNotes = { title: string; licence: string; source: string };

/**
 * Writes Parquet from the CSV that was written just before, so that the two cannot differ: texts as VARCHAR (NULL where
 * blank), each indicator as DOUBLE (NULL where it shows a symbol) with `<indicator>_symbol` beside it. A DuckDB of its
 * own on one thread writes the rows in order, and the same bytes each time.
 */
export async function writeParquet(
  csvFile: string,
  file: string,
  columns: readonly FileColumn[],
  notes: ParquetNotes,
): Promise<void> {
  const types = columns.map(({ name }) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const select = columns.map(selected).join(", ");
  const metadata = Object.entries(notes).map(([name, text]) => `${name}: ${literal(text)}`);
  await withDatabase(async (db) => {
    await db.run("SET threads = 1");
    await db.run(
      `COPY (SELECT ${select} FROM read_csv(${literal(csvFile)}, auto_detect = false, header = true, delim = ',',
         quote = '"', escape = '"', parallel = false, columns = {${types}}))
       TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${metadata.join(", ")}})`,
    );
  });
}

function selected({ name, holds }: FileColumn): string {
  const column = identifier(name);
  if (holds?.kind === "indicator") {
    const number = `TRY_CAST(${column} AS DOUBLE)`;
    const symbol = `CASE WHEN ${number} IS NULL THEN ${column} END`;
    return `${number} AS ${column}, ${symbol} AS ${identifier(`${name}_symbol`)}`;
  }
  return `CASE WHEN regexp_matches(${column}, '^''[=+@\\t\\r-]') THEN substr(${column}, 2) ELSE ${column} END AS ${column}`;
}

import type { DuckDBConnection } from "@duckdb/node-api";
import { literal } from "../database.ts";
import { DataFile } from "./data-file.ts";
import { makePlaces } from "./places.ts";
import type { SoundFile } from "./read-text.ts";
import { sqlPath } from "./sql-path.ts";
import { Unreadable } from "./unreadable.ts";

const faults: Readonly<Record<string, string>> = {
  "MISSING COLUMNS": "has fewer cells than the header",
  "TOO MANY COLUMNS": "has more cells than the header",
  "UNQUOTED VALUE": "has a quote that is not closed, or text after a closing quote",
  "LINE SIZE OVER MAXIMUM": "is longer than 2 million characters",
};

/** Reads a sound file into the table `data`. Throws Unreadable for a row that is not as wide as the header. */
export async function loadData(db: DuckDBConnection, file: SoundFile): Promise<DataFile> {
  await readCells(db, file);
  await refuseRejects(db, file.name);
  const answer = await db.runAndReadAll("SELECT count(*)::INTEGER FROM data");
  const rows = Number(answer.getRows()[0]?.[0] ?? 0);
  if (rows === 0) throw new Unreadable(file.name, "has a header and no rows", "give a file with rows");
  const data = new DataFile(db, file.header, rows);
  await makePlaces(data);
  return data;
}

async function readCells(db: DuckDBConnection, { path, name, gzip, header }: SoundFile): Promise<void> {
  const names = header.map((_, n) => `c${n}`);
  const columns = names.map((column) => `${column}: 'VARCHAR'`).join(", ");
  const filled = names.map((column) => literal(column)).join(", ");
  try {
    await db.run(`CREATE TABLE data AS SELECT * FROM read_csv(${sqlPath(path)}, header = false, skip = 1,
      auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}},
      force_not_null = [${filled}], strict_mode = true, null_padding = false, store_rejects = true,
      rejects_limit = 0, compression = '${gzip ? "gzip" : "none"}')`);
  } catch {
    // DuckDB's own words speak of its options, not of the file.
    throw new Unreadable(
      name,
      "is no CSV that can be read: ends of lines of two kinds, or quotes that do not close",
      "save it again as CSV UTF-8",
    );
  }
}

/** Every row that is refused is kept, as the threads of a reader come upon them in no order. */
async function refuseRejects(db: DuckDBConnection, name: string): Promise<void> {
  const answer = await db.runAndReadAll(
    "SELECT line::VARCHAR, error_type::VARCHAR FROM reject_errors ORDER BY line LIMIT 1",
  );
  const [line, kind] = answer.getRows()[0] ?? [];
  if (line === undefined) return;
  const what = faults[String(kind)] ?? "cannot be read as a row";
  throw new Unreadable(name, `line ${line} ${what}`, "give every row a cell for each column");
}

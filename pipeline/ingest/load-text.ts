import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { literal } from "../database.ts";
import type { SourceColumn } from "../source-columns.ts";
import { refuse } from "../user-error.ts";
import type { SourceFile } from "./find-files.ts";
import { matchColumns, type Places } from "./match-columns.ts";
import { type LoadedFile, loadTable, RowSink } from "./raw-table.ts";
import { delimiterOf, readRecords } from "./read-records.ts";
import { isMalformed, RecordTally, recordText, scanText, type TextScan } from "./scan-text.ts";
import { splitFields } from "./split-fields.ts";

/**
 * Loads a delimited text. DuckDB reads it where it can (UTF-8, one header row and nothing above it, one kind of line end); else, and where
 * the two counts of records do not agree, JavaScript reads it, by stream and to the letter of the scan.
 */
export async function loadText(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
): Promise<LoadedFile> {
  const { source } = collection;
  const scan = await scanText(file, source);
  const places = matchColumns(scan.columns, needed, collection, file.where);
  const rows = scan.records - scan.malformed.length;
  const isPlain =
    source.encoding === "utf-8" &&
    source.headers === "one_row" &&
    source.preamble === undefined &&
    scan.plain;
  const loaded =
    isPlain && (await loadByDuckDb(db, file, delimiterOf(file, source), scan, needed, places, rows));
  if (!loaded) await loadByStream(db, file, source, scan, places);
  return { name: file.name, rows, malformed: scan.malformed, places, reader: loaded ? "duckdb" : "stream" };
}

/** True where DuckDB stored as many rows as the scan counted; otherwise nothing is stored. */
async function loadByDuckDb(
  db: DuckDBConnection,
  file: SourceFile,
  delimiter: string,
  scan: TextScan,
  needed: readonly SourceColumn[],
  places: Places,
  rows: number,
): Promise<boolean> {
  const columns = needed.map((_, i) => (places[i] === null ? "NULL" : `f${places[i]}`));
  await db.run("BEGIN");
  try {
    const inserted = await db.run(
      `INSERT INTO ${loadTable} SELECT ${columns.join(", ")} FROM ${readCsv(file, delimiter, scan)}`,
    );
    const agrees = inserted.rowsChanged === rows;
    await db.run(agrees ? "COMMIT" : "ROLLBACK");
    return agrees;
  } catch {
    await db.run("ROLLBACK");
    return false;
  }
}

/** Every column is read as text, and only the needed ones are kept: DuckDB leaves the others in its buffer. */
function readCsv(file: SourceFile, delimiter: string, scan: TextScan): string {
  const types = scan.columns.map((_, i) => `f${i}: 'VARCHAR'`).join(", ");
  const longest = Math.max(2 << 20, scan.longest + 2);
  const options = [
    `columns = {${types}}`,
    `delim = ${literal(delimiter)}`,
    `quote = '"', escape = '"', header = true, auto_detect = false`,
    `ignore_errors = ${scan.malformed.length > 0}`,
    `compression = ${literal(file.gzip ? "gzip" : "none")}`,
    `max_line_size = ${longest}, buffer_size = ${Math.max(32 << 20, longest * 2)}`,
  ];
  return `read_csv(${literal(globSafe(file.path))}, ${options.join(", ")})`;
}

/** DuckDB takes a path for a pattern: a bracket around each special character makes it stand for itself. */
export function globSafe(path: string): string {
  return path.replace(/[*?[]/g, "[$&]");
}

async function loadByStream(
  db: DuckDBConnection,
  file: SourceFile,
  source: Collection["source"],
  scan: TextScan,
  places: Places,
): Promise<void> {
  const delimiter = delimiterOf(file, source);
  const tally = new RecordTally();
  const sink = await RowSink.open(db, places);
  let header = source.headers === "surveymonkey" ? 2 : 1;
  await readRecords(file, source, (record) => {
    if (header-- > 0) return;
    const malformed = isMalformed(record, scan.columns.length);
    tally.add(malformed);
    if (!malformed) sink.add(splitFields(recordText(record), delimiter));
  });
  await sink.close();
  const same = tally.records === scan.records && tally.malformed.length === scan.malformed.length;
  if (!same) refuse(file.where, "changed while it was read", "run the build again when nothing writes to it");
}

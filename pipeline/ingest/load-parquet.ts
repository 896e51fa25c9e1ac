import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { identifier, literal } from "../database.ts";
import { columnName, type SourceColumn } from "../source-columns.ts";
import { refuse, UserError } from "../user-error.ts";
import { shownName } from "./column-names.ts";
import type { SourceFile } from "./find-files.ts";
import { globSafe } from "./load-text.ts";
import { matchColumns, type Places } from "./match-columns.ts";
import { type LoadedFile, loadTable } from "./raw-table.ts";

type ParquetColumn = { name: string; type: string };

/** Loads a Parquet file; every value as the text that it would be in a CSV. Throws a UserError where it is broken. */
export async function loadParquet(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  needed: readonly SourceColumn[],
): Promise<LoadedFile> {
  const scan = `read_parquet(${literal(globSafe(file.path))})`;
  const columns = await readable(file, () => parquetColumns(db, scan));
  const named = columns.map(({ name }) => ({ name: columnName(name), shown: shownName(columnName(name)) }));
  const places = matchColumns(named, needed, collection, file.where);
  refuseNested(file, places, columns);
  const rows = await readable(file, () => insertRows(db, scan, columns, places));
  if (rows === 0) refuse(file.where, "has a header and no responses", "export it again, or take it away");
  return { name: file.name, rows, malformed: [], places, reader: "duckdb" };
}

async function parquetColumns(db: DuckDBConnection, scan: string): Promise<ParquetColumn[]> {
  const described = await db.runAndReadAll(
    `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM ${scan})`,
  );
  return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
}

async function insertRows(
  db: DuckDBConnection,
  scan: string,
  columns: readonly ParquetColumn[],
  places: Places,
): Promise<number> {
  const selected = places.map((place) => asText(place === null ? undefined : columns[place]));
  const inserted = await db.run(`INSERT INTO ${loadTable} SELECT ${selected.join(", ")} FROM ${scan}`);
  return inserted.rowsChanged;
}

/** DuckDB would write a list as "[a, b]" and bytes as "\xC3", which no code list knows. */
function refuseNested(file: SourceFile, places: Places, columns: readonly ParquetColumn[]): void {
  const problems = places.flatMap((place) => {
    const column = place === null ? undefined : columns[place];
    if (column === undefined || !/\[\d*\]$|^(STRUCT|MAP|UNION|BLOB)\b/.test(column.type)) return [];
    const what = `the column ${shownName(columnName(column.name))} holds ${column.type === "BLOB" ? "bytes" : "lists or groups"}`;
    return [
      { where: file.where, what, todo: "write it as a text, several answers with a delimiter between" },
    ];
  });
  if (problems.length > 0) throw new UserError(problems);
}

/**
 * A whole number kept as a floating one (1.0) is the code 1, and one that is not a number is no answer; a timestamp
 * has no fraction of a second (times with a zone are in UTC), and at midnight it is a date.
 */
function asText(column: ParquetColumn | undefined): string {
  if (column === undefined) return "NULL";
  const text = `CAST(${identifier(column.name)} AS VARCHAR)`;
  if (column.type === "DOUBLE" || column.type === "FLOAT")
    return `nullif(regexp_replace(${text}, '\\.0$', ''), 'nan')`;
  return column.type.startsWith("TIMESTAMP")
    ? `regexp_replace(${text}, '( 00:00:00)?(\\.\\d+)?(\\+00)?$', '')`
    : text;
}

/** DuckDB's own message may quote a value, so it is not passed on. */
async function readable<T>(file: SourceFile, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    refuse(file.where, "cannot be read as Parquet", "write the file again");
  }
}

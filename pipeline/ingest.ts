import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "./collection.ts";
import { closeDoor } from "./ingest/close-door.ts";
import { findFiles, type SourceFile } from "./ingest/find-files.ts";
import { LogReader } from "./ingest/load-log.ts";
import { loadOds } from "./ingest/load-ods.ts";
import { loadParquet } from "./ingest/load-parquet.ts";
import { loadText } from "./ingest/load-text.ts";
import { loadXlsx } from "./ingest/load-xlsx.ts";
import { refuseAbsent } from "./ingest/match-columns.ts";
import { createRawTable, createRawView, type LoadedFile } from "./ingest/raw-table.ts";
import { sourceColumns } from "./source-columns.ts";

/** How many rows were read: stored in `raw`, and too broken to store. */
export type RawRows = { rows: number; malformed: number; files: readonly LoadedFile[] };

const loaders = { comma: loadText, tab: loadText, parquet: loadParquet, xlsx: loadXlsx, ods: loadOds };

/**
 * Loads the folder's files that match `collection.source.files` into the database, in byte order of their names, and
 * then shuts the database off from all files. `where` is what messages call the folder. Only columns that a variable
 * needs are stored; identifiers never are. Tables made: see ingest/raw-table.ts. Throws a UserError for what cannot
 * be read; its messages name files, lines and columns, never a value.
 */
export async function ingest(
  db: DuckDBConnection,
  collection: Collection,
  folder: string,
  where: string,
): Promise<RawRows> {
  const needed = sourceColumns(collection);
  const found = await findFiles(folder, collection.source, where);
  await createRawTable(db, needed);
  const files: LoadedFile[] = [];
  const logs = new LogReader(collection, needed);
  for (const file of found) files.push(await loadFile(db, file, collection, logs));
  await logs.finish(db);
  refuseAbsent(
    needed,
    files.map(({ places }) => places),
    collection,
    where,
  );
  await createRawView(db, files, needed);
  await closeDoor(db);
  const malformed = files.reduce((sum, file) => sum + file.malformed.length, 0);
  return { rows: files.reduce((sum, { rows }) => sum + rows, 0), malformed, files };
}

function loadFile(
  db: DuckDBConnection,
  file: SourceFile,
  collection: Collection,
  logs: LogReader,
): Promise<LoadedFile> {
  if (file.format === "log") return logs.load(db, file);
  return loaders[file.format](db, file, collection, sourceColumns(collection));
}

import { type DuckDBAppender, type DuckDBConnection, DuckDBDataChunk, VARCHAR } from "@duckdb/node-api";
import { literal } from "../database.ts";
import { quietly } from "../quiet-sql.ts";
import type { SourceColumn } from "../source-columns.ts";
import type { Places } from "./match-columns.ts";

/** What one file gave: rows stored, and the numbers (from 1 after the header) of those too broken to store. */
export type LoadedFile = {
  name: string;
  rows: number;
  malformed: readonly number[];
  places: Places;
  /** DuckDB itself, or the slower stream through JavaScript. */
  reader: "duckdb" | "stream";
};

/** The table that files are loaded into; the view `raw` over it is what validate reads. */
export const loadTable = "raw_rows";

const chunkRows = 2048;

/** Makes the empty table: a text column for each needed column, and nothing else. */
export async function createRawTable(db: DuckDBConnection, columns: readonly SourceColumn[]): Promise<void> {
  await db.run(`CREATE TABLE ${loadTable} (${columns.map(({ raw }) => `${raw} VARCHAR`).join(", ")})`);
}

/**
 * Makes what validate reads:
 *   raw        row_id BIGINT (order of reading, from 1), and "#0", "#1", … VARCHAR, one a needed column
 *   raw_place  first_row_id, source_file, source_row: from that row on, record numbers run on with row numbers
 *   raw_absent first_row_id, last_row_id, raw: the rows of a file that has not got a needed column, and that column
 *   malformed  source_file, source_row: the rows too broken to store
 */
export async function createRawView(
  db: DuckDBConnection,
  files: readonly LoadedFile[],
  columns: readonly SourceColumn[],
): Promise<void> {
  await db.run(`CREATE VIEW raw AS SELECT rowid + 1 AS row_id, * FROM ${loadTable}`);
  await db.run("CREATE TABLE raw_place (first_row_id BIGINT, source_file VARCHAR, source_row BIGINT)");
  await db.run("CREATE TABLE raw_absent (first_row_id BIGINT, last_row_id BIGINT, raw VARCHAR)");
  await db.run("CREATE TABLE malformed (source_file VARCHAR, source_row BIGINT)");
  let firstRowId = 1;
  for (const file of files) {
    await insertPlaces(db, file, firstRowId);
    await insertAbsent(db, file, firstRowId, columns);
    firstRowId += file.rows;
  }
}

/** A broken record shifts the numbers of those after it; of several in a row, the last says by how much. */
async function insertPlaces(db: DuckDBConnection, file: LoadedFile, firstRowId: number): Promise<void> {
  const name = literal(file.name);
  await appendMalformed(db, file);
  await db.run(`INSERT INTO raw_place SELECT first_row_id, ${name}, max(source_row) FROM (
      SELECT ${firstRowId} AS first_row_id, 1 AS source_row
      UNION ALL
      SELECT ${firstRowId} + source_row - row_number() OVER (ORDER BY source_row), source_row + 1
      FROM malformed WHERE source_file = ${name}
    ) WHERE first_row_id < ${firstRowId + file.rows} GROUP BY first_row_id`);
}

async function insertAbsent(
  db: DuckDBConnection,
  { places, rows }: LoadedFile,
  firstRowId: number,
  columns: readonly SourceColumn[],
): Promise<void> {
  const absent = columns.filter((_, i) => places[i] === null);
  const values = absent.map(({ raw }) => `(${firstRowId}, ${firstRowId + rows - 1}, ${literal(raw)})`);
  if (values.length > 0) await db.run(`INSERT INTO raw_absent VALUES ${values.join(", ")}`);
}

async function appendMalformed(db: DuckDBConnection, { name, malformed }: LoadedFile): Promise<void> {
  const appender = await db.createAppender("malformed");
  for (const row of malformed) {
    appender.appendVarchar(name);
    appender.appendBigInt(BigInt(row));
    appender.endRow();
  }
  appender.closeSync();
}

/** Takes rows that JavaScript has read and stores only the needed columns of them, some thousand at a time. */
export class RowSink {
  rows = 0;
  readonly #appender: DuckDBAppender;
  readonly #places: Places;
  readonly #columns: (string | null)[][];

  private constructor(appender: DuckDBAppender, places: Places) {
    this.#appender = appender;
    this.#places = places;
    this.#columns = places.map(() => []);
  }

  static async open(db: DuckDBConnection, places: Places): Promise<RowSink> {
    return new RowSink(await db.createAppender(loadTable), places);
  }

  add(fields: readonly (string | null)[]): void {
    this.#places.forEach((place, i) => {
      this.#columns[i]?.push(place === null ? null : (fields[place] ?? null));
    });
    this.rows++;
    if (this.rows % chunkRows === 0) this.#flush();
  }

  async close(): Promise<void> {
    await quietly("store the rows of a file", async () => {
      if (this.rows % chunkRows !== 0) this.#flush();
      this.#appender.closeSync();
    });
  }

  #flush(): void {
    const chunk = DuckDBDataChunk.create(this.#places.map(() => VARCHAR));
    chunk.setColumns(this.#columns);
    this.#appender.appendDataChunk(chunk);
    for (const column of this.#columns) column.length = 0;
  }
}

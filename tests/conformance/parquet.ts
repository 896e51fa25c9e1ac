import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { readParquet } from "parquet-wasm/node";
import { arrowColumns } from "./arrow.ts";
import type { Check } from "./check.ts";
import { type Columns, columnsOf, faultsIn, sameAsCsv } from "./table-files.ts";
import { npmVersion } from "./tools.ts";

async function byHyparquet(path: string): Promise<Columns> {
  const file = await asyncBufferFromFile(path);
  const { children } = parquetSchema(await parquetMetadataAsync(file));
  return columnsOf(
    children.map(({ element }) => element.name),
    await parquetReadObjects({ file, compressors }),
  );
}

function byParquetWasm(path: string): Columns {
  return arrowColumns(tableFromIPC(readParquet(readFileSync(path)).intoIPCStream()));
}

async function byDuckDb(path: string): Promise<Columns> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const reader = await connection.runAndReadAll("SELECT * FROM read_parquet($path)", { path });
    return new Map(
      reader.deduplicatedColumnNames().map((name, place) => [name, reader.getColumns()[place] ?? []]),
    );
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Every Parquet file by the reader of browsers, in JavaScript. */
export const parquetByHyparquet: Check = {
  name: "Parquet, JavaScript",
  run: (subject) => sameAsCsv(subject, "parquet", npmVersion("hyparquet"), byHyparquet),
  faults: faultsIn("parquet"),
};

/** Every Parquet file by Rust's reader, compiled to WebAssembly. */
export const parquetByParquetWasm: Check = {
  name: "Parquet, Rust",
  run: (subject) => sameAsCsv(subject, "parquet", npmVersion("parquet-wasm"), byParquetWasm),
  faults: faultsIn("parquet"),
};

/** Every Parquet file by the database that wrote it: what its users will see. */
export const parquetByDuckDb: Check = {
  name: "Parquet, DuckDB",
  run: (subject) => sameAsCsv(subject, "parquet", npmVersion("@duckdb/node-api"), byDuckDb),
  faults: faultsIn("parquet"),
};

import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { Value } from "../protect/safe-table.ts";
import { compareRows, type DataFile, symbols } from "./data-file.ts";
import type { ExpectedRows } from "./expected-rows.ts";
import { type Checked, Notes } from "./finding.ts";

/** Every cell of a table's Parquet file against the safe table; read with another library than the one that wrote it. */
export async function checkParquet(folder: string, name: string, expected: ExpectedRows): Promise<Checked> {
  const notes = new Notes(name);
  const file = await readParquet(join(folder, name));
  const indicators = expected.measures.flatMap(({ column }) => [column, `${column}_symbol`]);
  const agrees = (row: number, column: string, value: Value) =>
    isHeld(file.cell(column, row) ?? null, file.cell(`${column}_symbol`, row) ?? null, value);
  compareRows(file, expected, indicators, agrees, notes);
  return notes.checked();
}

async function readParquet(path: string): Promise<DataFile> {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
  return {
    columns: Object.keys(rows[0] ?? {}),
    count: rows.length,
    cell: (column, row) => rows[row]?.[column],
  };
}

function isHeld(number: unknown, symbol: unknown, value: Value): boolean {
  if (value.state === "published") return number === value.value && symbol === null;
  return number === null && symbol === symbols[value.state];
}

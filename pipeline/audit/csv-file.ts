import { readFile } from "node:fs/promises";
import { join } from "node:path";
import Papa from "papaparse";
import type { Value } from "../protect/safe-table.ts";
import { compareRows, type DataFile, symbols } from "./data-file.ts";
import type { ExpectedRows } from "./expected-rows.ts";
import { type Checked, Notes } from "./finding.ts";

/** Every cell of a table's CSV against the safe table. */
export async function checkCsv(folder: string, name: string, expected: ExpectedRows): Promise<Checked> {
  const notes = new Notes(name);
  const file = await readCsv(join(folder, name), notes);
  const indicators = expected.measures.map(({ column }) => column);
  const agrees = (row: number, column: string, value: Value) => isWritten(file.cell(column, row), value);
  compareRows(file, expected, indicators, agrees, notes);
  return notes.checked();
}

/** Reads a CSV file as a stranger would: UTF-8, one header row, as many fields in each row as in the header. */
export async function readCsv(path: string, notes: Notes): Promise<DataFile> {
  const { data, errors } = Papa.parse<string[]>(await readFile(path, "utf8"), { skipEmptyLines: false });
  if (data.at(-1)?.length === 1 && data.at(-1)?.[0] === "") data.pop();
  for (const { row, message } of errors) notes.fault(`row ${(row ?? 0) + 1}`, message);
  const [columns = [], ...rows] = data;
  rows.forEach((row, i) => {
    if (row.length !== columns.length)
      notes.fault(`row ${i + 2}`, `has ${row.length} fields, not ${columns.length}`);
  });
  const place = new Map(columns.map((column, i) => [column, i]));
  return { columns, count: rows.length, cell: (column, row) => rows[row]?.[place.get(column) ?? -1] };
}

/** A plain decimal number of that value, or the bare symbol. */
function isWritten(text: unknown, value: Value): boolean {
  if (value.state !== "published") return text === symbols[value.state];
  return typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text) && Number(text) === value.value;
}

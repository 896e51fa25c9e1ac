import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import type { Value } from "../protect/safe-table.ts";
import { compareRows, type DataFile, symbols } from "./data-file.ts";
import type { ExpectedRows } from "./expected-rows.ts";
import { type Checked, Notes } from "./finding.ts";

/** Every cell of a table's Arrow file against the safe table. Labels are as people wrote them: no spreadsheet runs them. */
export async function checkArrow(folder: string, name: string, expected: ExpectedRows): Promise<Checked> {
  const notes = new Notes(name);
  const file = await readArrow(join(folder, name), expected.texts);
  const indicators = expected.measures.flatMap(({ column }) => [column, `${column}_symbol`]);
  const agrees = (row: number, column: string, value: Value) =>
    isHeld(file.cell(column, row) ?? null, file.cell(`${column}_symbol`, row) ?? null, value);
  compareRows(file, expected, indicators, agrees, notes);
  return notes.checked();
}

async function readArrow(path: string, texts: readonly string[]): Promise<DataFile> {
  const table = tableFromIPC(await readFile(path));
  const columns = new Map(table.schema.fields.map(({ name }) => [name, table.getChild(name)]));
  return {
    columns: [...columns.keys()],
    count: table.numRows,
    cell(column, row) {
      const cell: unknown = columns.get(column)?.get(row);
      return texts.includes(column) && typeof cell === "string" ? asInCsv(cell) : cell;
    },
  };
}

function asInCsv(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function isHeld(number: unknown, symbol: unknown, value: Value): boolean {
  if (value.state === "published") return number === value.value && symbol === null;
  return number === null && symbol === symbols[value.state];
}

import type { Value } from "../protect/safe-table.ts";
import type { ExpectedRows } from "./expected-rows.ts";
import type { Notes } from "./finding.ts";

/** The five symbols of the data standard. */
export const symbols: Readonly<Record<Exclude<Value["state"], "published">, string>> = {
  confidential: "c",
  low: "low",
  unreliable: "u",
  unavailable: "x",
  "not applicable": "z",
};

/** A data file as read: its columns in order, and the text or number of each cell. */
export type DataFile = {
  columns: readonly string[];
  count: number;
  cell(column: string, row: number): unknown;
};

/**
 * Compares a data file with the rows that it must have, cell by cell. `agrees` compares one value, because a CSV and
 * a Parquet file write a value in different ways.
 */
export function compareRows(
  file: DataFile,
  expected: ExpectedRows,
  indicators: readonly string[],
  agrees: (row: number, column: string, value: Value) => boolean,
  notes: Notes,
): void {
  compareColumns(file, expected, indicators, notes);
  notes.same("number of rows", file.count, expected.count);
  const texts = expected.texts.filter((column) => file.columns.includes(column));
  for (let row = 0; row < Math.min(file.count, expected.count); row++) {
    const wanted = expected.text(row);
    for (const column of texts) {
      const [is, should] = [asText(file.cell(column, row)), wanted.get(column) ?? ""];
      if (is !== should) notes.same(place(row, column), is, should);
    }
    for (const { column } of expected.measures) {
      const value = expected.value(column, row);
      notes.count(1);
      if (!agrees(row, column, value)) notes.fault(place(row, column), `should be ${written(value)}`);
    }
  }
}

function compareColumns(
  file: DataFile,
  expected: ExpectedRows,
  indicators: readonly string[],
  notes: Notes,
): void {
  const needed = [...expected.texts, ...indicators];
  for (const column of needed)
    if (!file.columns.includes(column)) notes.fault("columns", `${column} is missing`);
  for (const column of file.columns)
    if (!needed.includes(column)) notes.fault("columns", `${column} does not belong`);
  if (new Set(file.columns).size < file.columns.length) notes.fault("columns", "one is there twice");
}

/** Rows as a reader counts them in a spreadsheet: the header is row 1. */
function place(row: number, column: string): string {
  return `row ${row + 2}, ${column}`;
}

function written(value: Value): string {
  return value.state === "published" ? String(value.value) : symbols[value.state];
}

function asText(cell: unknown): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

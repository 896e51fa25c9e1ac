import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { Fault, Found, Subject } from "./check.ts";
import { filesUnder, spoil } from "./files.ts";

/** A table as some reader gives it: the values of each column from the first row to the last. */
export type Columns = ReadonlyMap<string, readonly unknown[]>;

/** Reads one file, by its path. */
export type Reader = (file: string) => Promise<Columns> | Columns;

/** Rows as objects, as many readers give them, by column. */
export function columnsOf(names: readonly string[], rows: readonly Record<string, unknown>[]): Columns {
  return new Map(names.map((name) => [name, rows.map((row) => row[name])]));
}

/**
 * Reads every file of one format with a reader, and compares it with the CSV beside it: the same columns in the same
 * order, and in each cell the same text, or the same number as a number, or the same symbol in the column beside it.
 */
export async function sameAsCsv(
  subject: Subject,
  extension: string,
  validator: string,
  read: Reader,
): Promise<Found> {
  const files = filesUnder(subject.packages, new RegExp(`\\.${extension}$`));
  const problems: string[] = [];
  let cells = 0;
  for (const file of files) {
    const csv = csvColumns(join(subject.packages, file.replace(/\.\w+$/, ".csv")));
    cells += [...csv.values()].reduce((sum, values) => sum + values.length, 0);
    problems.push(
      ...(await differences(csv, join(subject.packages, file), read)).map((what) => `${file}: ${what}`),
    );
  }
  return { validator, files: files.length, problems, notes: [`${cells} cells, each compared with the CSV`] };
}

async function differences(csv: Columns, file: string, read: Reader): Promise<string[]> {
  let columns: Columns;
  try {
    columns = await read(file);
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
  const own = [...columns.keys()].filter((name) => !isCompanion(name, columns));
  if (own.join() !== [...csv.keys()].join())
    return [`columns are ${own.join()} and not ${[...csv.keys()].join()}`];
  return own.flatMap((name) => columnDifferences(name, csv.get(name)!, columns));
}

function isCompanion(name: string, columns: Columns): boolean {
  return name.endsWith("_symbol") && columns.has(name.slice(0, -"_symbol".length));
}

function columnDifferences(name: string, texts: readonly unknown[], columns: Columns): string[] {
  const values = columns.get(name)!;
  const symbols = columns.get(`${name}_symbol`);
  if (values.length !== texts.length) return [`"${name}" has ${values.length} rows and not ${texts.length}`];
  const wrong = texts.flatMap((text, row) =>
    same(String(text), values[row], symbols, row) ? [] : [row + 1],
  );
  return wrong.length === 0 ? [] : [`"${name}" differs in ${wrong.length} rows, the first is ${wrong[0]}`];
}

/** In a column of numbers a number is of that type, and a symbol stands beside an empty cell. */
function same(text: string, value: unknown, symbols: readonly unknown[] | undefined, row: number): boolean {
  if (symbols === undefined) return plain(text) === (value ?? "");
  const isNumber = text !== "" && !Number.isNaN(Number(text));
  if (!isNumber) return (value ?? null) === null && (symbols[row] ?? "") === text;
  return (
    (typeof value === "number" || typeof value === "bigint") &&
    Number(value) === Number(text) &&
    !symbols[row]
  );
}

/** The apostrophe that keeps a spreadsheet from running a label is in CSV only. */
function plain(text: string): string {
  return text.replace(/^'(?=[=+@\t\r-])/, "");
}

function csvColumns(file: string): Columns {
  const { data, errors } = Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const [header = [], ...rows] = data;
  return new Map(header.map((name, place) => [name, rows.map((row) => row[place])]));
}

/** Faults that a comparison with the CSV must find: in a number, in a label, and in the file itself. */
export function faultsIn(extension: string): Fault[] {
  const csv = /^parents-views\/2025\/statements\.csv$/;
  return [
    {
      what: "a number that the CSV has otherwise",
      plant: ({ packages }) => spoil(packages, csv, /,(\d+)$/m, ",9$1"),
    },
    {
      what: "a symbol where there is a number",
      plant: ({ packages }) => spoil(packages, csv, /,(\d+)$/m, ",c"),
    },
    { what: "a label of another word", plant: ({ packages }) => spoil(packages, csv, ",Agree,", ",Agreed,") },
    {
      what: `a .${extension} file that breaks off`,
      plant: ({ packages }) => cut(join(packages, `parents-views/2025/statements.${extension}`)),
    },
  ];
}

function cut(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
}

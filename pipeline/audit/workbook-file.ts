import { join } from "node:path";
import type { SafeTable } from "../protect/safe-table.ts";
import { protectionStatement } from "../protect/statement.ts";
import { expectedRows } from "./expected-rows.ts";
import { type AuditInput, knownTexts } from "./facts.ts";
import { type Checked, Notes } from "./finding.ts";
import { looseNumbers } from "./loose-numbers.ts";
import { type ReadRow, readWorkbook } from "./workbook/sheets.ts";
import { TableSheet } from "./workbook/table-sheet.ts";

/** Rows that a sheet can have, of which ten are for what stands above its table. */
const MOST_ROWS = 1_048_576 - 10;

/** Sheets that hold no table of figures. */
const frontSheets = new Set(["Cover", "Contents", "Notes", "Shorthand"]);

/**
 * Every number and symbol of a written ODS or XLSX workbook against the safe tables, and every other text for numbers
 * that nobody vouches for. It reads the file by stream and shares no code with what wrote it. A table of more than
 * `mostRows` is not in a workbook.
 */
export async function checkWorkbook(name: string, input: AuditInput, mostRows = MOST_ROWS): Promise<Checked> {
  const notes = new Notes(name);
  const book = new Book(input, mostRows, notes);
  try {
    await readWorkbook(join(input.folder, name), (row) => book.take(row));
  } catch {
    notes.fault("file", "cannot be read as a workbook");
  }
  book.end();
  return notes.checked();
}

/** The sheets as they come: each that is not a front sheet must be the next table. */
class Book {
  readonly #notes: Notes;
  readonly #tables: readonly TableSheet[];
  readonly #vouched: (text: string) => boolean;
  #sheet: string | null = null;
  #next = 0;
  #table: TableSheet | null = null;

  constructor(input: AuditInput, mostRows: number, notes: Notes) {
    const fits = ({ cells }: SafeTable) => cells.numRows <= mostRows;
    this.#notes = notes;
    this.#tables = input.tables
      .filter(fits)
      .map((table) => new TableSheet(table, expectedRows(table, input), notes));
    this.#vouched = voucher(
      input,
      input.tables.filter((table) => !fits(table)),
    );
  }

  take(row: ReadRow): void {
    if (row.sheet !== this.#sheet) this.#turnTo(row.sheet);
    const where = `${row.sheet}, row ${row.row}`;
    for (const { kind } of row.cells) if (kind === "formula") this.#notes.fault(where, "has a formula");
    const words = this.#table === null ? row.cells.map(({ text }) => text) : this.#table.take(row);
    for (const text of words) if (!this.#vouched(text)) this.#notes.fault(where, "has a number of its own");
  }

  end(): void {
    for (const table of this.#tables) table.end();
  }

  #turnTo(sheet: string): void {
    this.#sheet = sheet;
    this.#table = frontSheets.has(sheet) ? null : (this.#tables[this.#next++] ?? null);
    if (this.#table === null && !frontSheets.has(sheet))
      this.#notes.fault(sheet, "is no table of the release");
  }
}

/** Numbers of a workbook's own: the numbers of notes, and the cells in which tables begin. */
const ownNumbers = /\[note \d+\]|\bcell A\d+\b/g;

/** Whether every number in a text is one of the definitions, of the rules of protection, or of the workbook's own. */
function voucher(input: AuditInput, leftOut: readonly SafeTable[]): (text: string) => boolean {
  const { release, protection } = input.loaded;
  const contacts = [release.contact, input.publisher.contact, input.publisher.press];
  const phrases = [
    ...[...knownTexts(input)].filter((text) => /\p{L}/u.test(text)),
    ...contacts.flatMap((contact) => contact?.phone ?? []),
    ...protectionStatement(protection).sentences,
    ...input.tables.flatMap(({ shape }) => sheetNames(shape.name)),
    ...leftOut.map(({ cells }) => `${thousands(cells.numRows)} rows`),
  ];
  const withDigits = phrases
    .map((phrase) => phrase.replace(/\s+/g, " "))
    .filter((phrase) => /\d/.test(phrase));
  return (text) => {
    const rest = text.replace(ownNumbers, " ").replace(/\s+/g, " ");
    const held = withDigits.filter((phrase) => rest.includes(phrase));
    return !/\d/.test(rest) || looseNumbers(rest, held).length === 0;
  };
}

/** How the contents call a table's sheet; one that was called so before has a number of its own. */
function sheetNames(table: string): string[] {
  const name = table.replaceAll("-", "_");
  return [name.slice(0, 31), `${name.slice(0, 29)}_2`];
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

import type { SafeTable, Value } from "../../protect/safe-table.ts";
import { symbols } from "../data-file.ts";
import type { ExpectedRows } from "../expected-rows.ts";
import type { Notes } from "../finding.ts";
import type { ReadCell, ReadRow } from "./sheets.ts";

/** Compares the rows of one published table's sheet with the safe table, as they are read. */
export class TableSheet {
  readonly #table: SafeTable;
  readonly #expected: ExpectedRows;
  readonly #notes: Notes;
  #header: number | null = null;
  #rows = 0;

  constructor(table: SafeTable, expected: ExpectedRows, notes: Notes) {
    this.#table = table;
    this.#expected = expected;
    this.#notes = notes;
  }

  /** Takes a row. Gives the texts of one above the table and of its header, which are words to look at. */
  take({ sheet, row, cells }: ReadRow): readonly string[] {
    const texts = cells.map(({ text }) => text);
    if (row === 1) this.#checkTitle(sheet, texts[0] ?? "");
    const begins = /begins in cell A(\d+)\b/.exec(texts[0] ?? "");
    if (this.#header === null && begins !== null) this.#header = Number(begins[1]);
    if (this.#header === null || row < this.#header) return texts;
    if (row === this.#header) {
      this.#checkHeader(sheet, texts);
      return texts;
    }
    this.#checkRow(sheet, row, cells);
    return [];
  }

  /** After the last row. */
  end(): void {
    this.#notes.same(`${this.#table.shape.name}, number of rows`, this.#rows, this.#expected.count);
  }

  #checkTitle(sheet: string, title: string): void {
    const { shape } = this.#table;
    if (!title.startsWith(oneLine(shape.title)))
      this.#notes.fault(`${sheet}!A1`, "is not the title of its table");
  }

  /** The words of the definitions stand in the headers of filters, attributes and measures, with the unit. */
  #checkHeader(sheet: string, headers: readonly string[]): void {
    const { shape } = this.#table;
    const filters = shape.dimensions.filter(({ kind }) => kind !== "geography");
    const measures = shape.measures.map(({ label, unit }) => ({ label, unit }));
    const said = [...filters, ...shape.attributes].map(({ label }) => ({ label, unit: "" }));
    const wanted = [...said, ...measures];
    const columns = this.#expected.texts.length + measures.length;
    this.#notes.same(`${sheet}, number of columns`, headers.length, columns);
    wanted.forEach(({ label, unit }, i) => {
      const header = headers[columns - wanted.length + i] ?? "";
      if (!header.startsWith(oneLine(label)) || !header.includes(unit))
        this.#notes.fault(
          `${sheet}, column ${columns - wanted.length + i + 1}`,
          "is not headed by its label and unit",
        );
    });
  }

  #checkRow(sheet: string, row: number, cells: readonly ReadCell[]): void {
    const { texts, measures, text, value, count } = this.#expected;
    const at = row - (this.#header ?? 0) - 1;
    this.#rows++;
    if (at >= count) return;
    const where = (column: string) => `${sheet}, row ${row}, ${column}`;
    const wanted = text(at);
    texts.forEach((column, i) => {
      const cell = cells[i] ?? { kind: "text", text: "" };
      if (!isText(cell, column, wanted.get(column) ?? ""))
        this.#notes.same(where(column), cell.text, wanted.get(column));
    });
    measures.forEach(({ column }, i) => {
      this.#notes.count(1);
      if (!isValue(cells[texts.length + i], value(column, at)))
        this.#notes.fault(where(column), "is not what the table says");
    });
    if (cells.length > texts.length + measures.length)
      this.#notes.fault(where("the last cell"), "does not belong");
  }
}

/**
 * A label needs no apostrophe in a workbook, whose cells say that they are text; where a column does not apply, or has
 * nothing, stands shorthand. The time is a number.
 */
function isText(cell: ReadCell, column: string, expected: string): boolean {
  if (column === "time_period") return cell.kind === "number" && cell.text === expected;
  if (cell.kind !== "text") return false;
  if (expected === "") return cell.text === "[z]" || cell.text === "[x]";
  return cell.text === expected || (/^'[=+\-@\t\r]/.test(expected) && cell.text === expected.slice(1));
}

/** The exact number as a plain decimal, or the symbol in brackets. */
function isValue(cell: ReadCell | undefined, value: Value): boolean {
  if (cell === undefined) return false;
  if (value.state !== "published") return cell.kind === "text" && cell.text === `[${symbols[value.state]}]`;
  return cell.kind === "number" && /^-?\d+(\.\d+)?$/.test(cell.text) && Number(cell.text) === value.value;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

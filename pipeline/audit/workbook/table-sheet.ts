import type { SafeTable, Value } from "../../protect/safe-table.ts";
import { symbols } from "../data-file.ts";
import type { ExpectedRows } from "../expected-rows.ts";
import type { Notes } from "../finding.ts";
import type { ReadCell, ReadRow } from "./sheets.ts";

/** What the columns of time and place are called in a workbook; they may stand in any order. */
const headings: Readonly<Record<string, string>> = {
  time_period: "Time period",
  time_identifier: "Time identifier",
  geographic_level: "Geographic level",
  country_code: "Country code",
  country_name: "Country name",
  region_code: "Region code",
  region_name: "Region name",
  old_la_code: "Old local authority code",
  new_la_code: "Local authority code",
  la_name: "Local authority name",
  school_name: "School name",
  school_urn: "School unique reference number",
  school_laestab: "School number in its local authority",
};

/** Compares the rows of one published table's sheet with the safe table, as they are read. */
export class TableSheet {
  readonly #table: SafeTable;
  readonly #expected: ExpectedRows;
  readonly #notes: Notes;
  #header: number | null = null;
  /** Where each column of text stands, by its number among those expected. */
  #places: readonly number[] = [];
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
    this.#places = this.#expected.texts.map((column, i) => {
      if (i >= columns - wanted.length) return i;
      const place = headers.indexOf(headings[column] ?? "");
      if (place < 0) this.#notes.fault(`${sheet}, headers`, `${column} is missing`);
      return place;
    });
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
      const [cell, should] = [cells[this.#places[i] ?? -1], wanted.get(column) ?? ""];
      if (!isText(cell, column, should))
        this.#notes.fault(
          where(column),
          `is ${JSON.stringify(cell?.text ?? "")} and should be ${JSON.stringify(should)}`,
        );
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
function isText(cell: ReadCell | undefined, column: string, expected: string): boolean {
  if (cell === undefined) return false;
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

import type { SheetRow } from "./load-sheet.ts";
import { localName } from "./local-name.ts";
import { serialDate } from "./serial-date.ts";
import { longer, readXml, xmlEvents } from "./xml-events.ts";

/** What the cells of a sheet refer to: shared texts, which cell styles show a date, and the day that counts from 0. */
export type XlsxContext = { strings: readonly string[]; dates: ReadonlySet<number>; from1904: boolean };

/** The last column that a sheet can have is XFD. */
const mostColumns = 16_384;

/** The workbook's shared texts, in order; runs of rich text are joined and phonetic hints left out. */
export async function sharedStrings(chunks: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = [];
  const text = new CellText();
  await readXml(chunks, {
    open(tag) {
      if (localName(tag) === "si") text.clear();
      text.open(localName(tag));
    },
    text: (piece) => text.add(piece),
    close(tag) {
      text.close(localName(tag));
      if (localName(tag) === "si") strings.push(text.value);
    },
  });
  return strings;
}

/** Numbers of the cell styles that show a date (ECMA-376 part 1, 18.8.30: the built-in formats, or letters of dates). */
export async function dateStyles(chunks: AsyncIterable<Buffer>): Promise<Set<number>> {
  const dateFormats = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
  const styles = new Set<number>();
  let inCellStyles = false;
  let style = 0;
  await readXml(chunks, {
    open(tag, attributes) {
      const name = localName(tag);
      const format = Number(attributes["numFmtId"]);
      if (name === "cellXfs") inCellStyles = true;
      if (name === "numFmt" && showsDate(attributes["formatCode"] ?? "")) dateFormats.add(format);
      if (name !== "xf" || !inCellStyles) return;
      if (dateFormats.has(format)) styles.add(style);
      style++;
    },
    close(tag) {
      if (localName(tag) === "cellXfs") inCellStyles = false;
    },
  });
  return styles;
}

function showsDate(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, "");
  return /[dmyhs]/i.test(bare);
}

/** The rows of a sheet, some hundred at a time. */
export async function* xlsxRows(
  chunks: AsyncIterable<Buffer>,
  context: XlsxContext,
): AsyncGenerator<SheetRow[]> {
  const reader = new RowReader(context);
  for await (const _ of xmlEvents(chunks, reader)) yield reader.take();
  yield reader.take();
}

class RowReader {
  #rows: SheetRow[] = [];
  #row: string[] = [];
  #cell = { column: 0, type: "", style: 0 };
  readonly #text = new CellText();
  readonly #context: XlsxContext;

  constructor(context: XlsxContext) {
    this.#context = context;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const name = localName(tag);
    if (name === "row") this.#row = [];
    if (name === "c") {
      const column = columnOf(attributes["r"]) ?? this.#row.length;
      this.#cell = { column, type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0) };
      this.#text.clear();
    }
    this.#text.open(name);
  }

  text(piece: string): void {
    this.#text.add(piece);
  }

  close(tag: string): void {
    const name = localName(tag);
    this.#text.close(name);
    if (name === "c") this.#endCell();
    if (name === "row") this.#rows.push(this.#row);
  }

  #endCell(): void {
    const { column } = this.#cell;
    if (column >= mostColumns) throw new Error("a cell lies beyond the last column of a sheet");
    while (this.#row.length < column) this.#row.push("");
    this.#row[column] = this.#value(this.#text.value);
  }

  #value(text: string): string {
    const { type, style } = this.#cell;
    if (text === "") return "";
    if (type === "s") return this.#context.strings[Number(text)] ?? "";
    if (type === "b") return text === "1" ? "TRUE" : "FALSE";
    if (type === "d") return text.replace(/T00:00:00(\.0+)?Z?$/, "");
    if (type !== "n") return text;
    return this.#context.dates.has(style)
      ? serialDate(Number(text), this.#context.from1904)
      : String(Number(text));
  }
}

/** Gathers the text of a cell: what is inside `v` or `t`, but not inside `rPh` (a phonetic hint). */
class CellText {
  value = "";
  #inside = false;
  #phonetic = false;

  clear(): void {
    this.value = "";
  }

  open(name: string): void {
    if (name === "rPh") this.#phonetic = true;
    if (name === "v" || name === "t") this.#inside = !this.#phonetic;
  }

  add(piece: string): void {
    if (this.#inside) this.value = longer(this.value, piece);
  }

  close(name: string): void {
    if (name === "rPh") this.#phonetic = false;
    if (name === "v" || name === "t") this.#inside = false;
  }
}

/** The column, from 0, of a reference such as "AB12". */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

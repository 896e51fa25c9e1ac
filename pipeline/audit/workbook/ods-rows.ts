import type { Parts } from "./parts.ts";
import type { ReadCell, ReadRow } from "./sheets.ts";

/** The rows of an OpenDocument spreadsheet. Rows and cells that stand for several are given as often. */
export async function readOds(parts: Parts, take: (row: ReadRow) => void): Promise<void> {
  const reader = new OdsReader(take);
  await parts.run("content.xml", {
    open: (name, attributes) => reader.open(name, attributes),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
}

type Attributes = Readonly<Record<string, string>>;

/** Beyond this a repeated cell or row is the empty rest of a sheet. */
const MOST_REPEATS = 10_000;

class OdsReader {
  readonly #take: (row: ReadRow) => void;
  #sheet = "";
  #row = 0;
  #cells: ReadCell[] = [];
  #rowRepeats = 1;
  #cell: Attributes | null = null;
  #paragraphs: string[] = [];
  #inParagraph = false;

  constructor(take: (row: ReadRow) => void) {
    this.#take = take;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case "table:table":
        this.#sheet = attributes["table:name"] ?? "";
        this.#row = 0;
        break;
      case "table:table-row":
        this.#cells = [];
        this.#rowRepeats = Number(attributes["table:number-rows-repeated"] ?? 1);
        break;
      case "table:table-cell":
      case "table:covered-table-cell":
        this.#cell = attributes;
        this.#paragraphs = [];
        break;
      case "text:p":
        this.#paragraphs.push("");
        this.#inParagraph = true;
        break;
      case "text:s":
        this.text(" ".repeat(Number(attributes["text:c"] ?? 1)));
        break;
      case "text:tab":
        this.text("\t");
        break;
      case "text:line-break":
        this.text("\n");
        break;
    }
  }

  text(text: string): void {
    if (this.#inParagraph) this.#paragraphs.push((this.#paragraphs.pop() ?? "") + text);
  }

  close(name: string): void {
    if (name === "text:p") this.#inParagraph = false;
    if (name === "table:table-cell" || name === "table:covered-table-cell") this.#endCell();
    if (name === "table:table-row") this.#endRow();
  }

  #endCell(): void {
    const attributes = this.#cell ?? {};
    const cell = cellOf(attributes, this.#paragraphs.join("\n"));
    const times = Number(attributes["table:number-columns-repeated"] ?? 1);
    for (let i = 0; i < Math.min(times, MOST_REPEATS); i++) this.#cells.push(cell);
    this.#cell = null;
  }

  #endRow(): void {
    const filled = this.#cells.some(({ text }) => text !== "");
    if (filled && this.#rowRepeats > MOST_REPEATS) throw new Error("a row is repeated too often");
    for (let i = 1; filled && i <= this.#rowRepeats; i++)
      this.#take({ sheet: this.#sheet, row: this.#row + i, cells: this.#cells });
    this.#row += this.#rowRepeats;
  }
}

/** Numbers are told by their exact value; what stands beside it as text is for people. */
function cellOf(attributes: Attributes, text: string): ReadCell {
  if (attributes["table:formula"] !== undefined) return { kind: "formula", text };
  const value = attributes["office:value"];
  return value === undefined ? { kind: "text", text } : { kind: "number", text: value };
}

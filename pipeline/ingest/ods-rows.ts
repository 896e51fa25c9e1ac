import type { SheetRow } from "./load-sheet.ts";
import { longer, xmlEvents } from "./xml-events.ts";

/** What LibreOffice can hold; a file that repeats its cells beyond that is broken. */
const most = { columns: 16_384, rows: 1_048_576 };

/** A run of rows that are all the same. */
type Run = { row: SheetRow; times: number };

/**
 * The rows of the named sheet of an ODS document, or of the first that is not hidden, in batches. Repeated rows are given out as often
 * as they stand, but empty ones never (a sheet often ends in a million). `noSheet` is told the names there are.
 */
export async function* odsRows(
  chunks: AsyncIterable<Buffer>,
  sheet: string | undefined,
  noSheet: (sheets: readonly { name: string }[]) => never,
): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(sheet);
  let rows = 0;
  for await (const _ of xmlEvents(chunks, reader)) {
    for (const { row, times } of reader.take()) {
      rows += times;
      if (rows > most.rows) throw new Error("a sheet has more rows than a sheet can have");
      for (let left = times; left > 0; left -= 1000) yield Array<SheetRow>(Math.min(left, 1000)).fill(row);
    }
  }
  if (!reader.found) noSheet(reader.sheets);
}

/** Inside these, text belongs to a remark or a drawing and not to the cell. */
const asides = new Set(["office:annotation", "draw:frame", "draw:custom-shape", "table:shapes"]);

class SheetReader {
  found = false;
  readonly sheets: { name: string }[] = [];
  readonly #wanted: string | undefined;
  #inSheet = false;
  /** A sheet is hidden by its style (ODF 1.3 part 3, 19.642); styles stand before the sheets. */
  #style = "";
  readonly #hidden = new Set<string>();
  #asides = 0;
  #runs: Run[] = [];
  #row: string[] = [];
  #repeatRow = 1;
  #cell: Cell | null = null;

  constructor(wanted: string | undefined) {
    this.#wanted = wanted;
  }

  take(): Run[] {
    const runs = this.#runs;
    this.#runs = [];
    return runs;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "style:style") this.#style = attributes["style:name"] ?? "";
    if (attributes["table:display"] === "false") this.#hidden.add(this.#style);
    if (name === "table:table") this.#openSheet(attributes);
    if (!this.#inSheet) return;
    if (asides.has(name)) this.#asides++;
    if (name === "table:table-row") {
      this.#row = [];
      this.#repeatRow = repeats(attributes["table:number-rows-repeated"]);
    } else if (isCell(name)) this.#cell = new Cell(attributes);
    else if (this.#asides === 0) this.#cell?.open(name, attributes);
  }

  text(piece: string): void {
    if (this.#asides === 0) this.#cell?.add(piece);
  }

  close(name: string): void {
    if (name === "table:table") this.#inSheet = false;
    if (!this.#inSheet) return;
    if (asides.has(name)) this.#asides--;
    if (isCell(name) && this.#cell !== null) this.#endCell(this.#cell);
    else if (name === "table:table-row") this.#endRow();
    else if (this.#asides === 0) this.#cell?.close(name);
  }

  #openSheet(attributes: Readonly<Record<string, string>>): void {
    const name = attributes["table:name"] ?? "";
    const hidden = this.#hidden.has(attributes["table:style-name"] ?? "");
    this.sheets.push({ name });
    this.#inSheet = !this.found && (this.#wanted === undefined ? !hidden : this.#wanted === name);
    this.found ||= this.#inSheet;
  }

  /** Empty cells are kept only when a filled one follows, because a row often ends in thousands of them. */
  #endCell(cell: Cell): void {
    this.#cell = null;
    const width = this.#row.length + cell.times;
    if (width > most.columns) {
      if (cell.value !== "") throw new Error("a row has more cells than a row can have");
    } else for (let i = 0; i < cell.times; i++) this.#row.push(cell.value);
  }

  #endRow(): void {
    if (this.#row.some((cell) => cell !== "")) this.#runs.push({ row: this.#row, times: this.#repeatRow });
  }
}

/** A cell as it is read: its typed value where it has one, or else its paragraphs. */
class Cell {
  readonly times: number;
  readonly #typed: string | null;
  readonly #paragraphs: string[] = [];
  #depth = 0;

  constructor(attributes: Readonly<Record<string, string>>) {
    this.times = repeats(attributes["table:number-columns-repeated"]);
    this.#typed = typedValue(attributes);
  }

  get value(): string {
    return this.#typed ?? this.#paragraphs.join("\n");
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "text:p" && this.#depth++ === 0) this.#paragraphs.push("");
    if (name === "text:s") this.add(" ".repeat(Math.min(repeats(attributes["text:c"]), 1000)));
    if (name === "text:tab") this.add("\t");
    if (name === "text:line-break") this.add("\n");
  }

  add(piece: string): void {
    if (this.#depth > 0) this.#paragraphs.push(longer(this.#paragraphs.pop() ?? "", piece));
  }

  close(name: string): void {
    if (name === "text:p") this.#depth--;
  }
}

/** ODF 1.3 part 3, 19.385: the value of a cell that is not text stands in an attribute of its own. */
function typedValue(attributes: Readonly<Record<string, string>>): string | null {
  const type = attributes["office:value-type"];
  if (type === "string") return attributes["office:string-value"] ?? null;
  if (type === "boolean") return attributes["office:boolean-value"]?.toUpperCase() ?? null;
  if (type === "date")
    return attributes["office:date-value"]?.replace(/T00:00:00(\.0+)?$/, "").replace("T", " ") ?? null;
  if (type === "time") return attributes["office:time-value"] ?? null;
  const number = attributes["office:value"];
  return number === undefined ? null : String(Number(number));
}

function isCell(name: string): boolean {
  return name === "table:table-cell" || name === "table:covered-table-cell";
}

function repeats(attribute: string | undefined): number {
  const times = Number(attribute ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

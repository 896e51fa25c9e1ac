import { parseCell, parseRange } from "../address.ts";
import type { SheetBuilder } from "../sheet-builder.ts";
import type { Cell, CellKind, CellStyle, Link } from "../workbook.ts";
import { type Attributes, longer, type XmlHandlers } from "../xml.ts";
import { type RichText, RichTextReader, withRuns } from "./strings.ts";
import type { StylesReader } from "./styles.ts";

/** What the cells refer to, and the links of the sheet's relations by their ids. */
export type SheetContext = {
  styles: StylesReader;
  strings: readonly RichText[];
  target(id: string | undefined): string | undefined;
};

/** One worksheet of an XLSX workbook while it is read. Links follow the cells, so that rows are given at the end. */
export class SheetReader implements XmlHandlers {
  readonly #builder: SheetBuilder;
  readonly #context: SheetContext;
  readonly #rows: { row: number; height: number | null; cells: Cell[] }[] = [];
  readonly #links = new Map<string, string>();
  readonly #reader = new RichTextReader();
  #row = -1;
  #column = -1;
  #cell: Attributes | null = null;
  #formula: string | null = null;
  #pageText: string | null = null;
  #isFirstView = true;

  constructor(builder: SheetBuilder, context: SheetContext) {
    this.#builder = builder;
    this.#context = context;
  }

  open(name: string, a: Attributes): void {
    if (this.#cell !== null) this.#openInCell(name, a);
    else if (name === "c") this.#openCell(a);
    else if (name === "row") this.#openRow(a);
    else if (name === "col") this.#addColumn(a);
    else if (name === "sheetFormatPr" && a["defaultColWidth"] !== undefined)
      this.#builder.usualWidth = this.#context.styles.pointsOfDigits(Number(a["defaultColWidth"]));
    else if (name === "mergeCell") this.#addMerged(a);
    else if (name === "hyperlink") this.#addLink(a);
    else if (name === "autoFilter") this.#builder.filter("");
    else if (/^(odd|even|first)(Header|Footer)$/.test(name)) this.#pageText = "";
    else this.#openView(name, a);
  }

  text(piece: string): void {
    if (this.#pageText !== null) this.#pageText += piece;
    if (this.#formula !== null) this.#formula = longer(this.#formula, piece);
    else if (this.#cell !== null) this.#reader.text(piece);
  }

  close(name: string): void {
    if (name === "c") this.#endCell();
    else if (this.#cell !== null) this.#reader.close(name);
    if (name === "sheetView") this.#isFirstView = false;
    if (this.#pageText !== null && /(Header|Footer)$/.test(name)) {
      if (this.#pageText.replace(/&[LCR]/g, "").trim() !== "") this.#builder.pageText(name);
      this.#pageText = null;
    }
  }

  /** Gives the rows to the builder, with the links. */
  finish(): void {
    for (const { row, height, cells } of this.#rows)
      this.#builder.row({ row, height, cells: cells.map((cell) => this.#linked(cell)) });
  }

  #openRow(a: Attributes): void {
    this.#row = a["r"] === undefined ? this.#row + 1 : Number(a["r"]) - 1;
    this.#column = -1;
    if (isOn(a["hidden"])) this.#builder.hideRows({ from: this.#row, to: this.#row });
    const height = isOn(a["customHeight"]) ? Number(a["ht"]) : null;
    if (this.#rows.at(-1)?.cells.length === 0) this.#rows.pop();
    this.#rows.push({ row: this.#row, height, cells: [] });
  }

  #openCell(a: Attributes): void {
    this.#cell = a;
    this.#column = parseCell(a["r"] ?? "")?.column ?? this.#column + 1;
    this.#formula = null;
    this.#reader.clear();
  }

  #openInCell(name: string, a: Attributes): void {
    if (name === "f") this.#formula = "";
    this.#reader.open(name, a);
    if (name === "v" && this.#formula !== null) this.#endFormula();
  }

  #endFormula(): void {
    const target = /HYPERLINK\("([^"]*)"/i.exec(this.#formula ?? "")?.[1];
    if (target !== undefined) this.#links.set(`${this.#row},${this.#column}`, target);
    this.#formula = null;
  }

  #endCell(): void {
    const a = this.#cell;
    if (a === null) return;
    this.#cell = null;
    this.#formula = null;
    const style = this.#context.styles.cell(Number(a["s"] ?? 0));
    const { text, drawn } = this.#valueOf(a["t"] ?? "n");
    if (text.trim() === "") this.#builder.emptyCell(style, this.#row, this.#column);
    else this.#addCell(text, drawn === null ? style : withRuns(style, drawn), this.#kindOf(a));
  }

  #addCell(text: string, style: CellStyle, kind: CellKind): void {
    const cell = this.#builder.cell({ row: this.#row, column: this.#column, kind, text, style });
    this.#rows.at(-1)?.cells.push(cell);
  }

  #valueOf(type: string): RichText {
    const value = this.#reader.value;
    if (type === "s" && value.text !== "") return this.#context.strings[Number(value.text)] ?? value;
    if (type === "b") return { text: value.text === "1" ? "TRUE" : "FALSE", drawn: null };
    if (type === "n" && value.text !== "") return { text: String(Number(value.text)), drawn: null };
    return value;
  }

  #kindOf(a: Attributes): CellKind {
    const type = a["t"] ?? "n";
    if (type === "b") return "boolean";
    if (type === "d") return "date";
    return type === "n" ? this.#context.styles.numberForm(Number(a["s"] ?? 0)) : "text";
  }

  #addColumn(a: Attributes): void {
    const span = { from: Number(a["min"]) - 1, to: Number(a["max"]) - 1 };
    this.#builder.column(
      span,
      a["width"] === undefined ? null : this.#context.styles.pointsOfDigits(Number(a["width"])),
    );
    if (isOn(a["hidden"])) this.#builder.hideColumns(span);
  }

  #addMerged(a: Attributes): void {
    const range = parseRange(a["ref"] ?? "");
    if (range !== null) this.#builder.merge(range);
  }

  #addLink(a: Attributes): void {
    const range = parseRange(a["ref"] ?? "");
    const target = this.#context.target(a["id"]) ?? `#${a["location"] ?? ""}`;
    this.#builder.spend();
    if (range !== null) this.#links.set(`${range.top},${range.left}`, target);
  }

  #openView(name: string, a: Attributes): void {
    if (!this.#isFirstView) return;
    if (name === "sheetView") this.#builder.view = parseCell(a["topLeftCell"] ?? "");
    if (name === "pane") this.#builder.panes = a["state"]?.startsWith("frozen") ? "frozen" : "split";
    if (name === "selection" && a["activeCell"] !== undefined)
      this.#builder.cursor = parseCell(a["activeCell"]);
  }

  #linked(cell: Cell): Cell {
    const target = this.#links.get(`${cell.row},${cell.column}`);
    if (target === undefined) return cell;
    const links: readonly Link[] = [{ text: cell.text, target }];
    return { ...cell, links };
  }
}

function isOn(attribute: string | undefined): boolean {
  return attribute === "1" || attribute === "true";
}

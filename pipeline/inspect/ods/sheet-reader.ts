import type { Budget } from "../budget.ts";
import { pointsOf } from "../length.ts";
import { SheetBuilder } from "../sheet-builder.ts";
import type { Cell, Drawing } from "../workbook.ts";
import type { Attributes, XmlHandlers } from "../xml.ts";
import { CellReader, repeats } from "./cell-reader.ts";
import type { StyleBook } from "./styles.ts";

/** Text inside these belongs to a remark or a drawing and not to the cell. */
const asides = new Set([
  "annotation",
  "frame",
  "shapes",
  "custom-shape",
  "rect",
  "ellipse",
  "line",
  "g",
  "forms",
]);

/** What is drawn, by the element that draws it. */
const drawn: Readonly<Record<string, Drawing["kind"]>> = {
  image: "image",
  object: "chart",
  "text-box": "text box",
  "custom-shape": "shape",
  rect: "shape",
  ellipse: "shape",
  line: "shape",
  control: "control",
};

/** One sheet of an ODS document while it is read. Repeated rows are kept as often as they stand, empty ones never. */
export class SheetReader implements XmlHandlers {
  readonly #builder: SheetBuilder;
  readonly #styles: StyleBook;
  readonly #columnStyles: { to: number; style: string | null }[] = [];
  readonly #hiddenGroups: boolean[] = [];
  #columns = 0;
  #row = 0;
  #column = 0;
  #rowAttributes: Attributes = {};
  #cells: Cell[] = [];
  #cell: CellReader | null = null;
  #asides = 0;
  #frame = "";
  #inner = 0;

  constructor(a: Attributes, styles: StyleBook, budget: Budget) {
    this.#builder = new SheetBuilder(a["name"] ?? "", budget);
    this.#builder.hidden = styles.property("table", a["style-name"] ?? "", "table.display") === "false";
    this.#styles = styles;
  }

  open(name: string, a: Attributes): void {
    if (name === "table") this.#openInner();
    if (this.#inner > 0) return;
    this.#openDrawing(name, a);
    if (this.#cell !== null && this.#asides === 0) this.#cell.open(name, a);
    else if (name === "table-column") this.#addColumn(a);
    else if (name === "table-row") this.#openRow(a);
    else if (name === "table-cell" || name === "covered-table-cell") this.#openCell(a);
    else if (name.endsWith("-group")) this.#hiddenGroups.push(a["display"] === "false");
  }

  text(piece: string): void {
    if (this.#asides === 0 && this.#inner === 0) this.#cell?.add(piece);
  }

  close(name: string): void {
    if (name === "table") this.#inner--;
    if (this.#inner > 0) return;
    if (asides.has(name)) this.#asides--;
    else if (this.#asides > 0) return;
    else if (name === "table-cell" || name === "covered-table-cell") this.#endCell();
    else if (name === "table-row") this.#endRow();
    else if (name.endsWith("-group")) this.#hiddenGroups.pop();
    else this.#cell?.close(name);
  }

  sheet(): SheetBuilder {
    return this.#builder;
  }

  #openInner(): void {
    this.#inner++;
    this.#builder.nest(this.#row, this.#column);
  }

  #openDrawing(name: string, a: Attributes): void {
    if (asides.has(name)) this.#asides++;
    if (name === "frame") this.#frame = a["name"] ?? "";
    const kind = drawn[name];
    // A chart carries an image of itself for programs that draw no charts; the one frame is counted once.
    if (kind === undefined || (name === "image" && this.#frame === "drawn")) return;
    this.#builder.drawing({ kind, name: a["name"] ?? this.#frame });
    if (name === "object") this.#frame = "drawn";
  }

  #addColumn(a: Attributes): void {
    const span = { from: this.#columns, to: this.#columns + repeats(a["number-columns-repeated"]) - 1 };
    this.#columns = span.to + 1;
    this.#columnStyles.push({ to: span.to, style: a["default-cell-style-name"] ?? null });
    const width = this.#styles.property("table-column", a["style-name"] ?? "", "table-column.column-width");
    this.#builder.column(span, pointsOf(width));
    if (this.#isHidden(a)) this.#builder.hideColumns(span);
  }

  #openRow(a: Attributes): void {
    this.#rowAttributes = a;
    this.#column = 0;
    this.#cells = [];
  }

  #openCell(a: Attributes): void {
    const named = a["style-name"] ?? this.#rowAttributes["default-cell-style-name"] ?? this.#columnStyle();
    this.#cell = new CellReader(a, this.#styles.cell(named), this.#styles);
  }

  #columnStyle(): string | null {
    return this.#columnStyles.find(({ to }) => this.#column <= to)?.style ?? null;
  }

  #endCell(): void {
    const cell = this.#cell;
    if (cell === null) return;
    this.#cell = null;
    this.#addMerged(cell.attributes);
    const { text, kind, style, columns } = cell;
    if (text.trim() === "") this.#builder.emptyCell(style, this.#row, this.#column);
    else
      for (let i = 0; i < columns; i++) {
        const column = this.#column + i;
        this.#cells.push(
          this.#builder.cell({ row: this.#row, column, kind, text, style, links: cell.allLinks() }),
        );
      }
    this.#column += columns;
  }

  #addMerged(a: Attributes): void {
    const across = repeats(a["number-columns-spanned"]) - 1;
    const down = repeats(a["number-rows-spanned"]) - 1;
    const [top, left] = [this.#row, this.#column];
    if (across + down > 0) this.#builder.merge({ top, left, bottom: top + down, right: left + across });
  }

  #endRow(): void {
    const a = this.#rowAttributes;
    const times = repeats(a["number-rows-repeated"]);
    const span = { from: this.#row, to: this.#row + times - 1 };
    if (this.#isHidden(a)) this.#builder.hideRows(span);
    if (this.#cells.length > 0) this.#repeatRow(times);
    this.#row += times;
  }

  #repeatRow(times: number): void {
    const height = this.#height();
    this.#builder.row({ row: this.#row, height, cells: this.#cells });
    for (let row = this.#row + 1; row < this.#row + times; row++)
      this.#builder.row({
        row,
        height,
        cells: this.#cells.map((cell) => this.#builder.cell({ ...cell, row })),
      });
  }

  #height(): number | null {
    const style = this.#rowAttributes["style-name"] ?? "";
    const fits = this.#styles.property("table-row", style, "table-row.use-optimal-row-height");
    return fits === "true"
      ? null
      : pointsOf(this.#styles.property("table-row", style, "table-row.row-height"));
  }

  #isHidden(a: Attributes): boolean {
    return /^(collapse|filter)$/.test(a["visibility"] ?? "") || this.#hiddenGroups.includes(true);
  }
}

import type { Budget } from "./budget.ts";
import type { Cell, CellStyle, Drawing, Link, Range, Row, Sheet, Span } from "./workbook.ts";

const noLinks: readonly Link[] = [];
/** The last row and column that a sheet can have. */
const last = { row: 1_048_575, column: 16_383 };

/** Gathers a sheet while it is read; both readers fill it. */
export class SheetBuilder {
  name: string;
  hidden = false;
  panes: Sheet["panes"] = null;
  cursor: Sheet["cursor"] = null;
  view: Sheet["view"] = null;
  usualWidth: number | null = null;
  readonly #budget: Budget;
  readonly #rows: Row[] = [];
  readonly #columns: (Span & { width: number })[] = [];
  readonly #hiddenRows: Span[] = [];
  readonly #hiddenColumns: Span[] = [];
  readonly #merged: Range[] = [];
  readonly #nested: { row: number; column: number }[] = [];
  readonly #filters: string[] = [];
  readonly #drawings: Drawing[] = [];
  readonly #pageTexts: string[] = [];
  readonly #emptyStyles = new Map<CellStyle, { row: number; column: number }>();

  constructor(name: string, budget: Budget) {
    this.name = name;
    this.#budget = budget;
  }

  cell(cell: Omit<Cell, "links"> & { links?: readonly Link[] }): Cell {
    if (cell.row > last.row || cell.column > last.column) throw new Error("a cell lies beyond its sheet");
    this.#budget.spend();
    const { row, column, kind, text, style, links = noLinks } = cell;
    return {
      row,
      column,
      kind,
      text: this.#budget.keep(text),
      style,
      links: links.length === 0 ? noLinks : links,
    };
  }

  /** Counts one thing more that is kept for the sheet elsewhere. */
  spend(): void {
    this.#budget.spend();
  }

  row(row: Row): void {
    if (row.cells.length > 0) this.#rows.push(row);
  }

  emptyCell(style: CellStyle, row: number, column: number): void {
    if (!this.#emptyStyles.has(style)) this.#emptyStyles.set(style, { row, column });
  }

  column(span: Span, width: number | null): void {
    this.#budget.spend();
    if (width !== null) this.#columns.push({ ...span, width });
  }

  hideRows(span: Span): void {
    this.#hide(this.#hiddenRows, span);
  }

  hideColumns(span: Span): void {
    this.#hide(this.#hiddenColumns, span);
  }

  merge(range: Range): void {
    this.#add(this.#merged, range);
  }

  nest(row: number, column: number): void {
    this.#add(this.#nested, { row, column });
  }

  filter(what: string): void {
    this.#add(this.#filters, what);
  }

  drawing(drawing: Drawing): void {
    this.#add(this.#drawings, drawing);
  }

  pageText(text: string): void {
    this.#add(this.#pageTexts, text);
  }

  sheet(): Sheet {
    const { name, hidden, panes, cursor, view, usualWidth } = this;
    return {
      name,
      hidden,
      panes,
      cursor,
      view,
      usualWidth,
      rows: this.#rows,
      columns: this.#columns,
      hiddenRows: this.#hiddenRows,
      hiddenColumns: this.#hiddenColumns,
      merged: this.#merged,
      nested: this.#nested,
      filters: this.#filters,
      drawings: this.#drawings,
      pageTexts: this.#pageTexts,
      emptyStyles: this.#emptyStyles,
    };
  }

  #hide(spans: Span[], { from, to }: Span): void {
    const before = spans.at(-1);
    if (before !== undefined && before.to + 1 === from) spans[spans.length - 1] = { from: before.from, to };
    else this.#add(spans, { from, to });
  }

  #add<T>(list: T[], one: T): void {
    this.#budget.spend();
    list.push(one);
  }
}

// What a finished workbook is to one who inspects it, whether it was read from ODS or XLSX.

/** Where a text in a cell leads; `text` is what the reader sees. */
export type Link = { text: string; target: string };

export type Align = "left" | "right" | "center" | "justify" | "general";

/** How a cell is drawn. Colours are "#rrggbb"; null is what the file leaves to the program. */
export type CellStyle = {
  /** The cell's named style, or one that it is made from, is a heading or a title. */
  heading: boolean;
  font: string | null;
  /** Points; the smallest of the runs of text in the cell. */
  size: number | null;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  superscript: boolean;
  colour: string | null;
  fill: string | null;
  pattern: boolean;
  border: boolean;
  align: Align;
  wrap: boolean;
};

export type CellKind = "text" | "number" | "percentage" | "date" | "boolean";

/** A filled cell; rows and columns count from 0. */
export type Cell = {
  row: number;
  column: number;
  kind: CellKind;
  text: string;
  style: CellStyle;
  links: readonly Link[];
};

/** A row with at least one filled cell, from the left. `height` in points, where it is fixed. */
export type Row = { row: number; height: number | null; cells: readonly Cell[] };

/** Cells from one corner to the other, both within; counted from 0. */
export type Range = { top: number; left: number; bottom: number; right: number };

/** Columns or rows from one to another, both within. */
export type Span = { from: number; to: number };

export type Drawing = { kind: "image" | "chart" | "text box" | "shape" | "control"; name: string };

export type Sheet = {
  name: string;
  hidden: boolean;
  rows: readonly Row[];
  /** Widths in points, where the file gives them. */
  columns: readonly (Span & { width: number })[];
  /** The width of the columns that have none of their own; null where the file leaves it to the program. */
  usualWidth: number | null;
  hiddenRows: readonly Span[];
  hiddenColumns: readonly Span[];
  merged: readonly Range[];
  /** Tables inside a cell (ODS alone has them), by the cell. */
  nested: readonly { row: number; column: number }[];
  /** What a filter is set on; the table's name where it has one. */
  filters: readonly string[];
  panes: "frozen" | "split" | null;
  /** The cell of the cursor; null where the file does not say, so that it opens at A1. */
  cursor: { row: number; column: number } | null;
  /** The cell at the top left of the window; null where the file does not say. */
  view: { row: number; column: number } | null;
  drawings: readonly Drawing[];
  /** Texts that stand in the header or footer of its pages. */
  pageTexts: readonly string[];
  /** Styles of cells that are empty, each with the first cell that has it. */
  emptyStyles: ReadonlyMap<CellStyle, { row: number; column: number }>;
};

/** A range marked up as a table: a database range of ODS, a table part of XLSX. */
export type MarkedTable = { name: string; sheet: string; range: Range; header: boolean; headerRows: number };

export type Properties = { title: string; author: string; organisation: string; language: string };

export type Workbook = {
  format: "ods" | "xlsx";
  sheets: readonly Sheet[];
  tables: readonly MarkedTable[];
  properties: Properties;
  /** The name of the sheet that is shown first; null where the file does not say, so that it is the first. */
  active: string | null;
  /** Parts of the file that hold macros. */
  macros: readonly string[];
};

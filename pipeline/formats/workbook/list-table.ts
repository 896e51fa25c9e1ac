import type { Cell, Column, SheetTable } from "../workbook.ts";

/** The first column's width on every sheet: the title and the sentences stand in it, and wrap. */
export const FIRST_WIDTH = 56;

/** A small table from its rows: those of the cover, the contents, the notes and the shorthand. */
export function listTable(
  name: string,
  columns: readonly (readonly [header: string, width: number])[],
  rows: readonly (readonly Cell[])[],
): SheetTable {
  return {
    name,
    columns: columns.map(([header, width]): Column => ({ header, width, look: null })),
    count: rows.length,
    row: (index) => rows[index] ?? [],
  };
}

/** A cell of words. */
export function words(text: string): Cell {
  return { kind: "text", text };
}

/** A link to another sheet of the workbook. */
export function linkTo(sheet: string, text: string): Cell {
  return { kind: "link", text, to: { sheet } };
}

/** "one table, which begins in cell A4": what every sheet says of itself. */
export function oneTable(sentences: number): Cell {
  return words(`This worksheet contains one table, which begins in cell A${sentences + 2}.`);
}

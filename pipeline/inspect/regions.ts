import type { Cell, MarkedTable, Range, Row, Sheet, Workbook } from "./workbook.ts";

/** A table on a sheet: one that is marked up, or, on a sheet without any, what looks like one. */
export type Region = {
  sheet: Sheet;
  /** The name of its mark; null where it is not marked up. */
  name: string | null;
  range: Range;
  header: boolean;
  headerRows: number;
};

/** The tables of a workbook, sheet by sheet from the top. */
export function regionsOf({ sheets, tables }: Workbook): Region[] {
  return sheets.flatMap((sheet) => {
    const marked = tables
      .filter((table) => table.sheet === sheet.name)
      .map((table) => regionOf(sheet, table));
    if (marked.length > 0) return marked.sort((a, b) => a.range.top - b.range.top);
    const range = filledRange(sheet.rows.filter(({ cells }) => cells.length > 1));
    return range === null || range.bottom === range.top
      ? []
      : [{ sheet, name: null, range, header: true, headerRows: 1 }];
  });
}

function regionOf(sheet: Sheet, { name, range, header, headerRows }: MarkedTable): Region {
  return { sheet, name, range, header, headerRows };
}

/** The smallest range that holds the rows' filled cells; null without rows. */
export function filledRange(rows: readonly Row[]): Range | null {
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  let left = Number.POSITIVE_INFINITY;
  let right = 0;
  for (const { cells } of rows) {
    left = Math.min(left, cells[0]?.column ?? left);
    right = Math.max(right, cells.at(-1)?.column ?? right);
  }
  return { top: first.row, left, bottom: last.row, right };
}

/** Whether a cell stands in a range. */
export function isIn({ row, column }: { row: number; column: number }, range: Range): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The filled cells of a table's header row, from the left. */
export function headerCells({ sheet, range, header }: Region): readonly Cell[] {
  if (!header) return [];
  const row = sheet.rows.find((one) => one.row === range.top);
  return row?.cells.filter((cell) => isIn(cell, range)) ?? [];
}

/** The rows of a table below its header, each with the cells that are in the table; a blank row is left out. */
export function dataRows(region: Region): readonly Row[] {
  const known = dataOf.get(region);
  if (known !== undefined) return known;
  const { sheet, range, headerRows } = region;
  const data = { ...range, top: range.top + headerRows };
  const rows = sheet.rows.flatMap((row) => {
    if (row.row < data.top || row.row > data.bottom) return [];
    const cells = row.cells.filter((cell) => isIn(cell, data));
    if (cells.length === row.cells.length) return [row];
    return cells.length === 0 ? [] : [{ ...row, cells }];
  });
  dataOf.set(region, rows);
  return rows;
}

/** Several checks go through the rows of a table; they are found once. */
const dataOf = new WeakMap<Region, readonly Row[]>();

/** The header's text above a column of a table; nothing where the cell is empty. */
export function headerOf(region: Region, column: number): string {
  return headerCells(region).find((cell) => cell.column === column)?.text ?? "";
}

/** The texts between a sheet's title and its first table, or all below the title where it has no table. */
export function introOf(sheet: Sheet, regions: readonly Region[]): Cell[] {
  const tops = regions.filter((region) => region.sheet === sheet).map(({ range }) => range.top);
  const end = Math.min(...tops);
  return sheet.rows.filter(({ row }) => row > 0 && row < end).flatMap(({ cells }) => cells);
}

/** Every filled cell of a sheet, row by row. */
export function* cellsOf(sheet: Sheet): Generator<Cell> {
  for (const { cells } of sheet.rows) yield* cells;
}

/** What a sheet is for, by its name and title. */
export function kindOf(sheet: Sheet, { sheets }: Workbook): "cover" | "contents" | "notes" | "table" {
  const title = sheet.rows[0]?.row === 0 ? (sheet.rows[0].cells[0]?.text ?? "") : "";
  if (/^cover|^(front|title)[ _-]?page|^(about|introduction|information|read ?me)$/i.test(sheet.name))
    return "cover";
  if (/contents/i.test(sheet.name) || /^(table of )?contents$/i.test(title.trim())) return "contents";
  if (/^notes?\b|[ _]notes?$/i.test(sheet.name) || /^notes?$/i.test(title.trim())) return "notes";
  return sheet === sheets[0] && sheets.length > 1 && !hasNumbers(sheet) ? "cover" : "table";
}

function hasNumbers({ rows }: Sheet): boolean {
  return rows.some(({ cells }) => cells.some(({ kind }) => kind === "number" || kind === "percentage"));
}

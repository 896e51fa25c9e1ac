import type { Range, Span } from "./workbook.ts";

/** The letters of a column, counted from 0: 0 is A, 27 is AB. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return before === 0 ? letter : `${columnLetters(before - 1)}${letter}`;
}

/** The column of its letters, from 0. */
export function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** "B12" of a cell counted from 0. */
export function cellName({ row, column }: { row: number; column: number }): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "A3:K156", or "A3" where the range is one cell. */
export function rangeName({ top, left, bottom, right }: Range): string {
  const first = cellName({ row: top, column: left });
  const last = cellName({ row: bottom, column: right });
  return first === last ? first : `${first}:${last}`;
}

/** "3:9" of rows. */
export function rowsName({ from, to }: Span): string {
  return `${from + 1}:${to + 1}`;
}

/** "B:D" of columns. */
export function columnsName({ from, to }: Span): string {
  return `${columnLetters(from)}:${columnLetters(to)}`;
}

/** A cell such as "$B$12"; null where it is none. */
export function parseCell(text: string): { row: number; column: number } | null {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
  if (letters === undefined || digits === undefined) return null;
  return { row: Number(digits) - 1, column: columnNumber(letters) };
}

/** A range such as "A3:K156" or "A3"; null where it is none. */
export function parseRange(text: string): Range | null {
  const [from = "", to = from] = text.split(":");
  const first = parseCell(from);
  const last = parseCell(to);
  if (first === null || last === null) return null;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

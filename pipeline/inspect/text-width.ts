import type { Cell, Sheet } from "./workbook.ts";

/** Excel's column where the file gives no width: 8.43 digits. */
const usualWidth = 48;
const usualSize = 11;

/** Text is said to be cut off only where its estimated width is beyond its column's by this. */
export const doubt = 1.15;

/** Widths of letters in a sans-serif font, in parts of its size; from the metrics of Arial, rounded down. */
function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!I ]/.test(letter)) return 0.25;
  if (/[frt()[\]\-/]/.test(letter)) return 0.3;
  if (/[mwMW@%]/.test(letter)) return 0.8;
  return /[A-Z]/.test(letter) ? 0.65 : 0.5;
}

/** The widths of the first letters, so that a sheet of a million cells is measured in a second. */
const widths = Float64Array.from({ length: 256 }, (_, code) => letterWidth(String.fromCharCode(code)));

/** About how wide a text is in points; for a bold one rather less than it is. */
export function textWidth(text: string, size: number | null): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += widths[text.charCodeAt(i)] ?? 0.5;
  return width * (size ?? usualSize);
}

/** The width of a column in points. */
export function columnWidth(sheet: Sheet, column: number): number {
  return (
    sheet.columns.find(({ from, to }) => column >= from && column <= to)?.width ??
    sheet.usualWidth ??
    usualWidth
  );
}

/** The widest line of a cell's text, in points. */
export function widestLine({ text, style }: Cell): number {
  if (!text.includes("\n")) return textWidth(text, style.size);
  return Math.max(...text.split("\n").map((line) => textWidth(line, style.size)));
}

/**
 * The words of a workbook, whatever its file format: sheets that each hold a title in A1, sentences below it, and one
 * table with nothing under it. The rules are the Analysis Function's "Releasing statistics in spreadsheets".
 */

/** Where a link leads: cell A1 of another sheet, or an address. */
export type LinkTarget = { sheet: string } | { address: string };

/** How a number is shown: its decimals, and whether commas part its thousands (never in a year). */
export type NumberLook = { decimals: number; grouped: boolean };

/** A cell holds something always: shorthand such as [z] stands where there is nothing to say. */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "link"; text: string; to: LinkTarget }
  | { kind: "number"; value: number }
  | { kind: "shorthand"; text: string };

/**
 * `header` is unique in its table, whatever its capitals; `look` is that of its numbers, null in a column of text;
 * `width` is in characters of the body's size.
 */
export type Column = { header: string; look: NumberLook | null; width: number };

/** A table that is marked up as one under `name`, which is unique in the workbook. Rows are asked for by number from 0. */
export type SheetTable = {
  name: string;
  columns: readonly Column[];
  count: number;
  row: (index: number) => readonly Cell[];
};

/** `name` is unique in the workbook whatever its capitals, and of 31 characters at most. */
export type Sheet = { name: string; title: string; sentences: readonly Cell[]; table: SheetTable };

export type Workbook = {
  title: string;
  subject: string;
  description: string;
  /** The organisation that publishes it, never a person. */
  creator: string;
  /** When it was published or last corrected, YYYY-MM-DD: the date of everything inside the file. */
  date: string;
  sheets: readonly Sheet[];
};

/** The language of every workbook. */
export const LANGUAGE = { language: "en", country: "GB" } as const;

/** Rows that a sheet of Excel or LibreOffice can have. */
export const MOST_ROWS = 1_048_576;

/** The row in which a sheet's table has its header, counted from 1: below the title and the sentences. */
export function headerRow({ sentences }: Pick<Sheet, "sentences">): number {
  return sentences.length + 2;
}

/** The row in which a sheet ends, counted from 1. */
export function lastRow(sheet: Sheet): number {
  return headerRow(sheet) + sheet.table.count;
}

/** A column's letters by its number from 0: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** Every different way in which the numbers of a workbook are shown, in a fixed order. */
export function looksIn({ sheets }: Workbook): NumberLook[] {
  const looks = sheets.flatMap(({ table }) => table.columns.flatMap(({ look }) => look ?? []));
  const named = new Map(looks.map((look) => [lookName(look), look]));
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, look]) => look);
}

/** A look as a name for styles, e.g. "1grouped". */
export function lookName({ decimals, grouped }: NumberLook): string {
  return `${decimals}${grouped ? "grouped" : ""}`;
}

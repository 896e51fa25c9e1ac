import type { ReleaseFile, Symbol as Shorthand } from "../../package.ts";
import type { SafeTable } from "../../protect/safe-table.ts";
import type { Release } from "../file-columns.ts";
import type { Cell, Column, Sheet } from "../workbook.ts";
import { FIRST_WIDTH, linkTo, oneTable, words } from "./list-table.ts";
import type { NoteNumbers } from "./note-numbers.ts";
import { type Survey, survey } from "./survey.ts";
import { type TableColumn, tableColumns } from "./table-columns.ts";
import { dateInWords, oneLine } from "./words.ts";

/** Names of the sheets that are in every workbook, or where there is something to put on them. */
export const sheetNames = {
  cover: "Cover",
  contents: "Contents",
  notes: "Notes",
  shorthand: "Shorthand",
} as const;

/** A published table with its columns, and what its cells hold. */
export type SurveyedTable = { table: SafeTable; columns: readonly TableColumn[]; holds: Survey };

/** Looks at a table's cells before any sheet is made: a sheet says which shorthand the whole workbook explains. */
export function surveyTable(table: SafeTable, rows: Release): SurveyedTable {
  const columns = tableColumns(table, rows);
  return { table, columns, holds: survey(columns, table.cells.numRows) };
}

/** What the sheets of one workbook share: its notes, and the shorthand that its tables show. */
export type Shared = { release: ReleaseFile; notes: NoteNumbers; shorthand: readonly Shorthand[] };

/** The names that a table goes under in the workbook. */
export type Names = { sheet: string; table: string };

/** One published table on a sheet of its own, with all rows and columns of its CSV file; and its title without notes. */
export function tableSheet(
  { table, columns, holds }: SurveyedTable,
  names: Names,
  shared: Shared,
): { sheet: Sheet; title: string } {
  const { release, notes } = shared;
  const title = titleOf(table, release);
  const marked = notes.mark(title, [...protectionNote(shared), ...table.shape.notes]);
  const headed = headedColumns(columns, holds, notes);
  const sheet: Sheet = {
    name: names.sheet,
    title: marked,
    sentences: sentencesOf(table, release, holds.shorthand, hasNotes(marked, headed)),
    table: { name: names.table, columns: headed, count: table.cells.numRows, row: rowOf(columns) },
  };
  return { sheet, title };
}

/** Headers differ from each other; the first column is as wide as the lines above the table need. */
function headedColumns(columns: readonly TableColumn[], { longest }: Survey, notes: NoteNumbers): Column[] {
  const used = new Set<string>();
  return columns.map((column, i): Column => {
    const label = oneLine(column.label);
    const words = used.has(label.toLowerCase()) ? `${label} (${column.name})` : label;
    used.add(words.toLowerCase());
    const header = notes.mark(words, column.notes);
    const width = widthOf(header, longest[i] ?? 0);
    return { header, look: column.look, width: i === 0 ? Math.max(width, FIRST_WIDTH) : width };
  });
}

function rowOf(columns: readonly TableColumn[]): (index: number) => readonly Cell[] {
  return (index) => columns.map(({ cell }) => cell(index));
}

/** A table's title with place and period, which are left out where it says them already. */
function titleOf({ shape: { title } }: SafeTable, { coverage, periodLabel }: ReleaseFile): string {
  return oneLine([title, ...[coverage, periodLabel].filter((word) => !title.includes(word))].join(", "));
}

/** How small numbers were treated, but for what is said of shorthand that no table of the workbook shows. */
function protectionNote({ release, shorthand }: Shared): string[] {
  const shown = new Set(shorthand.map((one) => `[${one}]`));
  const sentences = release.protection.sentences.filter((sentence) =>
    (sentence.match(/\[[a-z]+\]/g) ?? []).every((one) => shown.has(one)),
  );
  return sentences.length === 0 ? [] : [`How figures are protected: ${sentences.join(" ")}`];
}

function hasNotes(title: string, columns: readonly Column[]): boolean {
  return [title, ...columns.map(({ header }) => header)].some((text) => /\[note \d+\]$/.test(text));
}

function sentencesOf(
  { shape: { title, universe } }: SafeTable,
  release: ReleaseFile,
  shorthand: readonly Shorthand[],
  withNotes: boolean,
): Cell[] {
  const { synthetic, producer, published } = release;
  const marked = synthetic !== null && !/synthetic/i.test(title);
  const used = shorthand.map((one) => `[${one}]`).join(", ");
  const told: Cell[] = [
    ...(marked ? [words(`Synthetic data. ${synthetic}`)] : []),
    words(`Covers: ${universe}.`),
    words(`Source: ${producer}, ${release.title}, published ${dateInWords(published)}.`),
    ...(used === "" ? [] : [words(`Shorthand in this table: ${used}.`)]),
    ...(withNotes ? [linkTo(sheetNames.notes, "What the notes say")] : []),
    ...(used === "" ? [] : [linkTo(sheetNames.shorthand, "What the shorthand means")]),
    linkTo(sheetNames.contents, "Contents of this workbook"),
  ];
  return [oneTable(told.length + 1), ...told];
}

const widths = { least: 12, most: 50, header: 24 };

/** Wide enough for the cells and for the longest word of the header, whose lines wrap. */
function widthOf(header: string, longest: number): number {
  const word = Math.max(...header.split(" ").map(({ length }) => length));
  const wanted = Math.max(longest + 2, word + 2, Math.min(header.length + 2, widths.header));
  return Math.max(widths.least, Math.min(wanted, widths.most));
}

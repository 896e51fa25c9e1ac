import type { ReleaseFile, Symbol as Shorthand } from "../../package.ts";
import type { SafeTable } from "../../protect/safe-table.ts";
import type { Release } from "../file-columns.ts";
import type { Cell, Column, Sheet } from "../workbook.ts";
import { linkTo, oneTable, words } from "./list-table.ts";
import type { NoteNumbers } from "./note-numbers.ts";
import { survey } from "./survey.ts";
import { type TableColumn, tableColumns } from "./table-columns.ts";
import { uniqueNames } from "./unique-name.ts";
import { dateInWords, oneLine } from "./words.ts";

/** Names of the sheets that are in every workbook, or where there is something to put on them. */
export const sheetNames = {
  cover: "Cover",
  contents: "Contents",
  notes: "Notes",
  shorthand: "Shorthand",
} as const;

/** A published table's sheet, its title without markers, and the shorthand that it shows. */
export type PublishedSheet = { sheet: Sheet; title: string; shorthand: readonly Shorthand[] };

/** The names that a table goes under in the workbook. */
export type Names = { sheet: string; table: string };

/** One published table on a sheet of its own, with all rows and columns of its CSV file. */
export function tableSheet(
  table: SafeTable,
  names: Names,
  release: ReleaseFile,
  rows: Release,
  notes: NoteNumbers,
): PublishedSheet {
  const title = titleOf(table, release);
  const columns = tableColumns(table, rows);
  const count = table.cells.numRows;
  const { longest, shorthand } = survey(columns, count);
  const marked = notes.mark(title, [...table.shape.notes, ...protectionNote(release)]);
  const unique = uniqueNames(250, (name, times) => `${name} (${times})`);
  const headed = columns.map((column, i): Column => {
    const header = notes.mark(unique(oneLine(column.label)), column.notes);
    return { header, look: column.look, width: widthOf(header, longest[i] ?? 0) };
  });
  const sheet: Sheet = {
    name: names.sheet,
    title: marked,
    sentences: sentencesOf(table, release, shorthand, hasNotes(marked, headed)),
    table: { name: names.table, columns: headed, count, row: rowOf(columns) },
  };
  return { sheet, title, shorthand };
}

function rowOf(columns: readonly TableColumn[]): (index: number) => readonly Cell[] {
  return (index) => columns.map(({ cell }) => cell(index));
}

/** A table's title with place and period, which are left out where it says them already. */
function titleOf({ shape: { title } }: SafeTable, { coverage, periodLabel }: ReleaseFile): string {
  return oneLine([title, ...[coverage, periodLabel].filter((word) => !title.includes(word))].join(", "));
}

function protectionNote({ protection }: ReleaseFile): string[] {
  const { sentences } = protection;
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
    ...(withNotes ? [linkTo(sheetNames.notes, "Notes are on the worksheet Notes.")] : []),
    ...(used === ""
      ? []
      : [
          linkTo(
            sheetNames.shorthand,
            `Shorthand in this table: ${used}. It is explained on the worksheet Shorthand.`,
          ),
        ]),
    linkTo(sheetNames.contents, "All tables are listed on the worksheet Contents."),
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

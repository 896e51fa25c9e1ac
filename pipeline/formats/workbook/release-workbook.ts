import type { ReleaseFile, Symbol as Shorthand } from "../../package.ts";
import type { SafeTable } from "../../protect/safe-table.ts";
import { fixed } from "../../shown.ts";
import type { Release } from "../file-columns.ts";
import { MOST_ROWS, type Sheet, type Workbook } from "../workbook.ts";
import { contentsSheet, coverSheet, type Front, notesSheet, shorthandSheet } from "./front-sheets.ts";
import { NoteNumbers } from "./note-numbers.ts";
import { type Shared, type SurveyedTable, sheetNames, surveyTable, tableSheet } from "./table-sheet.ts";
import { uniqueNames } from "./unique-name.ts";
import { shorthandOrder } from "./words.ts";

/** What a release's workbook is made of: its release.json, its tables, and its page. */
export type WorkbookInput = {
  release: ReleaseFile;
  tables: readonly SafeTable[];
  /** What is the same in every row of the release's files. */
  rows: Release;
  /** The address of the release's page. */
  page: string;
};

const explains: Readonly<Record<string, string>> = {
  [sheetNames.notes]: "The notes that titles and headers point at",
  [sheetNames.shorthand]: "What the shorthand in tables means",
};

/** Above a table stand its title, its sentences and its header, never more rows than this. */
const ROWS_ABOVE = 10;

/** A release's workbook. A table too long for a sheet of `mostRows` is left out, and the contents say where it is. */
export function releaseWorkbook(input: WorkbookInput, mostRows = MOST_ROWS): Workbook {
  const { release, tables } = input;
  const fits = (table: SafeTable) => table.cells.numRows + ROWS_ABOVE <= mostRows;
  const surveyed = tables.filter(fits).map((table) => surveyTable(table, input.rows));
  const shorthand = shorthandIn(surveyed);
  const notes = new NoteNumbers();
  const published = publishedSheets(surveyed, { release, notes, shorthand });
  const front: Front = { page: input.page, notes: notes.texts, shorthand };
  const explained = [...notesSheet(front), ...shorthandSheet(front)];
  const listed = [
    { name: sheetNames.cover, title: "What this workbook is, and who to ask about it" },
    ...explained.map(({ name }) => ({ name, title: explains[name] ?? name })),
    ...published.map(({ sheet: { name }, title }) => ({ name, title })),
  ];
  const leftOut = tables.filter((table) => !fits(table)).map(leftOutSentence);
  const { title, theme, summary, producer, updated } = release;
  return {
    title,
    subject: theme,
    description: summary,
    creator: producer,
    date: updated,
    sheets: [
      coverSheet(release, front),
      contentsSheet(listed, leftOut),
      ...explained,
      ...published.map(({ sheet }) => sheet),
    ],
  };
}

/** The tables one after the other, so that notes are numbered in the order of the sheets. */
function publishedSheets(
  tables: readonly SurveyedTable[],
  shared: Shared,
): { sheet: Sheet; title: string }[] {
  const sheetName = uniqueNames(31);
  for (const name of Object.values(sheetNames)) sheetName(name);
  const tableName = uniqueNames(200);
  return tables.map((one) => {
    const name = one.table.shape.name.replaceAll("-", "_");
    return tableSheet(one, { sheet: sheetName(name), table: tableName(`data_${name}`) }, shared);
  });
}

function shorthandIn(tables: readonly SurveyedTable[]): Shorthand[] {
  const used = new Set(tables.flatMap(({ holds }) => holds.shorthand));
  return shorthandOrder.filter((one) => used.has(one));
}

function leftOutSentence({ shape: { name, title }, cells }: SafeTable): string {
  const rows = fixed(cells.numRows, 0);
  return `The table "${title}" has ${rows} rows, more than a worksheet can hold. It is in the file ${name}.csv on the release page.`;
}

import { basename } from "node:path";
import { didYouMean } from "../nearest-name.ts";
import { refuse } from "../user-error.ts";
import { bookOf, type CodeBook, type CodeBooks, numberOf } from "./code-book.ts";
import type { CountValue } from "./count-value.ts";
import { eachRecord } from "./csv-records.ts";
import type { TableOptions } from "./options.ts";

/** The most dimensions that a table may have: with two codes each, 24 make more cells than any machine holds. */
const MOST_DIMENSIONS = 24;

/** One dimension of a file: for each row the number of its code in the column's book. */
export type FileColumn = { name: string; book: CodeBook; codes: Int32Array };

/** A tidy CSV file of counts, one row a cell. `lines` holds the line of each row. */
export type CountFile = {
  name: string;
  path: string;
  /** The dimensions and the count, in the order in which they stand in the file. */
  header: readonly string[];
  columns: readonly FileColumn[];
  values: Int32Array;
  states: Uint8Array;
  lines: Int32Array;
};

/** Turns the text of a count into its value, or says why it cannot. */
export type ReadCount = (text: string) => CountValue | string;

type Header = { width: number; count: number; dimensions: { name: string; at: number; book: CodeBook }[] };

/**
 * Reads a file into numbers; its codes go into the books that all files share. Throws a UserError with file and line
 * for a missing column, a ragged row, a blank code, or a count that `readCount` refuses.
 */
export function readCountFile(
  path: string,
  options: TableOptions,
  readCount: ReadCount,
  books: CodeBooks,
): CountFile {
  const name = basename(path);
  const rows: { codes: number[][]; values: number[]; states: number[]; lines: number[] } = {
    codes: [],
    values: [],
    states: [],
    lines: [],
  };
  let header: Header | null = null;
  eachRecord(path, name, (cells, line) => {
    if (header === null) {
      header = headerOf(cells, name, options, books);
      rows.codes = header.dimensions.map(() => []);
      return;
    }
    if (cells.length !== header.width) refuseRagged(`${name}:${line}`, cells.length, header.width);
    for (const [d, { at, book, name: column }] of header.dimensions.entries())
      rows.codes[d]?.push(codeNumber(book, cells[at] ?? "", column, `${name}:${line}`, options.total));
    const count = readCount(cells[header.count] ?? "");
    if (typeof count === "string") return refuseCount(`${name}:${line}`, count, options.count);
    rows.values.push(count.value);
    rows.states.push(count.state);
    rows.lines.push(line);
  });
  const { dimensions, count } = headerOrRefuse(header, name);
  if (rows.lines.length === 0) refuse(name, "has a header and no rows", "give one row a cell");
  return {
    name,
    path,
    header: [...dimensions, { name: options.count, at: count }]
      .sort((a, b) => a.at - b.at)
      .map((one) => one.name),
    columns: dimensions.map((one, d) => ({ ...one, codes: Int32Array.from(rows.codes[d] ?? []) })),
    values: Int32Array.from(rows.values),
    states: Uint8Array.from(rows.states),
    lines: Int32Array.from(rows.lines),
  };
}

function headerOrRefuse(header: Header | null, name: string): Header {
  return header ?? refuse(name, "is empty", "give a header and one row a cell");
}

function headerOf(cells: readonly string[], name: string, options: TableOptions, books: CodeBooks): Header {
  const count = cells.indexOf(options.count);
  if (count < 0)
    refuse(`${name}:1`, `has no column "${options.count}"`, didYouMean(options.count, cells.slice(0, 100)));
  const twice = cells.find((cell, at) => cells.indexOf(cell) !== at);
  if (twice !== undefined) refuse(`${name}:1`, "has two columns of one name", "rename one of them");
  const wanted = cells.filter(
    (cell) => cell !== options.count && (options.dimensions?.includes(cell) ?? true),
  );
  if (wanted.length === 0) refuse(`${name}:1`, "has no dimension", "name its dimensions with --dimensions");
  if (wanted.length > MOST_DIMENSIONS)
    refuse(
      `${name}:1`,
      `has ${wanted.length} dimensions, more than ${MOST_DIMENSIONS}`,
      "name those that count with --dimensions",
    );
  const dimensions = wanted.map((column) => ({
    name: column,
    at: cells.indexOf(column),
    book: bookOf(books, column, options.total),
  }));
  return { width: cells.length, count, dimensions };
}

function codeNumber(book: CodeBook, code: string, column: string, where: string, total: string): number {
  if (code === "") refuse(where, `"${column}" is blank`, `write a code, or "${total}" for the margin`);
  return numberOf(book, code);
}

function refuseRagged(where: string, cells: number, width: number): never {
  return refuse(
    where,
    `has ${cells === 1 ? "1 cell" : `${cells} cells`} where the header has ${width}`,
    "add or remove commas, and put a cell with a comma in quotes",
  );
}

function refuseCount(where: string, what: string, column: string): never {
  return refuse(where, what, `mend column "${column}": counts are whole numbers from 0`);
}

import type { CodeBook } from "./code-book.ts";
import type { CountFile } from "./count-file.ts";
import type { ReadFiles } from "./linked-files.ts";

/** Two codes of a column that are counted as one. */
export type Merger = { column: string; codes: readonly [string, string] };

/** Files of true counts in which two codes are one: rows that become the same cell are added up. */
export function mergedFiles({ files, books }: ReadFiles, { column, codes }: Merger): ReadFiles {
  const book = books.get(column);
  if (book === undefined) return { files, books };
  const { merged, numberOf } = mergedBook(book, codes);
  return {
    books: new Map([...books, [column, merged]]),
    files: files.map((file) => mergedFile(file, merged, numberOf)),
  };
}

/** The book with one code for two, and for each old number the new one. The margin keeps its number 0. */
function mergedBook(book: CodeBook, [one, other]: Merger["codes"]): { merged: CodeBook; numberOf: number[] } {
  const codes = book.codes.filter((code) => code !== one && code !== other);
  const last = codes.push(`${one} + ${other}`) - 1;
  const numbers = new Map(codes.map((code, number) => [code, number]));
  const numberOf = book.codes.map((code) => numbers.get(code) ?? last);
  return { merged: { column: book.column, codes, numbers }, numberOf };
}

function mergedFile(file: CountFile, merged: CodeBook, numberOf: readonly number[]): CountFile {
  if (!file.columns.some(({ name }) => name === merged.column)) return file;
  const columns = file.columns.map((column) =>
    column.name === merged.column
      ? { ...column, book: merged, codes: column.codes.map((code) => numberOf[code] ?? 0) }
      : column,
  );
  const rowOf = new Map<string, number>();
  const rows: number[] = [];
  const sums: number[] = [];
  for (let row = 0; row < file.lines.length; row++) {
    const key = columns.map(({ codes }) => codes[row] ?? 0).join(",");
    const at = rowOf.get(key) ?? rows.length;
    if (at === rows.length) rows.push(row);
    rowOf.set(key, at);
    sums[at] = (sums[at] ?? 0) + (file.values[row] ?? 0);
  }
  const kept = (all: Int32Array) => Int32Array.from(rows, (row) => all[row] ?? 0);
  return {
    ...file,
    columns: columns.map((column) => ({ ...column, codes: kept(column.codes) })),
    values: Int32Array.from(sums),
    states: Uint8Array.from(rows, (row) => file.states[row] ?? 0),
    lines: kept(file.lines),
  };
}

import { readFileSync, statSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { refuse } from "../user-error.ts";

/** Node's longest string has about 2^29 characters; a file of counts that is longer is no table for people. */
const MOST_BYTES = 500_000_000;
/** A header longer than this has more columns than a table of counts can have. */
const MOST_HEADER = 65_536;
/** Characters read at a time, so that the cells of a long file are never all in memory as texts. */
const CHUNK = 4_000_000;

/**
 * Calls `visit` with the cells of each record of a CSV file, header first, and the line on which it begins. Blank
 * lines are left out. A name that ends in .gz is unpacked. Throws a UserError for a file that cannot be read, is not
 * UTF-8, holds an unclosed quote, or has a header of more than 65,536 characters.
 */
export function eachRecord(path: string, name: string, visit: (cells: string[], line: number) => void): void {
  const text = textOf(path, name);
  const end = text.indexOf("\n");
  if ((end < 0 ? text.length : end) > MOST_HEADER)
    refuse(`${name}:1`, "the header has more than 65,536 characters", "give a file with one row a cell");
  const quoted = text.includes('"');
  let line = 1;
  for (const piece of quoted ? [text] : piecesOf(text)) {
    const { data, errors } = Papa.parse<string[]>(piece, { delimiter: "," });
    for (const [index, cells] of data.entries()) {
      if (errors.length > 0 && errors.some(({ row }) => row === index)) refuseQuote(name, line);
      if (cells.length > 1 || cells[0] !== "") visit(cells, line);
      line += 1 + (quoted ? breaksIn(cells) : 0);
    }
  }
}

/** A text without quotes cut at ends of lines; where cells may hold line breaks it cannot be cut so. */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start + CHUNK);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, text[stop - 1] === "\r" ? stop - 1 : stop);
    start = stop + 1;
  }
}

function textOf(path: string, name: string): string {
  const bytes = bytesOf(path, name);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return refuse(name, "is not in UTF-8", "save it as CSV in UTF-8");
  }
}

function bytesOf(path: string, name: string): Uint8Array {
  const size = statSync(path, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile())
    refuse(name, "there is no such file", "look at its name and folder");
  if (size.size > MOST_BYTES) refuse(name, "is larger than 500 MB", "protect a table with fewer dimensions");
  const bytes = readFileSync(path);
  if (!name.endsWith(".gz")) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return refuse(name, "cannot be unpacked, or is larger than 500 MB unpacked", "pack it with gzip again");
  }
}

function refuseQuote(name: string, line: number): never {
  return refuse(
    `${name}:${line}`,
    "a quote is not closed, or stands inside a cell",
    'close it, or write "" for it',
  );
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
}

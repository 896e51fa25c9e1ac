import type { Collection } from "../collection.ts";
import { refuse } from "../user-error.ts";
import { columnNames, type FileColumn, headerRows } from "./column-names.ts";
import type { SourceFile } from "./find-files.ts";
import { delimiterOf, readRecords } from "./read-records.ts";
import type { RecordSpan } from "./record-scanner.ts";
import { splitFields } from "./split-fields.ts";

/** What the first reading of a text file finds, before any of it is stored. */
export type TextScan = {
  columns: readonly FileColumn[];
  /** Records after the header, broken ones included. */
  records: number;
  /** Numbers of the broken records, from 1 after the header, ascending. */
  malformed: readonly number[];
  /** All line ends outside quotes are of one kind, and no quote opens after spaces: DuckDB may read it. */
  plain: boolean;
  /** Bytes of the longest record. */
  longest: number;
};

/** Reads a text file without keeping it. Throws a UserError where it cannot be read, is empty or has no responses. */
export async function scanText(file: SourceFile, source: Collection["source"]): Promise<TextScan> {
  const header: string[][] = [];
  const tally = new RecordTally();
  const delimiter = delimiterOf(file, source);
  const rows = headerRows(source.headers);
  const scanner = await readRecords(file, source, (record) => {
    if (header.length < rows) header.push(splitFields(recordText(record), delimiter));
    else tally.add(isBrokenLine(record, header[0]?.length ?? 0, file));
  });
  if (header.length === 0) refuse(file.where, "is empty", "export it again, or take it away");
  if (tally.records === 0)
    refuse(file.where, "has a header and no responses", "export it again, or take it away");
  return {
    columns: columnNames(header, file.where),
    records: tally.records,
    malformed: tally.malformed,
    plain: Object.values(scanner.lineEnds).filter((count) => count > 0).length <= 1 && !scanner.spacedQuotes,
    longest: scanner.longest,
  };
}

/**
 * A record may be broken, but not over several lines: an unclosed quote made one of many, which would all be lost in
 * it. Throws a UserError with the line where the quote opened.
 */
function isBrokenLine(record: RecordSpan, fields: number, file: SourceFile): boolean {
  const malformed = isMalformed(record, fields);
  if (malformed && record.quoteLine !== null) {
    const what = "a quote opens here and closes on another line, and what it makes is not a whole record";
    refuse(`${file.where}:${record.quoteLine}`, what, "close it, or write a quote in a text as two");
  }
  return malformed;
}

/**
 * A record with text after a closing quote, with more or fewer fields than the header, or with nothing in any of its fields:
 * spreadsheets end a CSV with lines of delimiters alone, which are nobody's response.
 */
export function isMalformed(record: RecordSpan, fields: number): boolean {
  return record.broken || record.fields !== fields || isBlank(record);
}

/** Every field of several is empty, or two quotes around nothing. */
function isBlank(record: RecordSpan): boolean {
  const delimiters = record.fields - 1;
  if (delimiters === 0) return false;
  if (record.end - record.start > delimiters + 2 * record.fields) return false;
  return recordText(record).replaceAll('""', "").length === delimiters;
}

/** The record as text. */
export function recordText({ bytes, start, end }: RecordSpan): string {
  return bytes.toString("utf8", start, end);
}

/** Counts records and remembers the numbers of the broken ones. */
export class RecordTally {
  records = 0;
  readonly malformed: number[] = [];

  add(malformed: boolean): void {
    this.records++;
    if (malformed) this.malformed.push(this.records);
  }
}

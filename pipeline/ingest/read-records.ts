import type { Collection } from "../collection.ts";
import { refuse } from "../user-error.ts";
import type { SourceFile } from "./find-files.ts";
import { RecordScanner, type RecordSpan } from "./record-scanner.ts";
import { ByteFault, utf8Chunks } from "./utf8-chunks.ts";

/** A longer record than this is a broken file, not an answer; it is what bounds the memory of reading. */
const longestRecord = 16 << 20;

const delimiters = { comma: ",", tab: "\t", semicolon: ";", pipe: "|" } as const;

/** The delimiter of a text file: the collection's, or the one that its ending stands for. */
export function delimiterOf(file: SourceFile, source: Collection["source"]): string {
  return delimiters[source.delimiter ?? (file.format === "tab" ? "tab" : "comma")];
}

/**
 * Reads a text file once, from beginning to end, in bounded memory, and hands over each record. Throws a UserError
 * with the line for a NUL byte, a byte outside the encoding, a quote that never closes and a record over 16 MiB.
 */
export async function readRecords(
  file: SourceFile,
  source: Collection["source"],
  onRecord: (record: RecordSpan) => void,
): Promise<RecordScanner> {
  const scanner = new RecordScanner(delimiterOf(file, source), afterPreamble(source.preamble, onRecord));
  try {
    for await (const chunk of utf8Chunks(file, source.encoding)) {
      scanner.push(chunk);
      refuseEndless(scanner, file);
    }
  } catch (error) {
    if (error instanceof ByteFault) refuseBytes(error, scanner, file, source);
    throw error;
  }
  if (scanner.openQuote !== null) refuseOpenQuote(scanner.openQuote, file);
  scanner.end();
  return scanner;
}

/** Lines before the header that begin with the preamble's character are no records; after the header they are. */
function afterPreamble(
  preamble: string | undefined,
  onRecord: (record: RecordSpan) => void,
): (record: RecordSpan) => void {
  if (preamble === undefined) return onRecord;
  let isBefore = true;
  return (record) => {
    isBefore &&= record.bytes.toString("utf8", record.start, record.start + 4).startsWith(preamble);
    if (!isBefore) onRecord(record);
  };
}

function refuseEndless(scanner: RecordScanner, file: SourceFile): void {
  if (Math.max(scanner.pending, scanner.longest) <= longestRecord) return;
  if (scanner.openQuote !== null) refuseOpenQuote(scanner.openQuote, file);
  const where = scanner.pending > longestRecord ? `${file.where}:${scanner.line}` : file.where;
  refuse(where, "has a line over 16 MiB", "check that the file has line ends and is really delimited text");
}

function refuseOpenQuote(line: number, file: SourceFile): never {
  refuse(
    `${file.where}:${line}`,
    "a quote opens here and never closes",
    "close it, or write a quote in a text as two",
  );
}

function refuseBytes(
  { kind }: ByteFault,
  scanner: RecordScanner,
  file: SourceFile,
  { encoding }: Collection["source"],
): never {
  const where = `${file.where}:${scanner.line}`;
  if (kind === "nul") refuse(where, "holds a NUL byte", "export the file again as text");
  if (kind === "gzip") refuse(file.where, "is not a whole gzip file", "compress it again");
  if (kind === "unreadable")
    refuse(file.where, "cannot be read", "check that the file is there and may be read");
  if (kind === "utf-16") refuse(file.where, "is in UTF-16", "set source.encoding to utf-16");
  refuse(
    where,
    `is not in ${encoding}`,
    "set source.encoding to utf-8, utf-16 or windows-1252, whichever it is",
  );
}

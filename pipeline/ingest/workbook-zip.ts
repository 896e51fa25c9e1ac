import { type Entry, openPromise, type ZipFile } from "yauzl";
import { refuse, UserError } from "../user-error.ts";
import type { SourceFile } from "./find-files.ts";

/**
 * Limits against a small file that unpacks to a huge one: parts in the archive, bytes of one part (a full sheet of a
 * million rows and twenty columns is about 1 GiB), and bytes of a part that is held in memory.
 */
const limits = { parts: 10_000, part: 4 * 1024 ** 3, held: 512 * 1024 ** 2 };

/** The parts of a workbook, each read as a stream. */
export type WorkbookZip = {
  /** The part's bytes; nothing where there is no such part. `held`: the reader keeps what it reads. */
  part(name: string, kind: "streamed" | "held"): AsyncGenerator<Buffer>;
};

/**
 * Opens a workbook for the time of `work`. Throws a UserError where it is not a zip file, is broken, or would unpack
 * beyond the limits. Messages of the libraries are not passed on: an XML one can quote the text it stumbled on.
 */
export async function withWorkbook<T>(file: SourceFile, work: (zip: WorkbookZip) => Promise<T>): Promise<T> {
  try {
    const zip = await openPromise(file.path, { lazyEntries: true, autoClose: false });
    try {
      const entries = await entriesOf(zip, file);
      return await work({ part: (name, kind) => partBytes(zip, entries.get(name), kind, file) });
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    refuse(
      file.where,
      `cannot be read as ${file.format.toUpperCase()}`,
      "open it and save it again, without a password",
    );
  }
}

async function entriesOf(zip: ZipFile, file: SourceFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) refuseBomb(file);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

/** yauzl stops a part that unpacks to more than it declares, so the declared size is the true bound. */
async function* partBytes(
  zip: ZipFile,
  entry: Entry | undefined,
  kind: "streamed" | "held",
  file: SourceFile,
): AsyncGenerator<Buffer> {
  if (entry === undefined) return;
  if (entry.uncompressedSize > (kind === "held" ? limits.held : limits.part)) refuseBomb(file);
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
}

function refuseBomb(file: SourceFile): never {
  refuse(file.where, "unpacks to more than a workbook can hold", "save the sheet as CSV");
}

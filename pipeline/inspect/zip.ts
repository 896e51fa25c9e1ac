import { type Entry, openPromise, type ZipFile } from "yauzl";
import { refuse, UserError } from "../user-error.ts";

/**
 * Against a small file that unpacks to a huge one: parts, bytes of a part that holds cells (large) or something else
 * (small), and bytes that are read in all.
 */
const limits = { parts: 10_000, large: 512 * 1024 ** 2, small: 64 * 1024 ** 2, all: 1024 ** 3 };

/** The parts of a workbook. */
export type Parts = {
  names: readonly string[];
  /** The part's bytes as a stream; nothing where there is no such part. What holds cells or their texts may be large. */
  read(name: string, size?: "large"): AsyncGenerator<Buffer>;
};

/**
 * Opens a workbook for the time of `work`. Throws a UserError where it is no zip file, is damaged, or would unpack
 * beyond the limits. What the libraries say is not passed on: it can quote the text that they stumbled on.
 */
export async function withParts<T>(
  path: string,
  where: string,
  work: (parts: Parts) => Promise<T>,
): Promise<T> {
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      return await work(await partsOf(zip, where));
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    refuse(where, "is damaged, or is no workbook", "open it in a spreadsheet program and save it again");
  }
}

async function partsOf(zip: ZipFile, where: string): Promise<Parts> {
  if (zip.entryCount > limits.parts) refuseBomb(where);
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  let left = limits.all;
  return {
    names: [...entries.keys()],
    async *read(name, size) {
      const entry = entries.get(name);
      if (entry === undefined) return;
      left -= entry.uncompressedSize;
      if (entry.uncompressedSize > limits[size ?? "small"] || left < 0) refuseBomb(where);
      // yauzl stops a part that unpacks to more than it declares, so the declared size is the true bound.
      const stream = await zip.openReadStreamPromise(entry);
      for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
    },
  };
}

function refuseBomb(where: string): never {
  refuse(where, "unpacks to more than a workbook for readers can hold", "publish tables of that size as CSV");
}

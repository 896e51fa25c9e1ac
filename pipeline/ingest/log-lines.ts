import { refuse } from "../user-error.ts";
import type { SourceFile } from "./find-files.ts";
import { ByteFault, fileBytes } from "./utf8-chunks.ts";

/** A longer line is no request: it is handed over empty, so that it counts as one broken line. */
const longestLine = 1 << 20;

/**
 * Hands over each line of a file that is not empty, as text, a block at a time and in bounded memory. A log is not one
 * text but what many visitors sent: bytes that are no UTF-8 become U+FFFD instead of stopping the build. Throws a
 * UserError where the file cannot be read.
 */
export async function readLines(file: SourceFile, onLine: (line: string) => void): Promise<void> {
  let rest: Buffer = Buffer.alloc(0);
  let isTooLong = false;
  const handOver = (text: string) => {
    const line = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (isTooLong) onLine("");
    else if (line !== "") onLine(line);
    isTooLong = false;
  };
  for await (const chunk of bytesOf(file)) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = block.lastIndexOf(10) + 1;
    for (const line of block.toString("utf8", 0, end).split("\n").slice(0, -1)) handOver(line);
    rest = block.subarray(end);
    if (rest.length <= longestLine) continue;
    isTooLong = true;
    rest = Buffer.alloc(0);
  }
  if (rest.length > 0 || isTooLong) handOver(rest.toString("utf8"));
}

async function* bytesOf(file: SourceFile): AsyncGenerator<Buffer> {
  try {
    yield* fileBytes(file);
  } catch (error) {
    if (!(error instanceof ByteFault)) throw error;
    if (error.kind === "gzip") refuse(file.where, "is not a whole gzip file", "compress it again");
    refuse(file.where, "cannot be read", "check that the file is there and may be read");
  }
}

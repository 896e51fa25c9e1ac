import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Collection } from "../collection.ts";
import type { SourceFile } from "./find-files.ts";
import { windows1252ToUtf8 } from "./windows-1252.ts";

/** Where the bytes are and whether they are packed. */
export type BytesOf = Pick<SourceFile, "path" | "gzip">;
export type Encoding = Collection["source"]["encoding"];

/** What can be wrong with the bytes themselves. Whatever came before the fault has been handed over already. */
export class ByteFault extends Error {
  readonly kind: "nul" | "encoding" | "utf-16" | "gzip" | "unreadable";

  constructor(kind: ByteFault["kind"]) {
    super(kind);
    this.kind = kind;
  }
}

const chunkSize = 1 << 20;

/**
 * A text file as chunks of UTF-8 without its byte order mark, at most a few MiB each, never cut inside a character.
 * Throws a ByteFault at the first NUL or byte that the encoding does not allow.
 */
export async function* utf8Chunks(file: BytesOf, encoding: Encoding): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of decoded(fileBytes(file), encoding)) {
    const body = isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
    const nul = body.indexOf(0);
    if (nul < 0) yield body;
    else {
      yield body.subarray(0, nul);
      throw new ByteFault("nul");
    }
  }
}

/** The bytes of a file as they are, unpacked, at most a MiB at a time. Throws a ByteFault where they cannot be read. */
export async function* fileBytes({ path, gzip }: BytesOf): AsyncGenerator<Buffer> {
  const bytes = createReadStream(path, { highWaterMark: chunkSize });
  if (!gzip) return yield* plainBytes(bytes);
  const gunzip = createGunzip({ chunkSize });
  bytes.on("error", (error) => gunzip.destroy(error));
  try {
    yield* buffers(bytes.pipe(gunzip));
  } catch {
    throw new ByteFault("gzip");
  } finally {
    bytes.destroy();
  }
}

async function* plainBytes(bytes: Readable): AsyncGenerator<Buffer> {
  try {
    yield* buffers(bytes);
  } catch {
    throw new ByteFault("unreadable");
  }
}

async function* buffers(stream: Readable): AsyncGenerator<Buffer> {
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
}

function decoded(bytes: AsyncGenerator<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  if (encoding === "utf-16") return fromUtf16(bytes);
  return encoding === "utf-8" ? checkedUtf8(bytes) : fromWindows1252(bytes);
}

async function* checkedUtf8(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst && utf16Mark(chunk) !== null) throw new ByteFault("utf-16");
    isFirst = false;
    const joined = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = joined.length - unfinished(joined);
    rest = joined.subarray(end);
    yield* validPart(joined.subarray(0, end));
  }
  if (rest.length > 0) throw new ByteFault("encoding");
}

function* validPart(bytes: Buffer): Generator<Buffer> {
  if (isUtf8(bytes)) return yield bytes;
  yield linesBeforeFault(bytes);
  throw new ByteFault("encoding");
}

/** Whole lines up to the one with the fault: a line feed is never inside a character of UTF-8. */
function linesBeforeFault(bytes: Buffer): Buffer {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return bytes.subarray(0, start);
}

/** How many bytes at the end begin a character that the chunk does not finish: 0 to 3. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

async function* fromUtf16(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of bytes) {
    decoder ??= new TextDecoder(utf16Mark(chunk) ?? "utf-16le", { fatal: true });
    yield decodeUtf16(decoder, chunk);
  }
  if (decoder !== null) yield decodeUtf16(decoder, null);
}

function decodeUtf16(decoder: TextDecoder, chunk: Buffer | null): Buffer {
  try {
    return Buffer.from(chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }));
  } catch {
    throw new ByteFault("encoding");
  }
}

function utf16Mark(chunk: Buffer): "utf-16le" | "utf-16be" | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return "utf-16le";
  return chunk[0] === 0xfe && chunk[1] === 0xff ? "utf-16be" : null;
}

async function* fromWindows1252(bytes: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of bytes) {
    if (isFirst && (utf16Mark(chunk) !== null || hasMark(chunk))) throw new ByteFault("encoding");
    isFirst = false;
    const { text, fault } = windows1252ToUtf8(chunk);
    yield text;
    if (fault) throw new ByteFault("encoding");
  }
}

function hasMark(chunk: Buffer): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
}

function withoutMark(chunk: Buffer): Buffer {
  return hasMark(chunk) ? chunk.subarray(3) : chunk;
}

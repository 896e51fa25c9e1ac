import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { Deflate } from "fflate";

/** What a part of a zip file is made of, piece by piece. */
export type Pieces = Iterable<string>;

/** Its name is in ASCII. `stored` keeps it as it is, which an ODF file asks of its mimetype. */
export type Part = { name: string; pieces: Pieces; stored?: boolean };

/** A part as the directory lists it. */
type Entry = { name: Buffer; method: number; crc: number; packed: number; size: number; offset: number };

/** Text is packed in pieces of this many characters, so that a part of any size needs little memory. */
const CHUNK = 1 << 16;

/**
 * Writes a zip file (PKWARE APPNOTE 6.3) part after part. The sizes stand in each part's header, written when they are
 * known, because readers by stream cannot find the end of a stored part otherwise. `date` is that of every part. The
 * same parts give the same bytes on every machine: fflate packs in JavaScript, where Node's zlib takes other ways on
 * other processors.
 */
export async function writeZip(path: string, parts: Iterable<Part>, date: string): Promise<void> {
  const file = await open(path, "w");
  try {
    const entries: Entry[] = [];
    let offset = 0;
    for (const part of parts) {
      const entry = await writePart(file, part, offset, date);
      entries.push(entry);
      offset += 30 + entry.name.length + entry.packed;
    }
    await writeAt(file, directory(entries, offset, date), offset);
  } finally {
    await file.close();
  }
}

async function writePart(file: FileHandle, part: Part, offset: number, date: string): Promise<Entry> {
  const name = Buffer.from(part.name, "ascii");
  const entry: Entry = { name, method: part.stored ? 0 : 8, crc: 0, packed: 0, size: 0, offset };
  const start = offset + 30 + name.length;
  for (const piece of packed(part, entry)) {
    await writeAt(file, piece, start + entry.packed);
    entry.packed += piece.length;
  }
  if (entry.size > 0xffff_ffff || start + entry.packed > 0xffff_ffff) {
    throw new Error(`${part.name} is larger than a zip file without extensions can hold`);
  }
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(entry, date).copy(header, 4);
  await writeAt(file, Buffer.concat([header, name]), offset);
  return entry;
}

/** The packed bytes of a part, while its size and its checksum are counted. */
function* packed(part: Part, entry: Entry): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (piece) => ready.push(piece));
  for (const text of chunks(part.pieces)) {
    const bytes = Buffer.from(text, "utf8");
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (part.stored) yield bytes;
    else deflate.push(bytes, false);
    yield* ready;
    ready = [];
  }
  if (part.stored) return;
  deflate.push(new Uint8Array(0), true);
  yield* ready;
}

/** Pieces put together until they are worth packing. */
function* chunks(pieces: Pieces): Generator<string> {
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** The fields that a part's header and the directory share: version 2.0, midnight of the date. */
function common({ name, method, crc, packed: packedSize, size }: Entry, date: string): Buffer {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(((year - 1980) << 9) | (month << 5) | day, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packedSize, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** The central directory and the record that ends the file. */
function directory(entries: readonly Entry[], offset: number, date: string): Buffer {
  const listed = Buffer.concat(
    entries.map((entry) => {
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(20, 4);
      common(entry, date).copy(head, 6);
      head.writeUInt32LE(entry.offset, 42);
      return Buffer.concat([head, entry.name]);
    }),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([listed, end]);
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  if (bytes.length > 0) await file.write(bytes, 0, bytes.length, position);
}

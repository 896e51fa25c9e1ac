import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import Papa from "papaparse";
import { ByteFault, utf8Chunks } from "../ingest/utf8-chunks.ts";
import { Unreadable } from "./unreadable.ts";

/** A CSV file whose bytes are sound: UTF-8 without NUL, with a header of names that differ. */
export type SoundFile = { path: string; name: string; gzip: boolean; header: readonly string[] };

/** A header longer than this is no header. */
const MOST_HEADER = 1 << 20;

const faults: Readonly<Record<ByteFault["kind"], [what: string, todo: string]>> = {
  nul: ["holds a NUL byte, so that it is no text", "save it again as CSV UTF-8"],
  encoding: ["is not in UTF-8 (Excel's plain CSV is Windows-1252)", "save it as CSV UTF-8"],
  "utf-16": ["is in UTF-16 (Excel's Unicode text)", "save it as CSV UTF-8"],
  gzip: ["cannot be unpacked", "pack it with gzip again"],
  unreadable: ["cannot be read", "look at the rights of the file and at the disk"],
};

/** Reads the whole file once for its bytes and its header. Throws Unreadable for the first thing that is wrong. */
export async function soundFile(path: string): Promise<SoundFile> {
  const name = basename(path);
  const gzip = await isPacked(path, name);
  const first = await firstText(path, name, gzip);
  return { path, name, gzip, header: headerOf(first, name) };
}

/** Every record of a small file, its header first; line breaks in cells are allowed, a ragged record is not. */
export async function allRecords({ path, name, gzip }: SoundFile): Promise<string[][]> {
  const pieces: Buffer[] = [];
  for await (const chunk of utf8Chunks({ path, gzip }, "utf-8")) pieces.push(chunk);
  const { data, errors } = Papa.parse<string[]>(Buffer.concat(pieces).toString("utf8"), { delimiter: "," });
  const fault = errors.find(({ type }) => type === "Quotes");
  if (fault !== undefined)
    throw new Unreadable(name, "has a quote that is not closed, or stands inside a cell", 'write "" for it');
  return data.filter((cells) => cells.length > 1 || cells[0] !== "");
}

async function isPacked(path: string, name: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile())
    throw new Unreadable(name, "there is no such file", "look at its name and folder");
  if (!/\.csv(\.gz)?$/i.test(name))
    throw new Unreadable(name, "is not a CSV file by its name", "give a file that ends in .csv or .csv.gz");
  const [one, two] = await firstBytes(path);
  if (one === 0x50 && two === 0x4b)
    throw new Unreadable(name, "is a workbook or a ZIP file by its content", "save the table as CSV UTF-8");
  return one === 0x1f && two === 0x8b;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => null);
  if (file === null) throw new Unreadable(basename(path), ...faults.unreadable);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The beginning of the file with at least its first line; the rest is read for its faults only. */
async function firstText(path: string, name: string, gzip: boolean): Promise<string> {
  let first = Buffer.alloc(0);
  try {
    for await (const chunk of utf8Chunks({ path, gzip }, "utf-8"))
      if (first.length < MOST_HEADER) first = Buffer.concat([first, chunk]);
  } catch (error) {
    if (error instanceof ByteFault) throw new Unreadable(name, ...faults[error.kind]);
    throw error;
  }
  return first.toString("utf8");
}

function headerOf(text: string, name: string): string[] {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  if (text.trim() === "") throw new Unreadable(name, "is empty", "give a file with a header and rows");
  if (line.trim() === "")
    throw new Unreadable(name, "begins with an empty line", "begin it with the names of its columns");
  if (line.length >= MOST_HEADER)
    throw new Unreadable(name, "has a header of more than a million characters", "begin it with a header");
  if ((line.match(/"/g)?.length ?? 0) % 2 === 1)
    throw new Unreadable(name, "has a header with a line break or an unclosed quote", "write it on one line");
  const names = Papa.parse<string[]>(line, { delimiter: "," }).data[0] ?? [];
  refuseOddNames(names, name);
  return names;
}

function refuseOddNames(names: readonly string[], name: string): void {
  if (names.length === 1 && /[;\t|]/.test(names[0] ?? ""))
    throw new Unreadable(name, "is not separated by commas", "save it as CSV with commas");
  const blank = names.findIndex((one) => one.trim() === "");
  if (blank >= 0)
    throw new Unreadable(name, `has no name for column ${blank + 1}`, "name every column in the header");
  const again = names.findIndex((one, n) => names.indexOf(one) < n);
  if (again >= 0)
    throw new Unreadable(
      name,
      `names column ${again + 1} as column ${names.indexOf(names[again] ?? "") + 1}`,
      "give every column a name of its own",
    );
}

import { closeSync, openSync, realpathSync, statSync, writeFileSync, writeSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { refuse } from "../user-error.ts";

/** A file to write: its name in the folder, and its text in pieces. */
export type WrittenFile = { name: string; text: () => Iterable<string> };

/**
 * Writes all files into a folder, or none: they are written beside it first and moved in when all are whole. Other
 * files in the folder stay. Throws a UserError where a file would be written over one that was read, and where the
 * folder cannot be made.
 */
export async function writeFiles(
  out: string,
  files: readonly WrittenFile[],
  read: readonly string[],
): Promise<void> {
  refuseOverwriting(out, files, read);
  const temporary = await beside(out);
  try {
    for (const file of files) writeOne(join(temporary, file.name), file);
    await mkdir(out, { recursive: true });
    for (const name of await readdir(temporary)) await rename(join(temporary, name), join(out, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function beside(out: string): Promise<string> {
  const isTaken = statSync(out, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isTaken) refuse("--out", "is a file", "name a folder");
  try {
    await mkdir(dirname(out), { recursive: true });
    return await mkdtemp(join(dirname(out), `.${basename(out)}-`));
  } catch {
    return refuse("--out", "cannot be written beside", "name a folder in a place where you may write");
  }
}

function refuseOverwriting(out: string, files: readonly WrittenFile[], read: readonly string[]): void {
  const sources = new Set(read.map((path) => realpathSync(path)));
  for (const { name } of files) {
    const target = join(out, name);
    if (statSync(target, { throwIfNoEntry: false }) !== undefined && sources.has(realpathSync(target)))
      refuse(name, "would be written over the file that was read", "name another folder with --out");
  }
}

function writeOne(path: string, { name, text }: WrittenFile): void {
  if (name.endsWith(".gz")) {
    writeFileSync(path, packed([...text()].join("")));
    return;
  }
  const file = openSync(path, "w");
  try {
    for (const piece of text()) writeSync(file, piece);
  } finally {
    closeSync(file);
  }
}

/** The tenth byte of a gzip file names the system that made it; 255, unknown, gives the same bytes on all (RFC 1952). */
function packed(text: string): Uint8Array {
  const bytes = gzipSync(text);
  bytes[9] = 255;
  return bytes;
}

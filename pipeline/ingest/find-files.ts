import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Collection } from "../collection.ts";
import { refuse } from "../user-error.ts";

export type SourceFormat = "comma" | "tab" | "parquet" | "xlsx" | "ods" | "log";

/** A file of responses: where it is, what it is called in messages, and how it is read. */
export type SourceFile = { path: string; name: string; where: string; format: SourceFormat; gzip: boolean };

const formats: Readonly<Record<string, SourceFormat>> = {
  csv: "comma",
  tsv: "tab",
  txt: "tab",
  parquet: "parquet",
  xlsx: "xlsx",
  ods: "ods",
};

const readable = ".csv, .tsv or .txt (each also as .gz), .parquet, .xlsx or .ods";

/**
 * The files of the folder that match the source's pattern (`*` and `?`), in byte order of their names. Hidden files and notes
 * (.md) are not data and are passed over. Throws a UserError where there is none, or one of a kind that is not read.
 */
export async function findFiles(
  folder: string,
  { files: pattern, format }: Collection["source"],
  where: string,
): Promise<SourceFile[]> {
  const names = (await namesIn(folder)).filter((name) => matches(name, pattern)).sort(byBytes);
  if (names.length === 0) {
    const what = pattern === "*" ? "holds no file of responses" : `holds no file that matches "${pattern}"`;
    const kinds = format === undefined ? readable : "logs, each also as .gz";
    refuse(where, what, `put the responses there as ${kinds}`);
  }
  return names.map((name) => (format === undefined ? sourceFile : logFile)(folder, name, where));
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const isFile = await Promise.all(
    names.map(async (name) => (await stat(join(folder, name)).catch(() => null))?.isFile() ?? false),
  );
  return names.filter((name, i) => isFile[i] === true && !name.startsWith(".") && !name.endsWith(".md"));
}

function matches(name: string, pattern: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "su").test(name);
}

function sourceFile(folder: string, name: string, where: string): SourceFile {
  const gzip = /\.gz$/i.test(name);
  const extension = name.replace(/\.gz$/i, "").split(".").at(-1)?.toLowerCase() ?? "";
  const format = formats[extension];
  const isText = format === "comma" || format === "tab";
  if (format === undefined || (gzip && !isText)) {
    refuse(
      `${where}/${name}`,
      "is of a kind that cannot be read",
      `save it as ${readable}, or narrow source.files`,
    );
  }
  return { path: join(folder, name), name, where: `${where}/${name}`, format, gzip };
}

/** A log may end in anything: a server names its older files access.log.1, access.log.2.gz, and so on. */
function logFile(folder: string, name: string, where: string): SourceFile {
  const gzip = /\.gz$/i.test(name);
  return { path: join(folder, name), name, where: `${where}/${name}`, format: "log", gzip };
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

import { chmod, mkdir, open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { quietly } from "./quiet-sql.ts";
import { type Reason, reasons, type Validation } from "./validation.ts";

/** What the private folder keeps of a build in exact numbers; the published quality report has them protected. */
export type PrivateRecord = Pick<Validation, "read" | "used" | "setAside">;

/**
 * Writes quality.json into a collection's private folder (data/private/<collection>/<period>), which it makes where
 * it is not there yet: for its owner only. The file appears whole or not at all.
 */
export async function writePrivateRecord(dir: string, record: PrivateRecord): Promise<void> {
  const setAside: Partial<Record<Reason, number>> = {};
  for (const { reason } of reasons) setAside[reason] = record.setAside[reason];
  const { read, used } = record;
  await makePrivate(dir);
  await writePrivate(join(dir, "quality.json"), `${JSON.stringify({ read, used, setAside }, null, 2)}\n`);
}

/** Makes a folder that only its owner can enter (mode 0700). */
export async function makePrivate(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  await chmod(dir, 0o700);
}

/** Writes a file that only its owner can read, whole or not at all. */
export async function writePrivate(file: string, content: string): Promise<void> {
  await writeFile(`${file}.partial`, content, { mode: 0o600 });
  await rename(`${file}.partial`, file);
}

/**
 * Writes the rows set aside as CSV: source_file, source_row, reason, column; never a value. Whole or not at all, and
 * readable by its owner only. In JavaScript, because the database has no access to files any more.
 */
export async function writeSetAside(db: DuckDBConnection, file: string): Promise<void> {
  const partial = `${file}.partial`;
  const out = await open(partial, "w", 0o600);
  try {
    await out.write("source_file,source_row,reason,column\n");
    for await (const lines of setAsideLines(db)) await out.write(lines);
  } finally {
    await out.close();
  }
  await rename(partial, file);
}

async function* setAsideLines(db: DuckDBConnection): AsyncGenerator<string> {
  const result = await quietly("read the rows set aside", () =>
    db.stream("SELECT source_file, source_row, reason, column_name FROM set_aside"),
  );
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    yield chunk
      .getRows()
      .map((row) => `${row.map(csvField).join(",")}\n`)
      .join("");
  }
}

function csvField(value: unknown): string {
  const text = value === null ? "" : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

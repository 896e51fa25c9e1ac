import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TableOptions } from "../../pipeline/files/options.ts";

/** How a file with the counts in column n is read, when nothing else is said. */
export const plain: TableOptions = {
  count: "n",
  dimensions: null,
  total: "Total",
  hierarchies: [],
  notAdditive: [],
};

/** A folder of its own for one test file, with files by their text and the command line run on them. */
export function aFolder() {
  const root = mkdtempSync(join(tmpdir(), "first-release-files-"));
  return {
    root,
    out: join(root, "out"),
    write(name: string, text: string | Uint8Array): string {
      writeFileSync(join(root, name), text);
      return join(root, name);
    },
    read: (name: string) => readFileSync(join(root, name), "utf8"),
    files: () => readdirSync(root).sort(),
    has: (name: string) => existsSync(join(root, name)),
    run: (...words: string[]) => spawned(root, [...words, "--quiet"]),
    runAloud: (...words: string[]) => spawned(root, words),
    remove: () => rmSync(root, { recursive: true }),
  };
}

function spawned(cwd: string, words: readonly string[]) {
  const command = join(process.cwd(), "pipeline/first-release.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], {
    encoding: "utf8",
    cwd,
  });
  return { status, stdout, stderr };
}

/** What a promise refuses with, or "" where it is kept. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    return error instanceof Error ? error.message : "not an error";
  }
  return "";
}

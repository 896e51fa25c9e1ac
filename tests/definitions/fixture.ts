import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { check } from "../../pipeline/check.ts";
import type { ReleaseId } from "../../pipeline/definitions/load.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";

/** A change of one file: [what to find, what to put there], the whole new text, or null to remove it. */
export type Edit = readonly [string, string] | string | null;

export const survey = "methodology/pupil-survey/collection.yaml";
export const release = "data/releases/pupil-survey/2024/release.yaml";

/** Gives `work` a copy of the small valid root of this folder with some files changed, and removes it afterwards. */
export async function withRoot<T>(
  edits: Readonly<Record<string, Edit>>,
  work: (root: string) => Promise<T>,
): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "first-release-definitions-"));
  try {
    cpSync("tests/definitions/root", root, { recursive: true });
    for (const [path, edit] of Object.entries(edits)) apply(join(root, path), edit);
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function apply(path: string, edit: Edit): void {
  if (edit === null) {
    rmSync(path, { recursive: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof edit === "string" ? edit : replaced(readFileSync(path, "utf8"), edit));
}

function replaced(text: string, [find, put]: readonly [string, string]): string {
  if (!text.includes(find)) throw new Error(`the fixture has no ${find}`);
  return text.replace(find, () => put);
}

/** What `check` says of the root after the changes, a line a problem. */
export function checked(
  edits: Readonly<Record<string, Edit>>,
  ids?: readonly ReleaseId[],
): Promise<string[]> {
  return withRoot(edits, async (root) => (await check(root, ids)).map(problemLine));
}

/** What the work refuses, a line a problem; fails where it refuses nothing. */
export async function refused(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(problemLine);
    throw error;
  }
  throw new Error("nothing was refused");
}

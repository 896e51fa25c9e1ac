import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Paths under a folder whose name matches, relative to it and in order. */
export function filesUnder(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => name.test(file))
    .sort();
}

/** The folders of all packages, "collection/period", in order. */
export function packagesIn(folder: string): string[] {
  return filesUnder(folder, /^[^/]+\/[^/]+\/release\.json$/).map((file) =>
    file.replace(/\/release\.json$/, ""),
  );
}

/** Replaces the first match in the first file that has one, and throws where none has: a fault that is not planted proves nothing. */
export function spoil(folder: string, name: RegExp, before: string | RegExp, after: string): void {
  for (const file of filesUnder(folder, name)) {
    const text = readFileSync(join(folder, file), "utf8");
    const spoiled = text.replace(before, after);
    if (spoiled === text) continue;
    writeFileSync(join(folder, file), spoiled);
    return;
  }
  throw new Error(`no file that matches ${name} holds ${before}`);
}

/** Removes the files of a kind but some, so that a planted fault is looked for in little. */
export function keepOnly(folder: string, kind: RegExp, kept: RegExp): void {
  for (const file of filesUnder(folder, kind)) if (!kept.test(file)) rmSync(join(folder, file));
}

/** What lists say of much: the first few, and how many more there are. */
export function firstOf(items: readonly string[], most = 5): string {
  const more = items.length > most ? ` and ${items.length - most} more` : "";
  return items.slice(0, most).join("; ") + more;
}

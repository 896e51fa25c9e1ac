import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as assert from "uvu/assert";

const made: string[] = [];
process.once("exit", () => {
  for (const root of made) rmSync(root, { recursive: true });
});

/** Makes the content root of a guide: each file stands in a fence under its path. Answers its folder. */
export function rootOf(guide: string): string {
  const root = mkdtempSync(join(tmpdir(), "first-release-guide-"));
  made.push(root);
  const files = [...guide.matchAll(/^`([\w/.-]+\.\w+)`:\n\n```(?:yaml|markdown|csv)\n([\s\S]*?)^```$/gm)];
  assert.is(files.length, 7);
  for (const [, path = "", content = ""] of files) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** What a command says, line by line. */
export function run(words: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, ["pipeline/first-release.mjs", ...words], {
    encoding: "utf8",
  });
  return `${stderr}${stdout}`.split("\n").filter((line) => line !== "");
}

/** The lines that a guide does not show; the seconds of a stage vary. */
export function unshown(lines: readonly string[], guide: string): string[] {
  const still = (line: string) => line.replace(/\d+\.\d\d s$/, "");
  const shown = new Set(guide.split("\n").map(still));
  return lines.map(still).filter((line) => !shown.has(line));
}

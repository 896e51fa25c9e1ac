import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { stages } from "../../pipeline/screen/stages.ts";
import { aFolder, lists } from "./pair.ts";

const guide = readFileSync("methodology/guides/screen.md", "utf8");

/** What the command says in the folder of the guide's files. */
function run(cwd: string, words: readonly string[]): string {
  const command = join(process.cwd(), "pipeline/first-release.mjs");
  return spawnSync(process.execPath, [command, ...words, "--root", process.cwd(), "--quiet"], {
    encoding: "utf8",
    cwd,
  }).stdout;
}

/** The commands of the guide that an output follows, each with that output. */
function examples(): { words: string[]; output: string }[] {
  const fence = /^```\nnpx first-release (.+)\n```\n\n```\n([\s\S]*?)^```$/gm;
  return [...guide.matchAll(fence)].map(([, words = "", output = ""]) => ({
    words: words.split(" "),
    output,
  }));
}

test("what the guide shows of its example is what the command says", () => {
  const folder = aFolder();
  const files = [...guide.matchAll(/^`([\w.]+\.csv)`:\n\n```csv\n([\s\S]*?)^```$/gm)];
  for (const [, name = "", text = ""] of files) writeFileSync(join(folder, name), text);
  const [first, second, ...more] = examples();
  assert.is(files.length, 2);
  assert.equal(more, []);
  assert.is(run(folder, first?.words ?? []), first?.output);
  renameSync(join(folder, "visits.meta.csv"), join(folder, "visits_by_day.meta.csv"));
  const [screen = "", ...rest] = second?.words ?? [];
  assert.equal(rest.slice(2), ["|", "grep", "-v", "PASS"]);
  const said = run(folder, [screen, ...rest.slice(0, 2)]).split("\n");
  assert.is(said.filter((line) => !line.includes("PASS")).join("\n"), second?.output);
});

test("the guide has every rule and every code list", () => {
  const rules = stages.flatMap(({ checks }) => Object.keys(checks));
  assert.equal(
    [...rules, ...Object.keys(lists)].filter((name) => !guide.includes(`\`${name}\``)),
    [],
  );
});

test.run();

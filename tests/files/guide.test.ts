import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { aFolder } from "./folder.ts";

const folder = aFolder();
test.after(folder.remove);

const guide = readFileSync("methodology/guides/protect-files.md", "utf8");

/** The commands of the guide on files that it gives in full, each with the output that follows it. */
function examples(text: string): { words: string[]; output: string }[] {
  const fence = /^```\nnpx first-release (.+)\n```\n\n```\n([\s\S]*?)^```$/gm;
  return [...text.matchAll(fence)].map(([, words = "", output = ""]) => ({
    words: words.split(" "),
    output,
  }));
}

test("what the guide shows of its examples is what the commands say", () => {
  for (const [, name = "", text = ""] of guide.matchAll(/^`([\w.]+\.csv)`:\n\n```csv\n([\s\S]*?)^```$/gm))
    folder.write(name, text);
  const shown = examples(guide);
  assert.equal(
    shown.map(({ words }) => words[0]),
    ["protect", "audit"],
  );
  for (const { words, output } of shown) assert.is(folder.run(...words).stdout, output, words.join(" "));
});

test.run();

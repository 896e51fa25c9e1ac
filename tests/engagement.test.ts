import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { standingExample } from "./example-root.ts";

// Every row of methodology/engagement.md is a promise of one of the five documents: the page that it names is opened in the
// built example, and the words to look for are found on it.
const page = "methodology/engagement.md";
const example = standingExample("first-release-engagement-");
const site = join(example.root, "_site");
test.after(() => example.remove());

type Promised = { document: string; part: string; promise: string; kept: string; lookFor: string };

function promisesIn(markdown: string): Promised[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const [document = "", ...lines] = section.split("\n");
      const rows = lines.filter((line) => line.startsWith("| ")).slice(1);
      return rows.map((row) => {
        const [part = "", promise = "", kept = "", lookFor = ""] = row
          .slice(1, -1)
          .split("|")
          .map((cell) => cell.trim());
        return { document, part, promise, kept, lookFor };
      });
    });
}

/** What a reader finds on a page: its text without scripts, all blanks as one. */
function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if (node.nodeName === "script" || node.nodeName === "style") return "";
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join(" ") : "";
}

/** What is wrong with a row that names a page: no such page, no such part of it, or not the words to look for. */
function fault({ kept, lookFor }: Promised, out: string): string | null {
  const [, address = "", id] = /\]\((\/[^)#]*)(?:#([^)]+))?\)/.exec(kept) ?? [];
  const file = join(out, address.endsWith("/") ? `${address}index.html` : address);
  if (!existsSync(file)) return `there is no ${address}`;
  const source = readFileSync(file, "utf8");
  if (id !== undefined && !source.includes(`id="${id}"`)) return `${address} has no part "${id}"`;
  const text = file.endsWith(".html") ? textOf(parse(source)).replace(/\s+/g, " ") : source;
  if (lookFor === "" || !text.toLowerCase().includes(lookFor.toLowerCase()))
    return `${address} does not say "${lookFor}"`;
  return null;
}

const promises = promisesIn(readFileSync(page, "utf8"));
const kept = promises.filter((row) => row.kept !== "" && !row.kept.startsWith("Not by software"));

test("each promise is kept by a page of the site, which says what the row looks for", () => {
  assert.ok(kept.length > 80, `${kept.length} rows name a page`);
  assert.equal(
    kept.flatMap((row) => {
      const found = fault(row, site);
      return found === null ? [] : [`${row.document}, ${row.part}: ${found}`];
    }),
    [],
  );
});

test("a promise without a page says that software cannot keep it and why, or that nothing is promised", () => {
  const without = promises.filter((row) => !kept.includes(row));
  assert.ok(without.length > 5);
  for (const { kept: said, promise } of without)
    assert.ok(/^Not by software[.:] ?/.test(said) || / promise/.test(promise), promise);
});

test("no paragraph of the strategy is left out, and no document", () => {
  const strategy = promises.filter(({ document }) => document.startsWith("Involvement Strategy"));
  const covered = new Set(
    strategy.flatMap(({ part }) => {
      const [from = 0, to = from] = part.split("–").map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
  const paragraphs = Array.from({ length: 46 }, (_, index) => index + 1);
  assert.equal(
    paragraphs.filter((number) => !covered.has(number)),
    [],
  );
  assert.is(new Set(promises.map(({ document }) => document)).size, 5);
});

test("a row is found to be wrong: a page that is gone, a part that it lacks, words that it does not say", () => {
  const row = (keptBy: string, lookFor: string) => ({
    document: "",
    part: "",
    promise: "",
    kept: keptBy,
    lookFor,
  });
  assert.is(fault(row("[x](/gone/)", "x"), site), "there is no /gone/");
  assert.is(fault(row("[x](/calendar/#gone)", "x"), site), '/calendar/ has no part "gone"');
  assert.is(fault(row("[x](/calendar/)", "no such words"), site), '/calendar/ does not say "no such words"');
  assert.is(fault(row("[x](/calendar/)", ""), site), '/calendar/ does not say ""');
  assert.is(fault(row("[x](/calendar/)", "Release calendar"), site), null);
});

test.run();

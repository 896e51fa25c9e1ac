import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPackages } from "../../pipeline/page-audit/packages.ts";
import { readSuperseded } from "../../pipeline/page-audit/superseded.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { writeSampleRoot } from "../site/sample-packages.ts";

const root = mkdtempSync(join(tmpdir(), "first-release-page-superseded-"));
test.after(() => rmSync(root, { recursive: true }));
await writeSampleRoot(root);
const packages = join(root, "data/packages");
const cell = "happy-by-phase|phase=primary;happy=agree|response_count";

/** A version of 2025, last changed on a day, that a correction replaced on 5 January 2026. */
function replacedIn2025(updated: string): void {
  const own = join(packages, "parents-views/2025");
  const copy = join(own, "superseded/2026-01-05");
  rmSync(join(own, "superseded"), { recursive: true, force: true });
  const words = readFileSync(join(own, "release.json"), "utf8");
  cpSync(own, join(root, "copy"), { recursive: true });
  cpSync(join(root, "copy"), copy, { recursive: true });
  writeFileSync(join(copy, "release.json"), words.replace(/"updated": "[^"]*"/, `"updated": "${updated}"`));
}

/** What is wrong with a figure of 2024 on the page of that version of 2025. */
function figureOf2024(shown: string): string[] {
  const published = readPackages(packages);
  const home = readSuperseded(packages, published).get("parents-views/2025/superseded/2026-01-05");
  const found = home?.worlds.map(({ releases }) => releases.get("parents-views/2024")?.cells.get(cell)?.text);
  return found?.includes(shown) ? [] : [`${shown} is none of ${found}`];
}

test("a version's own figures are those of its own files, where the release that stands has others", () => {
  const published = readPackages(packages);
  const home = readSuperseded(packages, published).get("parents-views/2024/superseded/2024-12-05");
  assert.is(home?.release?.cells.get(cell)?.text, "245");
  assert.is(published.releases.get("parents-views/2024")?.cells.get(cell)?.text, "240");
  assert.equal(
    home?.worlds.map(({ releases }) => releases.get("parents-views/2024") === home.release),
    [true, true],
  );
});

test("what a version quoted of another release is read from the version of that one which stood then, or stands", () => {
  replacedIn2025("2024-12-01");
  assert.equal(figureOf2024("245"), []);
  assert.equal(figureOf2024("240"), []);
  assert.is(figureOf2024("250").length, 1);
});

test("a version of another release that was replaced before is not looked at", () => {
  replacedIn2025("2025-11-20");
  assert.equal(figureOf2024("240"), []);
  assert.is(figureOf2024("245").length, 1);
});

test("figures on a page of a version that no package holds are found", () => {
  const page = "releases/parents-views/2024/superseded/2020-01-01/index.html";
  const html = `<title>x</title><main>Synthetic <b data-cell="${cell}">240</b></main>`;
  assert.equal(auditPage(page, html, readPackages(packages)), [
    { page, what: `cell ${cell} is not published` },
  ]);
});

test.run();

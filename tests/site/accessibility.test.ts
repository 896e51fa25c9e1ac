import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { accessibilityCounts } from "../../pipeline/page-audit/accessibility-counts.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import { enforcementOf, readAccessibility } from "../../site/lib/accessibility.js";
import type { AccessibilityRecord } from "../accessibility/record.ts";
import { pagesByKind } from "../accessibility/record.ts";

const record: AccessibilityRecord = {
  date: "2026-02-19",
  standard: "WCAG 2.2",
  tools: { axe: "4.14.1", browser: "150.0.1" },
  pages: { home: 1, "releases/-": 1206 },
  total: 1207,
  rules: { passed: ["a", "b", "c"], failed: ["image-alt"], undecided: [] },
  violations: [
    { rule: "image-alt", page: "/", element: "<img>" },
    { rule: "image-alt", page: "/", element: "<img>" },
    { rule: "image-alt", page: "/x/", element: "<img>" },
  ],
  checks: [{ name: "It fits.", pages: 2, failed: 1 }],
  notTested: ["Nobody read it aloud."],
};

const root = mkdtempSync(join(tmpdir(), "first-release-accessibility-"));
mkdirSync(join(root, "methodology"));
const file = join(root, "methodology/accessibility-record.json");
writeFileSync(file, JSON.stringify(record));
const packages = {
  releases: new Map(),
  words: new Map(),
  shared: new Map(accessibilityCounts(join(root, "data/packages"))),
};

const audited = (address: string, shown: string) =>
  auditPage(
    "accessibility/index.html",
    `<main><span data-count="accessibility:${address}">${shown}</span></main>`,
    packages,
  ).map(({ what }) => what);

test("the statement's numbers are those of the record", () => {
  const view = readAccessibility(root);
  assert.is(view?.date, "19 February 2026");
  assert.equal(
    [view?.total, view?.kinds, view?.passed, view?.failed, view?.undecided],
    ["1,207", "2", "3", "1", "0"],
  );
  assert.is(view?.fails, true);
  assert.equal(view?.broken, [{ rule: "image-alt", pages: "2", one: false }]);
  assert.equal(view?.checks, [{ name: "It fits.", pages: "2", failed: "1", fails: true }]);
});

test("the page audit recounts every number of the statement, and finds one that is changed", () => {
  const right = {
    axe: "4.14.1",
    browser: "150.0.1",
    total: "1,207",
    kinds: "2",
    passed: "3",
    failed: "1",
    undecided: "0",
    "broken:image-alt": "2",
    "check:0": "2",
    "check:0:failed": "1",
  };
  for (const [address, shown] of Object.entries(right)) assert.equal(audited(address, shown), [], address);
  assert.equal(audited("passed", "4"), ['count accessibility:passed reads "4" but is "3"']);
  assert.equal(audited("check:1", "2"), ["count accessibility:check:1 is not published"]);
});

test("a publisher without a record has none to tell", () => {
  assert.is(readAccessibility(join(root, "nowhere")), null);
  assert.equal(accessibilityCounts(join(root, "nowhere/data/packages")), []);
});

test("the statement names who enforces the law where the releases are about, and nobody elsewhere", () => {
  const of = (coverage: string) => enforcementOf([{ release: { coverage } }])?.body ?? null;
  assert.is(of("England"), "Equality and Human Rights Commission");
  assert.is(of("Northern Ireland"), "Equality Commission for Northern Ireland");
  assert.is(of("Norway"), null);
});

test("pages are counted by kind", () => {
  assert.equal(pagesByKind(["/", "/guides/charts/", "/releases/a/", "/releases/b/", "/releases/a/2024/"]), {
    "guides/-": 1,
    home: 1,
    "releases/-": 2,
    "releases/-/-": 1,
  });
});

test.after(() => rmSync(root, { recursive: true }));
test.run();

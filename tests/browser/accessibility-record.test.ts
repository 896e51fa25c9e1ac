// The committed record, from which the accessibility statement is made, against the site as it is built now.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type AccessibilityRecord, misfits } from "../accessibility/record.ts";
import { pagesOf, siteUnderTest } from "./site-under-test.ts";

const site = siteUnderTest();
const pages = pagesOf(site.out);
const record: AccessibilityRecord = JSON.parse(readFileSync("methodology/accessibility-record.json", "utf8"));

test("the record fits the kinds of pages that there are, and reports nothing wrong; else run: npm run accessibility", () => {
  assert.equal(misfits(record, pages), []);
});

test("a record that does not fit, or that reports something, is found", () => {
  const without = pages.filter((page) => page !== "/cookies/");
  const planted: AccessibilityRecord = {
    ...record,
    violations: [{ rule: "image-alt", page: "/", element: "<img>" }],
    checks: [{ name: "It fits.", pages: 3, failed: 2 }],
  };
  assert.equal(misfits(planted, [...without, "/new/"]), [
    'pages of the kind "new" were not tested',
    'there are no pages of the kind "cookies" now',
    "/ breaks the rule image-alt",
    "2 pages fail: It fits.",
  ]);
});

test("the statement says what the record says, and claims no more than partial compliance", () => {
  const page = readFileSync(join(site.out, "accessibility/index.html"), "utf8");
  assert.match(page, "partially compliant");
  assert.match(page, `data-count="accessibility:passed">${record.rules.passed.length}<`);
  for (const { name } of record.checks) assert.match(page, name.split(",")[0] ?? "");
  for (const sentence of record.notTested) assert.match(page, sentence);
});

test.after(() => site.remove());
test.run();

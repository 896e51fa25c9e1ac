import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Cited } from "../../pipeline/audit/cells.ts";
import { Notes } from "../../pipeline/audit/finding.ts";
import { looseNumbers } from "../../pipeline/audit/loose-numbers.ts";
import { checkProse } from "../../pipeline/audit/prose.ts";
import { isDifference, isShown } from "../../pipeline/audit/shown-text.ts";

const count = { unit: "", decimals: 0 };
const percent = { unit: "%", decimals: 0 };

test("a number is shown with commas, its decimals and its unit", () => {
  assert.ok(isShown("39,870", 39870, count));
  assert.ok(isShown("45%", 45, percent));
  assert.ok(isShown("45.0%", 45, { unit: "%", decimals: 1 }));
  assert.ok(isShown("-3.5", -3.5, { unit: "hours", decimals: 1 }));
  assert.ok(isShown("0", 0, count));
});

test("the same number is not shown without its comma, unit or decimals, or as another", () => {
  assert.not.ok(isShown("39870", 39870, count));
  assert.not.ok(isShown("3,9870", 39870, count));
  assert.not.ok(isShown("45", 45, percent));
  assert.not.ok(isShown("45%", 45, count));
  assert.not.ok(isShown("45.0", 45, count));
  assert.not.ok(isShown("39,871", 39870, count));
  assert.not.ok(isShown("[c]", 0, count));
});

test("a change is told with its size and direction, or with neither", () => {
  assert.ok(isDifference("up 3 percentage points", 3, percent));
  assert.ok(isDifference("down 1,200", -1200, count));
  assert.ok(isDifference("little changed", 1, percent));
  assert.not.ok(isDifference("up 3 percentage points", -3, percent));
  assert.not.ok(isDifference("up 3 percentage points", 4, percent));
  assert.not.ok(isDifference("up 3 of 4 percentage points", 3, percent));
  assert.not.ok(isDifference("up a little", 3, percent));
  assert.not.ok(isDifference("much changed", 3, percent));
});

test("digits may stand in headings, links, code, dates, list numbers and allowed phrases", () => {
  const text = `## Section 8

1. On 21 November 2025, in 2024/25 and at 9.30am; see [the page](https://example.org/3) and \`x2\`.

In Year 7, the 3 tests were taken in March 2024.`;
  assert.equal(looseNumbers(text, ["the 3 tests", "Year 7"]), []);
});

test("any other digits are loose", () => {
  assert.equal(looseNumbers("In Year 7, 45% of 1,200 parents", ["Year 7"]), ["45", "1,200"]);
  assert.equal(looseNumbers("Year 70 and £2024", ["Year 7"]), ["70", "2024"]);
});

test("a claim stands in its author's words", () => {
  const cell: Cited = {
    address: "by-role||response_percent",
    table: "by-role",
    codes: [],
    measure: { kind: "percent", column: "response_percent", label: "Percentage", ...percent },
    value: { state: "published", value: 63 },
  };
  const faults = (words: string) => {
    const notes = new Notes("commentary.md");
    const published = `<data data-claim="${cell.address}" value="63">${words}</data> agreed.`;
    const source = '{{ claim("Most", "by-role") }} agreed.';
    checkProse({ where: "text", published, source }, () => cell, [], notes);
    return notes.checked().findings.map(({ what }) => what);
  };
  assert.equal(faults("Most"), []);
  assert.equal(faults("Nearly all"), ["claims in other words than its author's"]);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CellTable } from "../../pipeline/cell-table.ts";
import { cellsOf } from "../../pipeline/commentary/cells.ts";
import { resolveCommentary } from "../../pipeline/commentary/resolve.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";
import { rulesOf } from "../protect/a-table.ts";
import { base, count, dimension, percent, safeTable } from "../safe-fixture.ts";

const lower = { ...percent, kind: "lower", column: "response_percent_lower" } as const;
const upper = { ...percent, kind: "upper", column: "response_percent_upper" } as const;
const answer = dimension("answer", ["agree", "disagree"]);
const shape = {
  name: "views",
  dimensions: [answer],
  of: "answer",
  measures: [count, percent, lower, upper, base],
};
const z = "not applicable";
const views = safeTable(shape, [
  ["Total", 400, 100, z, z, 400],
  ["agree", 240, 60, 54, 66, 400],
  ["disagree", 160, 40, 34, 46, 400],
]);
const plain = safeTable({ name: "plain", dimensions: [answer], measures: [count] }, [["agree", 1200]]);

/** What the figure was a year ago, with the interval that was published beside it. */
function earlier(now: number, low: number, high: number): CellTable {
  const table = safeTable(shape, [["agree", 200, now, low, high, 400]]);
  return { ...cellsOf(table), prefix: "parents/2024:" };
}

function resolve(text: string, figure: string, before: CellTable | null = null, sure: string | null = null) {
  return resolveCommentary({
    where: "release.yaml",
    release: {
      period: "2025",
      headlines: [{ label: "agreed", figure }],
      main_points: [],
      exemptions: [],
    },
    collection: { sure },
    commentary: { where: "c.md", text },
    protection: rulesOf({ base: "5", percentages: { from: "true", decimals: "0" } }),
    tables: [views, plain],
    earlier: () => before,
  });
}

const sureOf = (figure: string, sure: string | null = null) =>
  resolve("", figure, null, sure).headlines[0]?.sure;

test("a headline's percentage has the interval that its table publishes, with the cells of both ends", () => {
  assert.is(
    sureOf('figure("views", answer="agree")', "Not taken."),
    '95% confidence interval: <data value="54" data-cell="views|answer=agree|response_percent_lower">54%</data>' +
      ' to <data value="66" data-cell="views|answer=agree|response_percent_upper">66%</data>',
  );
  assert.match(sureOf('Of all, {{ figure("views", answer="disagree") }}') ?? "", />34%<\/data> to .*>46%</);
});

test("where there is no interval, it has the collection's sentence, or nothing", () => {
  assert.is(
    sureOf('figure("plain", answer="agree")', "Views < facts & figures."),
    "Views &lt; facts &amp; figures.",
  );
  assert.is(sureOf('figure("plain", answer="agree")'), null);
  // All answers together are 100% of any sample.
  assert.is(sureOf('figure("views")', "A sample."), "A sample.");
  assert.is(sureOf('figure("views", answer="agree", measure="count")', "A sample."), "A sample.");
});

const changeFrom = (before: CellTable) =>
  /<data data-change[^>]*>([^<]*)</.exec(
    resolve(
      'It is {{ change("views", since="2024", answer="agree") }}.\n',
      'figure("plain", answer="agree")',
      before,
    ).commentary,
  )?.[1];

test("a change is told where it is beyond the margin of error and both intervals", () => {
  // margin of error of 60% and 50% of 397.5 people: 196 × √((0.24 + 0.25) / 397.5) + 1 = 7.9
  assert.is(changeFrom(earlier(50, 45, 55)), "up 10 percentage points");
});

test("a change that the published intervals cover is little changed, though the margin of error is smaller", () => {
  // √((60 − 54)² + (60 − 50)²) = 11.7, more than 10
  assert.is(changeFrom(earlier(50, 40, 60)), "little changed");
});

test("the ends of intervals are quoted, and not compared", () => {
  const quoted = resolve('At least {{ figure("views", answer="agree", measure="lower") }}.\n', "Views");
  assert.match(quoted.commentary, ">54%</data>");
  try {
    resolve(
      'It is {{ change("views", since="2024", answer="agree", measure="upper") }}.\n',
      "Views",
      earlier(50, 45, 55),
    );
    assert.unreachable();
  } catch (error) {
    assert.instance(error, UserError);
    assert.equal(error instanceof UserError ? error.problems.map(problemLine) : [], [
      'c.md:1: response_percent_upper is an end of an interval, which is not compared; compare the percentages, with measure="percent"',
    ]);
  }
});

test.run();

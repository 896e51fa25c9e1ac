import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CellTable } from "../../pipeline/cell-table.ts";
import { chartOptions } from "../../pipeline/commentary/chart-options.ts";
import { chartLimits } from "../../pipeline/commentary/chart-shape.ts";
import { chartProblems } from "../../pipeline/commentary/check-charts.ts";
import type { Call } from "../../pipeline/commentary/expression.ts";
import { problemLine, UserError } from "../../pipeline/user-error.ts";
import { limits } from "../../site/charts/chart-kinds.js";
import { base, count, dimension, percent } from "../safe-fixture.ts";

const statement = dimension("statement", ["happy", "safe"], { kind: "item", hasTotal: false });
const answer = dimension("answer", ["agree", "neither", "disagree", "unsure"]);
const phase = dimension("phase", ["primary", "secondary"]);
const many = dimension(
  "code",
  Array.from({ length: 70 }, (_, i) => `c${i}`),
);
const views: CellTable = {
  prefix: "",
  name: "views",
  universe: "Parents",
  dimensions: [phase, statement, answer, many],
  of: "answer",
  measures: [count, base, percent],
  value: () => null,
};

function given(options: Call["options"]): string {
  try {
    return JSON.stringify(chartOptions("c.md:1", { name: "chart", words: ["views"], options }, views));
  } catch (error) {
    if (error instanceof UserError) return error.problems.map(problemLine).join("\n");
    throw error;
  }
}

const likert = { x: "statement", series: "answer", kind: "diverging" };

test("a chart over time, in panels or about a neutral answer goes to the site as it was written", () => {
  assert.is(
    given({ x: "period", series: "answer", kind: "line", statement: "safe" }),
    '{"x":"period","series":"answer","kind":"line","statement":"safe"}',
  );
  assert.is(
    given({ x: "phase", panel: "statement", answer: "agree" }),
    '{"x":"phase","panel":"statement","answer":"agree"}',
  );
  assert.is(
    given({ ...likert, neutral: "neither", apart: "unsure" }),
    '{"x":"statement","series":"answer","kind":"diverging","neutral":"neither","apart":"unsure"}',
  );
});

test("options that cannot be drawn are refused, each with what to do", () => {
  const cases: [Call["options"], string][] = [
    [{ x: "statement", kind: "heat" }, 'a heat chart has no series; name a dimension: series="…"'],
    [
      { x: "statement", kind: "line" },
      '"statement" gives no order, which a line needs; use kind="bar" or kind="dot"',
    ],
    [
      { x: "phase", kind: "tiles", statement: "safe" },
      'tiles show the regions of England; give x a geography and level="Regional"',
    ],
    [
      { ...likert, panel: "phase" },
      "a diverging chart has no panels; use bar, line or dot, or leave panel out",
    ],
    [
      { x: "statement", series: "statement" },
      "a chart has one dimension twice; give x, series and panel a dimension each",
    ],
    [
      { ...likert, kind: "stacked", apart: "unsure" },
      "only a diverging chart has answers that are apart; leave it out",
    ],
    [{ ...likert, apart: "unsur" }, '"answer" of table "views" has no code "unsur"; did you mean "unsure"?'],
    [
      { ...likert, neutral: "unsure", apart: "unsure" },
      '"unsure" is neutral and apart from the scale; make it one of the two',
    ],
    [{ x: "phase" }, '"statement" of table "views" has no total; name one of its codes: statement="…"'],
    [
      { x: "phase", phase: "primary", statement: "safe" },
      '"phase" of table "views" is drawn and held at a code; leave out one of the two',
    ],
    [
      { x: "code", statement: "safe" },
      'there are 70 cells of table "views" for a bar chart of 60 at most; hold a dimension at a code, choose a coarser level, or use heat',
    ],
    [
      { x: "phase", series: "code", kind: "stacked", statement: "safe" },
      'there are 70 series of table "views" for a stacked chart of 6 at most; hold a dimension at a code, choose a coarser level, or use heat',
    ],
  ];
  for (const [options, said] of cases) assert.is(given(options), `c.md:1: ${said}`);
});

test("the site draws what commentary lets pass: both have the same limits", () => {
  assert.equal([...chartLimits], [...limits]);
});

test("charts are checked from definitions alone, with the line of each", () => {
  const { name, universe, dimensions, of, measures } = views;
  const shape = {
    ...{ name, universe, dimensions, of, measures },
    ...{ title: "Views", notes: [], weighted: false, per: 1, attributes: [] },
  };
  const text = 'Words.\n\n{% chart "views", kind="heat" %}\n\n{% chart "other" %}\n';
  assert.equal(chartProblems("c.md", text, new Map([["views", shape]])).map(problemLine), [
    'c.md:3: a heat chart has no series; name a dimension: series="…"',
  ]);
});

test.run();

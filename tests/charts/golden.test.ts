import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { PublishedTable } from "../../pipeline/package.ts";
import type { Row } from "../../site/charts/chart.js";
import { chartParts } from "../../site/charts/chart-parts.js";
import { byPhase, byPhaseRows, release, statementRows, statements } from "../charts-sample.ts";

/**
 * Every drawing, byte for byte. To accept a change, look at the new drawings in a browser after
 * `UPDATE_GOLDEN=1 npx tsx tests/charts/golden.test.ts`, and commit them.
 */
const folder = "tests/charts/golden";

/** The same table with an interval about each percentage, three points to each side. */
const share = byPhase.measures[1]!;
const ends = (["lower", "upper"] as const).map((kind) => ({
  ...share,
  kind,
  column: `${share.column}_${kind}`,
  label: kind === "lower" ? "Lower end" : "Upper end",
}));
const sure: PublishedTable = { ...byPhase, measures: [...byPhase.measures, ...ends] };
const sureRows: Row[] = byPhaseRows.map(({ key, values }) => {
  const { value, symbol } = values.response_percent;
  const end = (by: number) => ({ value: value === null ? null : Math.min(100, value + by), symbol });
  return {
    key,
    values: { ...values, response_percent_lower: end(-3), response_percent_upper: end(3) },
  };
});

const answers = { x: "statement", series: "statement_answer" };
const charts: Record<string, readonly [PublishedTable, Row[], Record<string, string>]> = {
  bar: [byPhase, byPhaseRows, { x: "phase", recommend: "y" }],
  "bar-with-intervals": [sure, sureRows, { x: "phase", recommend: "y" }],
  "bar-grouped": [byPhase, byPhaseRows, { x: "phase", series: "recommend" }],
  stacked: [statements, statementRows, { ...answers, kind: "stacked" }],
  diverging: [statements, statementRows, { ...answers, kind: "diverging", apart: "dk" }],
  "diverging-about-a-neutral-answer": [
    statements,
    statementRows,
    { ...answers, kind: "diverging", neutral: "d", apart: "dk" },
  ],
};

for (const [name, [table, rows, options]] of Object.entries(charts)) {
  for (const size of ["wide", "narrow"] as const) {
    test(`the drawing of ${name}, ${size}, has the bytes that were looked at`, () => {
      const file = `${folder}/${name}-${size}.svg`;
      const svg = `${chartParts(release, table, rows, options).svg(size, { xmlns: "http://www.w3.org/2000/svg" })}\n`;
      if (process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, svg);
      }
      assert.ok(existsSync(file), `${file} is missing`);
      assert.is(svg, readFileSync(file, "utf8"));
    });
  }
}

test.run();

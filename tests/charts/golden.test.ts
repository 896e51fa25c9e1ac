import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { PublishedTable } from "../../pipeline/package.ts";
import type { Row } from "../../site/charts/chart.js";
import { chartParts } from "../../site/charts/chart-parts.js";
import { finished } from "../../site/charts/document.js";
import { draw } from "../../site/charts/draw.js";
import { sizes } from "../../site/charts/layout.js";
import { regions } from "../../site/charts/regions.js";
import { byPhase, byPhaseRows, release, statementRows, statements } from "../charts-sample.ts";
import { chartOf } from "./sample-charts.ts";

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
  dot: [sure, sureRows, { x: "phase", recommend: "y", kind: "dot" }],
  line: [sure, sureRows, { x: "phase", series: "recommend", kind: "line" }],
  heat: [statements, statementRows, { ...answers, kind: "heat" }],
  panels: [byPhase, byPhaseRows, { x: "phase", panel: "recommend", kind: "bar" }],
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

test("the drawing of tiles has the bytes that were looked at, with the country beside the map", () => {
  const places = [{ code: "Total", label: "England" }].concat(
    [...regions].map(([code, { name }]) => ({ code, label: name })),
  );
  const cells = places.map((_, index) => (index === 4 ? "c" : 60 + 3 * index));
  const chart = chartOf({ kind: "tiles", categories: places, cells });
  for (const size of sizes) {
    const file = `${folder}/tiles-${size.name}.svg`;
    const svg = `${finished(draw(chart, size), { xmlns: "http://www.w3.org/2000/svg" }, "tiles")}\n`;
    if (process.env["UPDATE_GOLDEN"] === "1" && process.env["CI"] === undefined) writeFileSync(file, svg);
    assert.is(svg, readFileSync(file, "utf8"));
  }
});

test.run();

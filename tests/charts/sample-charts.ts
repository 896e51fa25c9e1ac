import fc from "fast-check";
import type { PublishedTable } from "../../pipeline/package.ts";
import type { Measure } from "../../pipeline/table.ts";
import type { Category, Chart, Kind, Mark } from "../../site/charts/chart.js";
import { showNumber } from "../../site/lib/show.js";

/** Charts made by hand and at random, for the tests of drawings. */

export const percent: Measure = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
} as const;
const change: Measure = { ...percent, label: "Mean score", unit: "", decimals: 1 };

const table: PublishedTable = {
  name: "views",
  title: "What parents think",
  universe: "Parents who answered",
  dimensions: [],
  of: null,
  measures: [percent],
  notes: [],
  weighted: false,
  rows: 0,
  symbols: [],
  files: [],
};

/** A cell: a number, a number with its interval's ends, or a symbol. */
export type Cell = number | readonly [number, number, number] | string;

export type Spec = {
  kind: Kind;
  categories: readonly (string | Category)[];
  series?: readonly string[];
  panels?: readonly string[];
  /** By panel, category and series, in this order. */
  cells: readonly Cell[];
  measure?: Measure;
};

const categoryOf = (prefix: string) => (label: string | Category, i: number) =>
  typeof label === "string" ? { code: `${prefix}${i}`, label } : label;

export function chartOf(spec: Spec): Chart {
  const measure = spec.measure ?? percent;
  const categories = spec.categories.map(categoryOf("c"));
  const series = (spec.series ?? [""]).map(categoryOf("s"));
  const panels = (spec.panels ?? [""]).map(categoryOf("p"));
  const places = panels.flatMap((panel) =>
    categories.flatMap((category) => series.map((one) => ({ panel, category, series: one }))),
  );
  const marks = places.map((place, i) => markOf(place, spec.cells[i] ?? "x", measure));
  return {
    kind: spec.kind,
    table,
    measure,
    x: null,
    across: null,
    by: null,
    categories,
    series,
    panels,
    marks,
    fixed: [],
    neutral: null,
    apart: [],
  };
}

function markOf(place: Pick<Mark, "panel" | "category" | "series">, cell: Cell, measure: Measure): Mark {
  const ref = `views|${place.panel.code};${place.category.code};${place.series.code}|${measure.column}`;
  if (typeof cell === "string") return { ...place, value: null, text: `[${cell}]`, ref, interval: null };
  const show = (value: number) => showNumber(value, measure.decimals) + (measure.unit === "%" ? "%" : "");
  const bound = (value: number, end: string) => ({ value, text: show(value), ref: `${ref}_${end}` });
  if (typeof cell === "number") return { ...place, value: cell, text: show(cell), ref, interval: null };
  const [value, lower, upper] = cell;
  return {
    ...place,
    value,
    text: show(value),
    ref,
    interval: { lower: bound(lower, "lower"), upper: bound(upper, "upper") },
  };
}

const label = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom("Yes", "No", "2021", "Primary", "Not stated", "Strongly agree") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "My child has special educational needs or disabilities, and the school gives them the support they need to succeed",
      "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
      "Secondary, including middle schools deemed secondary",
    ),
  },
);

/** Numbers of a measure, with an interval about some, and symbols. */
function cellsOf(count: number, low: number, high: number): fc.Arbitrary<Cell[]> {
  const number = fc.integer({ min: low, max: high });
  const cell = fc.oneof(
    { weight: 5, arbitrary: number as fc.Arbitrary<Cell> },
    {
      weight: 3,
      arbitrary: fc
        .tuple(number, fc.nat(15), fc.nat(15))
        .map(([value, down, up]): Cell => [value, Math.max(low, value - down), Math.min(high, value + up)]),
    },
    { weight: 1, arbitrary: fc.constantFrom<Cell>("c", "low", "x", "z", "u") },
  );
  const all = fc.array(cell, { minLength: count, maxLength: count });
  return fc.oneof(
    { weight: 9, arbitrary: all },
    { weight: 1, arbitrary: fc.constant(Array<Cell>(count).fill("c")) },
  );
}

export type Limits = {
  kind: Kind;
  categories: number;
  series: number;
  panels: number;
  /** Whether values may be below zero. */
  negative: boolean;
};

/** Charts of a kind at random, up to so many categories, series and panels. */
export function charts({ kind, categories, series, panels, negative }: Limits): fc.Arbitrary<Chart> {
  const labels = (most: number) => fc.array(label, { minLength: 1, maxLength: most });
  const values = fc.constantFrom(
    { measure: percent, low: 0, high: 100 },
    { measure: percent, low: 80, high: 95 },
    negative ? { measure: change, low: -50, high: 20 } : { measure: percent, low: 0, high: 3 },
    { measure: { ...change, decimals: 0, label: "Number of responses" }, low: 0, high: 2_500_000 },
  );
  return fc.tuple(labels(categories), labels(series), labels(panels), values).chain(([c, s, p, v]) =>
    cellsOf(c.length * s.length * p.length, v.low, v.high).map((cells) =>
      chartOf({
        kind,
        categories: c,
        series: s.length === 1 ? [""] : s,
        panels: p.length === 1 ? [""] : p,
        cells,
        measure: v.measure,
      }),
    ),
  );
}

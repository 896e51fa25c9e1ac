import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Chart, Draw } from "../../site/charts/chart.js";
import { drawDots } from "../../site/charts/dots.js";
import { drawHeat } from "../../site/charts/heat.js";
import { sizes } from "../../site/charts/layout.js";
import { drawLines } from "../../site/charts/lines.js";
import { drawPanels } from "../../site/charts/panels.js";
import { regions } from "../../site/charts/regions.js";
import { shades } from "../../site/charts/shades.js";
import { drawTiles } from "../../site/charts/tiles.js";
import { type Drawing, misplaced, readDrawing } from "./read-drawing.ts";
import { type Cell, chartOf, charts, type Limits } from "./sample-charts.ts";

const base = { categories: 8, series: 6, panels: 1, negative: true };
type Case = { name: string; draw: Draw; limits: Limits; axis: "x" | "y" | "none" };
const cases: Case[] = [
  { name: "dot plot", draw: drawDots, limits: { ...base, kind: "dot" }, axis: "x" },
  { name: "line chart", draw: drawLines, limits: { ...base, kind: "line", categories: 14 }, axis: "y" },
  { name: "heat table", draw: drawHeat, limits: { ...base, kind: "heat", series: 12 }, axis: "none" },
  {
    name: "panels of bars",
    draw: drawPanels,
    limits: { ...base, kind: "bar", panels: 5, categories: 4, negative: false },
    axis: "x",
  },
  { name: "panels of lines", draw: drawPanels, limits: { ...base, kind: "line", panels: 5 }, axis: "y" },
  {
    name: "panels of dots",
    draw: drawPanels,
    limits: { ...base, kind: "dot", panels: 4, categories: 4 },
    axis: "x",
  },
];

const eachDrawing = ({ draw, limits }: Case, check: (drawing: Drawing, chart: Chart) => void, numRuns = 60) =>
  fc.assert(
    fc.property(charts(limits), (chart) => {
      for (const size of sizes) check(readDrawing(draw, chart, size), chart);
    }),
    { numRuns, seed: 7 },
  );

for (const one of cases) {
  test(`${one.name}: no text leaves the drawing or runs into another`, () => {
    eachDrawing(one, (drawing) => assert.equal(misplaced(drawing), []));
  });

  test(`${one.name}: every number has its shape, and every cell without one its symbol and no shape`, () => {
    eachDrawing(one, ({ shapes, texts }, chart) => {
      const known = chart.marks.filter((m) => m.value !== null).map((m) => m.ref);
      assert.equal(shapes.map((s) => s.ref).sort(), known.sort());
      const shown = new Map(texts.flatMap((t) => (t.ref === null ? [] : [[t.ref, t.text] as const])));
      for (const { value, text, ref } of chart.marks)
        if (value === null) assert.ok(shown.get(ref)?.startsWith(text), `${ref} has no symbol`);
    });
  });

  if (one.axis !== "none")
    test(`${one.name}: places are linear in values, on one scale for all`, () => {
      eachDrawing(one, ({ shapes, width }, chart) => {
        for (const [a, b, c] of triples(offsets(shapes, chart, one.axis, width)))
          assert.ok(
            Math.abs((b.at - a.at) * (c.value - a.value) - (c.at - a.at) * (b.value - a.value)) <=
              0.3 * (c.value - a.value),
            "not linear",
          );
      });
    });
}

type Point = { value: number; at: number };

/** Values with their places; in a panel, less the place of the panel's first value, for panels lie apart. */
function offsets(shapes: Drawing["shapes"], chart: Chart, axis: string, _width: number): Point[][] {
  const places = new Map(shapes.map((s) => [s.ref, axis === "x" ? s.x : -s.y]));
  return chart.panels.map((panel) =>
    chart.marks
      .filter((m) => m.panel === panel && m.value !== null)
      .map((m) => ({ value: m.value!, at: places.get(m.ref)! })),
  );
}

/** From each panel its smallest and largest with every other. */
function triples(panels: Point[][]): [Point, Point, Point][] {
  const spans = panels.map((points) => points.toSorted((a, b) => a.value - b.value));
  const inside = spans.flatMap((points) =>
    points.map((point): [Point, Point, Point] => [points[0]!, point, points.at(-1)!]),
  );
  const [widest] = spans.filter((s) => s.length > 1).sort((a, b) => range(b) - range(a));
  // The same difference of values is the same distance in every panel.
  const across = spans.flatMap((points): [Point, Point, Point][] => {
    if (widest === undefined || points.length < 2) return [];
    const [low, high] = [widest[0]!, points.at(-1)!];
    const moved = { value: low.value + high.value - points[0]!.value, at: low.at + high.at - points[0]!.at };
    return [[low, moved, widest.at(-1)!]];
  });
  return [...inside, ...across];
}

const range = (points: Point[]) => points.at(-1)!.value - points[0]!.value;

test("heat table: a larger value is never shaded lighter", () => {
  eachDrawing(cases[2]!, ({ shapes }, chart) => {
    const fills = new Map(shapes.map((s) => [s.ref, shades.findIndex((shade) => shade.fill === s.fill)]));
    const known = chart.marks.filter((m) => m.value !== null).sort((a, b) => a.value! - b.value!);
    const order = known.map((m) => fills.get(m.ref)!);
    assert.equal(
      order,
      order.toSorted((a, b) => a - b),
    );
  });
});

const places = [...regions].map(([code, { name }]) => ({ code, label: name }));
const country = { code: "Total", label: "England" };
const tilesOf = (cells: Cell[], categories = places) => chartOf({ kind: "tiles", categories, cells });

test("tiles: each region has its value or symbol, in a class that holds it, and no text runs into another", () => {
  const cell = fc.oneof(
    fc.nat(100),
    fc.integer({ min: 80, max: 90 }),
    fc.constant("c"),
  ) as fc.Arbitrary<Cell>;
  const many = fc.array(cell, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(many, (cells) => {
      const chart = tilesOf(cells, [country, ...places]);
      for (const size of sizes) {
        const drawing = readDrawing(drawTiles, chart, size);
        assert.equal(misplaced(drawing), []);
        const shown = drawing.texts.filter((t) => t.ref !== null).map((t) => [t.ref, t.text]);
        assert.equal(
          shown,
          [...chart.marks.slice(1), chart.marks[0]!].map((m) => [m.ref, m.text]),
        );
        assert.is(drawing.shapes.length, chart.marks.filter((m) => m.value !== null).length);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("tiles: the key says the limits of each class, and each value has the shade of its class", () => {
  const { texts, shapes } = readDrawing(drawTiles, tilesOf([0, 19, 20, 39, 40, 59, 60, 79, 100]), sizes[0]!);
  const key = texts.filter((t) => / to /.test(t.text)).map((t) => t.text);
  assert.equal(key, [
    "0% to less than 20%",
    "20% to less than 40%",
    "40% to less than 60%",
    "60% to less than 80%",
    "80% to 100%",
  ]);
  assert.equal(
    shapes.map((shape) => shades.findIndex(({ fill }) => fill === shape.fill)),
    [0, 0, 2, 2, 3, 3, 5, 5, 6],
  );
});

test("tiles: what is no region, and a second series, is refused", () => {
  assert.throws(
    () => drawTiles(tilesOf([1], [{ code: "E06000001", label: "Hartlepool" }]), sizes[0]!),
    /no region of England/,
  );
  const two = chartOf({ kind: "tiles", categories: places, series: ["a", "b"], cells: [] });
  assert.throws(() => drawTiles(two, sizes[0]!), /several figures for each region/);
});

test("more than six series are refused where colours and shapes tell them apart", () => {
  const seven = (kind: "line" | "dot") =>
    chartOf({ kind, categories: ["a"], series: [..."abcdefg"], cells: [1, 2, 3, 4, 5, 6, 7] });
  assert.throws(
    () => drawLines(seven("line"), sizes[0]!),
    /has 7 series, of which a line chart shows 6 at most/,
  );
  assert.throws(() => drawDots(seven("dot"), sizes[0]!), /has 7 series/);
});

/** How many points of lines are joined to the point before. */
const joins = (svg: string) =>
  [...svg.matchAll(/<g [^>]*stroke-width="2.5"[^>]*><path d="([^"]+)"/g)].reduce(
    (sum, m) => sum + m[1]!.split("L").length - 1,
    0,
  );

test("a line joins only values that follow each other", () => {
  const limits: Limits = { ...base, kind: "line", categories: 14, series: 1 };
  eachDrawing({ name: "", draw: drawLines, limits, axis: "y" }, ({ svg }, { marks }) => {
    assert.is(
      joins(svg),
      marks.filter((m, i) => m.value !== null && i > 0 && marks[i - 1]!.value !== null).length,
    );
  });
});

test("a line breaks where a number is hidden, and its last and first values are written", () => {
  const chart = chartOf({
    kind: "line",
    categories: ["2020", "2021", "2022", "2023", "2024"],
    cells: [40, 42, "c", 50, 47],
  });
  const { svg, texts } = readDrawing(drawLines, chart, sizes[0]!);
  assert.is(joins(svg), 2);
  const shown = texts.filter((t) => t.ref !== null).map((t) => t.text);
  for (const text of ["40%", "47%", "50%", "[c]"]) assert.ok(shown.includes(text), text);
});

test("an axis that does not begin at zero says so, and one that does says nothing", () => {
  const words = (cells: Cell[]) =>
    readDrawing(drawLines, chartOf({ kind: "line", categories: ["a", "b"], cells }), sizes[0]!).texts.map(
      (t) => t.text,
    );
  assert.ok(words([80, 85]).includes("Percentage (the axis does not start at zero)"));
  assert.ok(words([20, 85]).includes("Percentage"));
});

test("the years of a line stand at their distance in time", () => {
  const categories = ["2012", "2022", "2024"].map((year) => ({ code: year, label: year }));
  const { shapes } = readDrawing(
    drawLines,
    chartOf({ kind: "line", categories, cells: [1, 2, 3] }),
    sizes[0]!,
  );
  const [a = 0, b = 0, c = 0] = shapes.map((s) => s.x);
  assert.ok(Math.abs((b - a) / (c - a) - 10 / 12) < 0.01);
});

test("whiskers end where the interval does, and its ends are written", () => {
  const chart = chartOf({ kind: "dot", categories: ["a", "b"], cells: [[50, 40, 60], 20] });
  const { svg, shapes, texts } = readDrawing(drawDots, chart, sizes[0]!);
  const [at = 0, low = 0] = shapes.map((s) => s.x);
  const px = (at - low) / 30;
  const whisker = [...svg.matchAll(/M([\d.]+),([\d.]+)L([\d.]+),\2"/g)].map((m) => [
    Number(m[1]),
    Number(m[3]),
  ]);
  assert.ok(
    whisker.some(([x1, x2]) => Math.abs(x1! - (at - 10 * px)) < 0.3 && Math.abs(x2! - (at + 10 * px)) < 0.3),
  );
  assert.ok(texts.some((t) => t.text === "50% (40% to 60%)"));
});

test("text on a shade has a contrast of 4.5 to 1", () => {
  const channel = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) =>
    [0.2126, 0.7152, 0.0722].reduce(
      (sum, weight, i) => sum + weight * channel(Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255),
      0,
    );
  for (const { fill, ink } of shades) {
    const [dark = 0, light = 0] = [luminance(fill), luminance(ink)].sort((a, b) => a - b);
    assert.ok((light + 0.05) / (dark + 0.05) >= 4.5, `${ink} on ${fill}`);
  }
});

test.run();

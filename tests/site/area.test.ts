import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkComparison, type Margins } from "../../pipeline/page-audit/comparison.ts";
import { readPackages as readPublished } from "../../pipeline/page-audit/packages.ts";
import { auditPage } from "../../pipeline/page-audit.ts";
import type { Measure } from "../../pipeline/table.ts";
import { areaIndex } from "../../site/lib/area-index.js";
import { areaMessage } from "../../site/lib/area-message.js";
import { areaPages } from "../../site/lib/area-pages.js";
import { areasOf, inPlace, listed } from "../../site/lib/area-places.js";
import { planOf } from "../../site/lib/area-plan.js";
import { readPackages } from "../../site/lib/packages.js";
import type { Row } from "../../site/lib/parquet-rows.js";
import { releaseView } from "../../site/lib/release-view.js";
import { readSeries } from "../../site/lib/series.js";
import { writePlaces } from "../bench/site/content.ts";
import { dimension } from "./sample-tables.ts";
import { publication } from "./sample-words.ts";

const measures: Measure[] = (["percent", "base"] as const).map((kind) => {
  const unit = kind === "percent" ? "%" : "";
  return { kind, column: `response_${kind}`, label: kind, unit, decimals: 0 };
});
const geography = dimension("geography", "Place", ["Barnet", "London"], { kind: "geography" });
const answer = dimension("happy", "Happy", ["Yes", "No"]);
const table = {
  name: "t",
  title: "Happy",
  notes: [],
  universe: "Parents",
  dimensions: [geography, answer],
  of: "happy",
  measures,
  weighted: false,
  rows: 3,
  symbols: [],
  files: [],
};
const places = [
  { code: "barnet", label: "Barnet", level: "Local authority" },
  { code: "london", label: "London", level: "Regional" },
  { code: "Total", label: "England", level: null },
];

type Figure = { percent: number | null; base: number };

function rowOf(code: string, { percent, base }: Figure): Row {
  return {
    key: { geography: code, happy: "yes" },
    values: {
      response_percent: { value: percent, symbol: percent === null ? "c" : null },
      response_base: { value: base, symbol: null },
    },
  };
}

function messageOf(figures: readonly Figure[], rounding: Margins["counts"]): string {
  const rows = new Map(
    places.map(({ code }, i) => [code, [rowOf(code, figures[i] ?? { percent: null, base: 0 })]]),
  );
  return areaMessage({ table, geography, plan: planOf(table, geography), rows }, places, rounding);
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, "");

test("a place is said beside its region and its country", () => {
  const far = [
    { percent: 85, base: 1000 },
    { percent: 80, base: 9000 },
    { percent: 85, base: 90_000 },
  ];
  assert.is(
    textOf(messageOf(far, null)),
    "“Yes”: 85% of parents in Barnet. That is higher than in London (80%) and about the same as in England (85%). “About the same” means that rounding alone could make the difference.",
  );
});

test("a difference that rounded counts could make is none: 85% of 20 may be 70%", () => {
  const few = [
    { percent: 85, base: 20 },
    { percent: 75, base: 9000 },
    { percent: 60, base: 90_000 },
  ];
  assert.match(
    textOf(messageOf(few, { below: 2, above: 2 })),
    "about the same as in London (75%) and higher than in England (60%).",
  );
  assert.match(textOf(messageOf(few, null)), "higher than in London (75%) and in England (60%).");
});

test("a figure that is not shown is said to be so, and compared with nothing", () => {
  const [hidden, shown] = [
    { percent: null, base: 15 },
    { percent: 60, base: 9000 },
  ];
  assert.is(
    textOf(messageOf([hidden, shown, shown], null)),
    "“Yes”: the figure in Barnet is not shown. [c] means confidential: the figure is withheld so that nobody can be identified.",
  );
  assert.match(
    textOf(messageOf([shown, hidden, shown], null)),
    "That is about the same as in England (60%). The figure in London is not shown: [c] means confidential",
  );
});

test("every sentence holds for the cells, whatever they are: a rule written apart finds no other words", () => {
  const figure = fc.record({
    percent: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 8 }),
    base: fc.integer({ min: 1, max: 400 }).map((n) => n * 5),
  });
  const rounding = fc.constantFrom(null, { below: 2, above: 2 }, { below: 0, above: 4 });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 3, maxLength: 3 }), rounding, (figures, counts) => {
      const html = messageOf(figures, counts);
      for (const [, address = "", text = ""] of html.matchAll(/data-comparison="([^"]*)">([^<]*)</g)) {
        const both = address.split(" ").map((cell) => at(figures, cell));
        const [own] = both;
        for (const other of both.slice(1))
          assert.is(text, own && other ? expected(own, other, counts) : "a hidden figure is compared");
      }
      const shown = figures.slice(1).filter(({ percent }) => percent !== null).length;
      const compared = [...html.matchAll(/data-comparison="([^"]*)"/g)].flatMap(([, a = ""]) =>
        a.split(" ").slice(1),
      );
      assert.is(compared.length, figures[0]?.percent === null ? 0 : shown);
    }),
    { numRuns: 500 },
  );
});

function at(figures: readonly Figure[], cell: string): Figure | undefined {
  const code = /geography=([a-z]+)/.exec(cell)?.[1] ?? "Total";
  return figures[places.findIndex((place) => place.code === code)];
}

/** All shares of whole numbers of people that could be shown so, tried one by one. */
function expected(own: Figure, other: Figure, counts: Margins["counts"]): string {
  const [a, b] = [possible(own, counts), possible(other, counts)];
  if (a.low > b.high) return "higher than";
  return a.high < b.low ? "lower than" : "about the same as";
}

function possible({ percent, base }: Figure, counts: Margins["counts"]) {
  const shown = percent ?? 0;
  if (counts === null) return { low: shown - 0.5, high: shown + 0.5 };
  const low = (((shown - 0.5) / 100) * base - counts.below) / (base + counts.above);
  const high = (((shown + 0.5) / 100) * base + counts.above) / Math.max(1, base - counts.below);
  return { low: low * 100, high: high * 100 };
}

test("intervals decide where both figures have them", () => {
  const ends = (["lower", "upper"] as const).map(
    (kind): Measure => ({ kind, column: `response_${kind}`, label: kind, unit: "%", decimals: 0 }),
  );
  const cells = new Map(
    [
      ["a", [60, 55, 65]],
      ["b", [50, 44, 56]],
      ["c", [40, 35, 45]],
    ].flatMap(([key, values]) =>
      [measures[0], ...ends].flatMap(
        (measure, i): [string, { text: string; value: number; measure: Measure }][] =>
          measure && Array.isArray(values)
            ? [[`t|${key}|${measure.column}`, { text: "", value: Number(values[i]), measure }]]
            : [],
      ),
    ),
  );
  const margins: Margins = { measures: new Map([["t", [...measures, ...ends]]]), counts: null };
  const said = (others: string, text: string) =>
    checkComparison(
      { kind: "comparison", address: `t|a|response_percent ${others}`, text, value: null, tag: "span" },
      { cells, margins },
    );
  assert.equal(said("t|b|response_percent", "about the same as"), []);
  assert.equal(said("t|c|response_percent", "higher than"), []);
  assert.equal(said("t|c|response_percent", "lower than"), [
    'comparison of t|a|response_percent with t|c|response_percent reads "lower than" but is "higher than"',
  ]);
});

test("places stand in a sentence as people say them", () => {
  assert.is(inPlace({ label: "North East", level: "Regional" }), "in the North East");
  assert.is(inPlace({ label: "London", level: "Regional" }), "in London");
  assert.is(inPlace({ label: "North Tyneside", level: "Local authority" }), "in North Tyneside");
  assert.is(inPlace({ label: "Hill School", level: "School" }), "at Hill School");
  assert.is(listed(["Barnet", "London", "England"]), "Barnet, London and England");
});

const root = mkdtempSync(path.join(tmpdir(), "first-release-areas-"));
await writePlaces(root, 700);
const [item] = await readPackages(root);
if (item === undefined) throw new Error("the sample has no release");
const words = publication();
const series = readSeries({ ...words, series: [], calendar: [] }, [item]);
const view = releaseView(item, series, words.publisher, [item]);
const areas = areasOf(item);
if (areas === null) throw new Error("the sample has no places");

test("a place is shown with those that it lies in, the nearest first, and lists those that lie in it", () => {
  const pages = areaPages(item, view, areas);
  assert.is(pages.length, 700);
  const school = pages.find(({ place }) => place.code === "900001");
  assert.equal(
    school?.around().map(({ label }) => label),
    ["Authority 1", "North East"],
  );
  const authority = pages.find(({ place }) => place.label === "Authority 1");
  assert.equal(
    authority?.within().map(({ title, places: inside }) => [title, inside.length]),
    [["Schools", 4]],
  );
  const [section] = school?.sections() ?? [];
  assert.match(
    section?.table ?? "",
    /School 00001 \(invented\)[\s\S]*Authority 1[\s\S]*North East[\s\S]*England/,
  );
  assert.match(section?.chart ?? "", 'class="chart-wide"');
});

test("a long list of places is paged by name, and a release without area pages has none", () => {
  const [first, ...lists] = areaIndex(view, areas);
  assert.equal(first?.groups.map(({ title, places: own }) => [title, own.length]).slice(0, 2), [
    ["East Midlands", 17],
    ["East of England", 17],
  ]);
  assert.equal(
    lists.map(({ address }) => address),
    ["/releases/views/2025/areas/schools/", "/releases/views/2025/areas/schools/2/"],
  );
  assert.is(lists[0]?.range, "School 00001 (invented) to School 00400 (invented)");
  assert.is(areasOf({ ...item, release: { ...item.release, areaPages: [] } }), null);
});

test("the page audit holds every figure and comparison of a place's page, and finds a planted one", () => {
  const published = readPublished(path.join(root, "data/packages"));
  const page = areaPages(item, view, areas).find(({ place }) => place.label === "Authority 1");
  const html = (page?.sections() ?? [])
    .map(({ message, chart, table: figures }) => message + chart + figures)
    .join("");
  const findings = (content: string) =>
    auditPage(
      "releases/views/2025/areas/E06000001/index.html",
      `<!doctype html><title>x</title><main>Synthetic data. ${content}</main>`,
      published,
    ).map(({ what }) => what);
  assert.equal(findings(html), []);
  const wrong = html.replace(/(data-comparison="[^"]*">)[a-z ]+</, "$1much higher than<");
  assert.not.equal(wrong, html);
  assert.match(findings(wrong)[0] ?? "", 'reads "much higher than" but is');
});

test.after(() => rmSync(root, { recursive: true }));
test.run();

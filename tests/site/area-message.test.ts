import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkComparison, type Margins } from "../../pipeline/page-audit/comparison.ts";
import type { Measure } from "../../pipeline/table.ts";
import { areaMessage } from "../../site/lib/area-message.js";
import { inPlace, listed } from "../../site/lib/area-places.js";
import { planOf } from "../../site/lib/area-plan.js";
import type { Row } from "../../site/lib/parquet-rows.js";
import { dimension } from "./sample-tables.ts";

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
    "“Yes”: 85% of parents in Barnet. That is higher than in London (80%) and not clearly different from that in England (85%). “Not clearly different” means that rounding alone could make the difference.",
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
    "not clearly different from that in London (75%) and higher than in England (60%).",
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
    "That is not clearly different from that in England (60%). The figure in London is not shown: [c] means confidential",
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
  return a.high < b.low ? "lower than" : "not clearly different from that";
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
  assert.equal(said("t|b|response_percent", "not clearly different from that"), []);
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

test.run();

import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { CellTable } from "../../pipeline/cell-table.ts";
import { renderCommentary } from "../../pipeline/commentary/render.ts";
import type { Problem } from "../../pipeline/user-error.ts";
import { base, count, dimension, percent } from "../safe-fixture.ts";

/** Each generated phrase, held against the cells by rules that are written down here once more, from the guide. */

const roles = ["pupil", "teacher", "parent"];
const ends = (["lower", "upper"] as const).map((kind) => ({
  ...percent,
  kind,
  column: `response_percent_${kind}`,
}));
/** One role's published figures: people, the percentage of them, and how far its interval goes to each side. */
type Figures = { hidden: boolean; base: number; percent: number; below: number; above: number };
type Table = { sure: boolean; figures: Figures[] };

const figures = fc.record({
  hidden: fc.nat({ max: 9 }).map((n) => n === 0),
  base: fc.constantFrom(5, 20, 100, 400, 1000, 20000),
  percent: fc.oneof(
    fc.nat({ max: 100 }),
    fc.constantFrom(10, 11, 24, 33, 45, 49, 50, 51, 55, 56, 67, 89, 90, 99, 100),
  ),
  below: fc.nat({ max: 8 }),
  above: fc.nat({ max: 8 }),
});
const tableOf = (sure: boolean) =>
  fc.tuple(figures, figures, figures).map((each): Table => ({ sure, figures: each }));

function cellTable(prefix: string, { sure, figures: all }: Table): CellTable {
  return {
    ...{ prefix, name: "views", universe: "People", of: null },
    dimensions: [dimension("role", roles, { hasTotal: false })],
    measures: [count, base, percent, ...(sure ? ends : [])],
    value: ({ role = "" }, column) => {
      const one = all[roles.indexOf(role)];
      if (one === undefined) return null;
      return one.hidden ? { state: "confidential" } : { state: "published", value: published(one, column) };
    },
  };
}

function published(one: Figures, column: string): number {
  if (column === "response_base") return one.base;
  if (column === "response_count") return Math.round((one.base * one.percent) / 500) * 5;
  if (column === "response_percent") return one.percent;
  return column.endsWith("lower") ? one.percent - one.below : one.percent + one.above;
}

type Case = { now: Table; past: Table; fromPublished: boolean; counted: boolean };
const cases: fc.Arbitrary<Case> = fc.boolean().chain((sure) =>
  fc.record({
    now: tableOf(sure),
    past: tableOf(sure),
    fromPublished: fc.boolean(),
    counted: fc.boolean(),
  }),
);

/** What commentary writes: the words with their cells and value, or why it refuses. */
function write({ now, past, fromPublished }: Case, expression: string) {
  const problems: Problem[] = [];
  const text = renderCommentary("c.md", `{{ ${expression} }}`, context(now, past, fromPublished), problems);
  const found = /^<data data-(?:change|claim)="([^"]*)" value="([^"]*)">([^<]*)<\/data>$/.exec(text);
  const [, cells = "", value = "", words = ""] = found ?? [];
  return { cells, value: Number(value), words, refused: problems.map(({ what }) => what).join() };
}

function context(now: Table, past: Table, fromPublished: boolean) {
  return {
    period: "2025",
    tables: new Map([["views", cellTable("", now)]]),
    earlier: () => cellTable("views/2024:", past),
    rounding: { base: 5, percentagesFrom: fromPublished ? ("published" as const) : ("true" as const) },
  };
}

/** How much of a difference chance and rounding explain, as the guide to commentary says. */
function marginOf(a: Figures, b: Figures, { now, fromPublished, counted }: Case): number {
  if (counted) return 5;
  const least = ({ base: n }: Figures) => Math.max(1, n - 2.5);
  const error = (one: Figures) => (one.percent * (100 - one.percent)) / least(one);
  const rounded = (one: Figures) => 0.5 + (fromPublished ? (2.5 * (100 + one.percent)) / least(one) : 0);
  const simple = 1.96 * Math.sqrt(error(a) + error(b)) + rounded(a) + rounded(b);
  const [high, low] = a.percent > b.percent ? [a, b] : [b, a];
  return now.sure ? Math.max(simple, Math.sqrt(high.below ** 2 + low.above ** 2)) : simple;
}

const shown = (one: Figures, { counted }: Case) =>
  published(one, counted ? "response_count" : "response_percent");

test("a change says which way, by how much, and nothing where chance or rounding may have made it", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const [now, then] = [one.now.figures[0]!, one.past.figures[0]!];
      const column = one.counted ? "count" : "percent";
      const said = write(one, `change("views", since="2024", role="pupil", measure="${column}")`);
      if (now.hidden || then.hidden) return assert.match(said.refused, "is not published");
      const [difference, margin] = [shown(now, one) - shown(then, one), marginOf(now, then, one)];
      assert.is(said.value, difference);
      assert.is(
        said.cells,
        `views|role=pupil|response_${column} views/2024:views|role=pupil|response_${column}`,
      );
      const size = Math.abs(difference);
      const unit = one.counted ? "" : size === 1 ? " percentage point" : " percentage points";
      const words =
        size > margin
          ? `${difference > 0 ? "up" : "down"} ${size.toLocaleString("en-GB")}${unit}`
          : "little changed";
      return assert.is(said.words, words);
    }),
    { numRuns: 2000 },
  );
});

const near = (target: number, within: number) => (p: number) => Math.abs(p - target) <= within + 1e-9;
const shares: Record<string, (p: number) => boolean> = {
  ...{ Most: (p) => p > 50, "the majority": (p) => p > 50, "A minority": (p) => p < 50, few: (p) => p <= 10 },
  ...{ "nearly all": (p) => p >= 90 && p < 100, half: near(50, 1.5), "about half": near(50, 5) },
  ...{
    "more than half": (p) => p > 50,
    "less than half": (p) => p < 50,
    "Nearly half": (p) => p >= 45 && p < 50,
  },
  ...{ "a third": near(100 / 3, 1.5), "about a third": near(100 / 3, 3), "two thirds": near(200 / 3, 1.5) },
  ...{ "a quarter": near(25, 1.5), "over a quarter": (p) => p > 25, "three quarters": near(75, 1.5) },
};
const directions: Record<string, 1 | -1 | 0> = {
  ...{ risen: 1, higher: 1, increased: 1, "more likely": 1, fallen: -1, lower: -1, fewer: -1, declined: -1 },
  ...{ similar: 0, "little changed": 0, "about the same": 0 },
};
const multiples: Record<string, (ratio: number) => boolean> = {
  ...{
    doubled: near(2, 0.1),
    "more than doubled": (r) => r > 2,
    halved: near(0.5, 0.025),
    tripled: near(3, 0.15),
  },
};

/** The words stand where they are true, and are refused where they are false. */
function hold(said: ReturnType<typeof write>, words: string, isTrue: boolean) {
  if (isTrue) assert.equal([said.words, said.refused], [words, ""]);
  else assert.match(said.refused, "is not borne out");
}

test("a share in words is of its percentage", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom(...Object.keys(shares)), (one, words) => {
      const [now] = one.now.figures;
      const said = write(one, `claim("${words}", "views", role="pupil", measure="percent")`);
      if (now!.hidden) return assert.match(said.refused, "is not published");
      return hold(said, words, shares[words]!(now!.percent));
    }),
    { numRuns: 3000 },
  );
});

test("a comparison in words is beyond chance and rounding, in its direction, or within them", () => {
  const known = { ...directions, ...multiples };
  fc.assert(
    fc.property(cases, fc.constantFrom(...Object.keys(known)), fc.boolean(), (one, words, over) => {
      const [now, other] = [one.now.figures[0]!, over ? one.past.figures[0]! : one.now.figures[1]!];
      const against = over ? 'since="2024"' : 'than={role: "teacher"}';
      const column = one.counted ? "count" : "percent";
      const said = write(one, `claim("${words}", "views", role="pupil", measure="${column}", ${against})`);
      if (now.hidden || other.hidden) return assert.match(said.refused, "is not published");
      const [a, b] = [shown(now, one), shown(other, one)];
      if (words in multiples) return hold(said, words, b !== 0 && multiples[words]!(a / b));
      const real = Math.abs(a - b) > marginOf(now, other, one);
      return hold(said, words, directions[words] === (real ? Math.sign(a - b) : 0));
    }),
    { numRuns: 4000 },
  );
});

test("the largest is larger than every other, and the smallest smaller", () => {
  fc.assert(
    fc.property(cases, fc.constantFrom("largest", "Highest", "smallest", "least common"), (one, words) => {
      const said = write(one, `claim("${words}", "views", role="pupil", measure="percent", among="role")`);
      if (one.now.figures.some(({ hidden }) => hidden)) return assert.match(said.refused, "is not published");
      const [own, ...others] = one.now.figures.map((each) => each.percent);
      const beats = (other: number) => (/largest|Highest/.test(words) ? own! > other : own! < other);
      return hold(said, words, others.every(beats));
    }),
    { numRuns: 1500 },
  );
});

test.run();

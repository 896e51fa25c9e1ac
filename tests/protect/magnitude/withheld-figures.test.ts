import fc from "fast-check";
import type { Highs } from "highs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { MagnitudeRules } from "../../../pipeline/protect/magnitude/rules.ts";
import { withheldFigures } from "../../../pipeline/protect/magnitude/withheld-figures.ts";
import type { Table } from "../../../pipeline/table.ts";
import { bounds, type Cell, seenIn } from "./attack-totals.ts";
import {
  dimension,
  geography,
  keysOf,
  means,
  medians,
  numberTable,
  type Person,
  released,
} from "./number-tables.ts";

const { default: loadHighs } = await import("highs");
const highs = await (loadHighs as unknown as () => Promise<Highs>)();

function seen(tables: readonly Table[], people: readonly Person[], rules: MagnitudeRules) {
  return seenIn(tables, people, withheldFigures(released(tables), tables, rules));
}

/** How far below and above a primary total nothing may be told. */
function reach({ total, gave }: Cell, share: number): [number, number] {
  return [total - Math.min(total * share, gave[0]!.gave), total * (1 + share)];
}

/** Checks every primary total against the public and against every person but its own greatest contributor. */
function attack(
  tables: readonly Table[],
  people: readonly Person[],
  rules: MagnitudeRules,
  share: number,
): number {
  const all = seen(tables, people, rules);
  const primary = [...all.cells.values()].filter(({ isPrimary }) => isPrimary);
  for (const insider of primary.length === 0 ? [] : [null, ...people]) {
    if (insider !== null && insider.gave === null) continue;
    const asked = primary.filter(({ gave }) => gave[0]!.person !== insider);
    for (const [i, [low, high]] of bounds(highs, all, asked, insider).entries()) {
      const cell = asked[i]!;
      const own = cell.gave.find(({ person }) => person === insider)?.gave ?? 0;
      const [below, above] = reach(cell, share);
      const who = JSON.stringify({
        insider,
        cell,
        people,
        low,
        high,
        tables: tables.map(({ name }) => name),
      });
      assert.ok(low <= Math.max(below, own) + 1e-6, who);
      assert.ok(high >= above - 1e-6, who);
    }
  }
  return primary.length;
}

const age = dimension("age", ["young", "old"]);
const sex = dimension("sex", ["f", "m"]);
const band = dimension("band", ["a", "b", "c"]);
const use = dimension("use", ["x", "y"], { kind: "multiple" });

const given = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 30 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 2000 }) },
);
const person: fc.Arbitrary<Person> = fc.record({
  gave: given,
  codes: fc.record({
    geography: fc.constantFrom("la1", "la2", "la3"),
    age: fc.constantFrom("young", "old"),
    sex: fc.constantFrom("f", "m"),
    band: fc.constantFrom("a", "b", "c"),
    use: fc.subarray(["x", "y"]),
  }),
});
const people = fc.array(person, { minLength: 3, maxLength: 16 });

const settings: readonly (readonly [string, (people: readonly Person[]) => Table[]])[] = [
  ["one table", (all) => [numberTable("a", [age, band], all)]],
  ["a hierarchy", (all) => [numberTable("a", [geography(["N", "S", "la1", "la2", "la3"]), sex], all)]],
  [
    "linked tables",
    (all) => [
      numberTable("a", [geography(["N", "S"]), age], all),
      numberTable("b", [geography(["la1", "la2", "la3"]), sex], all),
      numberTable("c", [band], all),
    ],
  ],
  [
    "three in a ring",
    (all) =>
      [
        [age, sex],
        [sex, band],
        [age, band],
      ].map((two, i) => numberTable(`t${i}`, two, all)),
  ],
  ["several answers", (all) => [numberTable("a", [use, age], all), numberTable("b", [age, sex], all)]],
];

let primaries = 0;
for (const [name, make] of settings)
  test(`no withheld total can be told to within p per cent, by the public or by a contributor: ${name}`, () => {
    const before = primaries;
    fc.assert(
      fc.property(people, (all) => {
        primaries += attack(make(all), all, { p_percent: 10 }, 0.1);
      }),
      { numRuns: 25, seed: 1 },
    );
    assert.ok(primaries - before > 100, `only ${primaries - before}`);
  });

test("the same by the (n, k) rule, at 100 (100 - 80) / 80 = 25 per cent", () => {
  fc.assert(
    fc.property(people, (all) => {
      attack([numberTable("a", [age, band], all)], all, { dominance: { n: 2, k: 80 } }, 0.25);
    }),
    { numRuns: 25, seed: 2 },
  );
});

/** Every value that a cell takes in some table of whole numbers that fits what is published, each at most `most`. */
function possible(
  tables: readonly Table[],
  all: ReturnType<typeof seenIn>,
  cell: Cell,
  most: number,
): number[] {
  const names = keysOf(tables[0]!.dimensions).map((key) => key.every((code) => code !== "Total"));
  const inner = [...all.cells.values()].filter((_, at) => names[at]);
  const known = (one: Cell) => (one.isHidden && one.total > 0 ? null : one.total);
  const values = new Map<string, number>();
  const found = new Set<number>();
  const sumOf = (one: Cell): number => {
    const own = values.get(one.name);
    if (own !== undefined) return own;
    const { parts } = all.sums.find(({ total }) => total === one.name)!;
    return parts.reduce((sum, part) => sum + sumOf(all.cells.get(part)!), 0);
  };
  const go = (at: number): void => {
    const next = inner[at];
    if (next !== undefined) {
      const [from, to] = known(next) === null ? [0, most] : [next.total, next.total];
      for (let value = from; value <= to; value++) {
        values.set(next.name, value);
        go(at + 1);
      }
      return;
    }
    if ([...all.cells.values()].every((one) => known(one) === null || known(one) === sumOf(one)))
      found.add(sumOf(cell));
  };
  go(0);
  return [...found];
}

test("by trying every table of two by two in whole numbers, each withheld total keeps its interval", () => {
  const few = fc.array(
    fc.record({
      gave: fc.integer({ min: 0, max: 3 }),
      codes: fc.record({ age: fc.constantFrom("young", "old"), sex: fc.constantFrom("f", "m") }),
    }),
    { minLength: 2, maxLength: 4 },
  );
  let tried = 0;
  fc.assert(
    fc.property(few, (all) => {
      const tables = [numberTable("a", [age, sex], all)];
      const all4 = seen(tables, all, { p_percent: 20 });
      const most = 2 + Math.max(...[...all4.cells.values()].map(({ total }) => total));
      for (const cell of [...all4.cells.values()].filter(({ isPrimary }) => isPrimary)) {
        const values = possible(tables, all4, cell, most);
        const [below, above] = reach(cell, 0.2);
        const text = `${cell.name} of ${JSON.stringify(all)} in ${values}`;
        assert.ok(Math.min(...values) <= below, text);
        assert.ok(Math.max(...values) >= above, text);
        tried += 1;
      }
    }),
    { numRuns: 40, seed: 3 },
  );
  assert.ok(tried > 60, `only ${tried}`);
});

/** So many people in a cell, each of whom gave one of the numbers. */
function gave(codes: Person["codes"], ...numbers: number[]): Person[] {
  return numbers.map((one) => ({ gave: one, codes }));
}

const region = dimension("region", ["North", "South", "East"]);
const kind = dimension("kind", ["care", "sport"]);
const example = [
  ...gave({ region: "North", kind: "care" }, 45, 3, 2),
  ...gave({ region: "North", kind: "sport" }, 20, 20, 20),
  ...gave({ region: "South", kind: "care" }, 30, 20, 20),
  ...gave({ region: "South", kind: "sport" }, 30, 30, 30),
  ...gave({ region: "East", kind: "care" }, 15, 15, 10),
  ...gave({ region: "East", kind: "sport" }, 30, 30, 20),
];

test("50 of 45 + 3 + 2 is withheld, and with it 60 beside it and 40 and 80 of the smaller region", () => {
  // After 45 and 3 are taken off 2 is left, less than 10 per cent of 45. Rows run Total, North, South, East.
  const table = numberTable("spending", [region, kind], example);
  const [found] = withheldFigures(released([table]), [table], { p_percent: 10 });
  assert.equal([...found!.primary], [4]);
  assert.equal([...found!.rows], [4, 5, 10, 11]);
  assert.is(found!.isWhole, false);
  const all = seen([table], example, { p_percent: 10 });
  const cell = all.cells.get("kind=care region=North")!;
  // 50 + 60 and 50 + 40 are known: from 0 to 90. Who gave 15 of the 40 knows that it is at most 75.
  assert.equal(bounds(highs, all, [cell], null), [[0, 90]]);
  assert.equal(bounds(highs, all, [cell], example[12]!), [[0, 75]]);
});

test("means and medians of the same number are withheld in the same cells, in every table", () => {
  const tables = [
    numberTable("totals", [region, kind], example),
    numberTable("means", [region], example, [means]),
    numberTable("medians", [kind, region], example, [medians]),
    numberTable("minutes", [region, kind], example, [{ ...means, column: "minutes_mean" }]),
  ];
  const found = withheldFigures(released(tables), tables, { p_percent: 10 });
  assert.equal([...found[0]!.rows], [4, 5, 10, 11]);
  assert.equal([...found[1]!.rows], []);
  assert.equal([...found[2]!.rows], [5, 7, 9, 11]);
  assert.equal([...found[2]!.primary], [5]);
  // Another number is protected on its own: the mean times its count is the total.
  assert.equal(found[3]!.rows, found[0]!.rows);
});

test("two lone contributors in a row do not protect each other", () => {
  // 40 + 60 is known from 200 - 100, so that each of the two would know the other exactly.
  const four = dimension("four", ["a", "b", "c"]);
  const all = [...gave({ four: "a" }, 40), ...gave({ four: "b" }, 60), ...gave({ four: "c" }, 30, 40, 30)];
  const table = numberTable("spending", [four], all);
  const [found] = withheldFigures(released([table]), [table], { p_percent: 10 });
  assert.equal([...found!.primary], [1, 2]);
  assert.is(found!.rows.size, 3);
});

test("a contributor of nearly all of one total does not learn another's: 100 + 1 does not protect 100", () => {
  const all = [...gave({ age: "young" }, 100, 1), ...gave({ age: "old" }, 100)];
  const table = numberTable("spending", [age], all);
  const [found] = withheldFigures(released([table]), [table], { p_percent: 10 });
  assert.equal([...found!.rows], [0, 1, 2]);
});

test("figures beyond 32 bits and with pence are cut to units in which the interval still holds", () => {
  const large = example.map(({ gave: one, codes }) => ({ gave: (one ?? 0) * 1e9 + 0.37, codes }));
  const tables = [numberTable("spending", [region, kind], large)];
  const all = seen(tables, large, { p_percent: 10 });
  const hidden = [...all.cells.values()].filter(({ isHidden }) => isHidden);
  assert.equal(
    hidden.map(({ name }) => name),
    ["kind=care region=North", "kind=sport region=North", "kind=care region=East", "kind=sport region=East"],
  );
});

test("zeros are shown: nobody gave anything, or all gave 0", () => {
  const all = [...gave({ age: "old" }, 0, 0), ...gave({ age: "young" }, 7, 1)];
  const table = numberTable("spending", [age, sex], all);
  const [found] = withheldFigures(released([table]), [table], { p_percent: 10 });
  assert.not([...found!.rows].some((row) => row === 6));
});

test("without a rule nothing is withheld, and tables of counts never have a figure", () => {
  const table = numberTable("spending", [age], example);
  assert.is(withheldFigures(released([table]), [table], {})[0]!.rows.size, 0);
  const counts = { ...table, measures: [] };
  assert.is(withheldFigures(released([counts]), [counts], { p_percent: 10 })[0]!.rows.size, 0);
});

test("what the rules cannot judge is refused: contributions below 0, weights, impossible rules", () => {
  const below = numberTable("losses", [age], gave({ age: "old" }, 5, -1));
  const refused = (table: Table, rules: MagnitudeRules) => () =>
    withheldFigures(released([table]), [table], rules);
  assert.throws(refused(below, { p_percent: 10 }), /^table "losses": contributions below 0;/);
  assert.not.throws(refused(below, {}));
  const weighted = numberTable("w", [age], example, undefined, { weighted: true });
  assert.throws(refused(weighted, { p_percent: 10 }), /table "w": weighted totals/);
  const table = numberTable("spending", [age], example);
  assert.throws(refused(table, { dominance: { n: 1, k: 100 } }), /a dominance of 100 per cent/);
  assert.throws(refused(table, { p_percent: 0 }), /protects nothing/);
});

test("the order of the tables changes nothing", () => {
  const first = numberTable("a", [region, kind], example);
  const second = numberTable("b", [kind], example);
  const one = withheldFigures(released([first, second]), [first, second], { p_percent: 10 });
  const other = withheldFigures(released([second, first]), [second, first], { p_percent: 10 });
  assert.equal(other, [one[1], one[0]]);
});

test.run();

import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { expectedReference, wrongIndex } from "../../pipeline/audit/representation.ts";
import { publishedReference } from "../../pipeline/formats/reference.ts";
import type { Concession } from "../../pipeline/package.ts";
import { withhold } from "../../pipeline/protect/withhold.ts";
import type { Measure, Reference } from "../../pipeline/table.ts";
import { column, dimension, measures, openData, protectOne, type Row, rulesOf, tableOf } from "./a-table.ts";

const index: Measure = {
  kind: "representation",
  column: "response_representation",
  label: "Index",
  unit: "",
  decimals: 0,
};

/** Those who answered by group, beside so many of each group in a population. */
function beside(counts: readonly number[], units: readonly number[], more: Partial<Reference> = {}) {
  const codes = counts.map((_, group) => `g${group}`);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const rows: Row[] = [
    { key: ["Total"], count: all },
    ...counts.map((count, group) => ({ key: [codes[group] ?? ""], count, base: all })),
  ];
  const reference: Reference = {
    ...{ collection: "population", period: "2011", label: "all", bound: 80, expected: 10 },
    groups: codes.map((code, group) => ({ code, units: units[group] ?? 0 })),
    whole: units.reduce((sum, one) => sum + one, 0),
    ...more,
  };
  const { count, percent, base } = measures;
  return tableOf([dimension("group", codes)], rows, {
    of: "group",
    measures: [count, percent, index, base],
    population: reference,
  });
}

const rounded = rulesOf({ percentages: { decimals: "0", from: "published", minimum_base: "20" } });
const fives: Concession = { below: 2, above: 2 };
const verdicts = (table: Parameters<typeof publishedReference>[0], concedes: Concession | null) =>
  publishedReference(table, concedes)?.groups.map(({ verdict }) => verdict);

test("is the share of those who answered out of 100 for that of the population, from published counts", async () => {
  // 41 and 58 are published as 40 and 60 of 100: 40% beside 60% is 66.7, 60% beside 40% is 150
  const table = await protectOne(beside([41, 58], [60, 40]), rounded);
  assert.equal(column(table, "response_representation"), ["not applicable", 67, 150]);
});

test("the published example of the four-fifths rule: 45, 48 and 51 beside 60 are 75, 80 and 85, of which one is below", async () => {
  // Questions and Answers to the Uniform Guidelines on Employee Selection Procedures, no. 11 (44 FR 11996, 1979)
  for (const [answered, expected, verdict] of [
    [450, 75, "under"],
    [480, 80, "not under"],
    [510, 85, "not under"],
  ] as const) {
    const table = await protectOne(beside([answered, 1000 - answered], [600, 400]), openData);
    assert.is(column(table, "response_representation")[1], expected);
    assert.is(verdicts(table, null)?.[0], verdict);
  }
});

test("men among the respondents of 2015: 45 of 125 beside 26,069,148 of 53,012,456 are 73, and below 80 at most", async () => {
  const census = [26_943_308, 26_069_148];
  const table = await protectOne(beside([80, 45], census), rounded);
  // 36% beside 49.18%: 73.2; at most 47 of 123 beside 49.18%: 77.7
  assert.equal(column(table, "response_representation"), ["not applicable", 126, 73]);
  assert.equal(verdicts(table, fives), ["not under", "under"]);
});

test("a group is not named where rounding alone may put it below the bound", async () => {
  // 45 of 115 beside 50% are 78; but 47 of 113 would be 83
  const table = await protectOne(beside([45, 70], [50, 50]), rounded);
  assert.is(column(table, "response_representation")[1], 78);
  assert.equal(verdicts(table, fives), ["open", "not under"]);
});

test("nothing is said of a group of which fewer than ten could be expected, and its index is of low reliability", async () => {
  // 100 answers, of whom 98 are sure: 10.2% of them are 9.996 people, 10.3% are 10.09
  const few = await protectOne(beside([0, 100], [102, 898]), rounded);
  assert.equal(column(few, "response_representation"), ["not applicable", "unreliable", 111]);
  assert.equal(verdicts(few, fives), ["unsaid", "not under"]);
  const enough = await protectOne(beside([0, 100], [103, 897]), rounded);
  assert.equal(column(enough, "response_representation"), ["not applicable", 0, 111]);
  assert.equal(verdicts(enough, fives), ["under", "not under"]);
});

test("a group whose cell is withheld is never spoken of, however small it may be", async () => {
  const table = await protectOne(beside([41, 58], [60, 40]), rounded);
  const hidden = withhold(table, { counts: new Set([1]), bases: new Set() });
  assert.equal(column(hidden, "response_representation"), ["not applicable", "confidential", 150]);
  assert.equal(verdicts(hidden, fives), ["unsaid", "not under"]);
});

test("with too few answers for a percentage there is no index either", async () => {
  const table = await protectOne(beside([8, 9], [60, 40]), rounded);
  assert.equal(column(table, "response_representation"), ["confidential", "confidential", "confidential"]);
});

test("nothing but the published count and base goes into it", async () => {
  const [one, other] = [
    await protectOne(beside([41, 58], [60, 40]), rounded),
    await protectOne(beside([39, 61], [60, 40]), rounded),
  ];
  assert.equal(column(one, index.column), column(other, index.column));
});

test("no group is named that is not below the bound, whoever stands behind the published counts", async () => {
  const people = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 4 });
  const population = fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(people, population, async (counts, units) => {
      const table = await protectOne(beside(counts, units.slice(0, counts.length)), rounded);
      const whole = units.slice(0, counts.length).reduce((sum, one) => sum + one, 0);
      const all = counts.reduce((sum, count) => sum + count, 0);
      assert.equal(publishedReference(table, fives), expectedReference(table, { concedes: fives }));
      assert.is(wrongIndex(table), null);
      for (const [group, verdict] of (verdicts(table, fives) ?? []).entries()) {
        const share = (counts[group] ?? 0) / all / ((units[group] ?? 0) / whole);
        if (verdict === "under") assert.ok(share < 0.8, `${share}`);
      }
    }),
    { numRuns: 60 },
  );
});

test("the audit finds an index that its count and base do not give", async () => {
  const table = await protectOne(beside([41, 58], [60, 40]), rounded);
  const { population: reference } = table.shape;
  const other = {
    ...reference,
    groups: [
      { code: "g0", units: 50 },
      { code: "g1", units: 50 },
    ],
  } as Reference;
  const wrong = { ...table, shape: { ...table.shape, population: other }, cells: table.cells };
  assert.match(
    String(wrongIndex(wrong as typeof table)),
    /row 2 has the index 67, but its count and base give 80/,
  );
});

test.run();

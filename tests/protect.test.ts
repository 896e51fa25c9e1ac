import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isSafe } from "../pipeline/protect/safe-table.ts";
import { TOTAL } from "../pipeline/table.ts";
import { UserError } from "../pipeline/user-error.ts";
import {
  column,
  dimension,
  measures,
  openData,
  protectOne,
  type Row,
  rulesOf,
  tableOf,
} from "./protect/a-table.ts";

const role = dimension("role", ["parent", "carer", "other"]);
const answer = dimension("answer", ["yes", "no"]);
const shares = { of: "answer", measures: [measures.count, measures.base, measures.percent] };

/** 53 people of whom 51 answered by yes (49) and no (2). */
const asked = tableOf(
  [answer],
  [
    { key: [TOTAL], count: 51, base: 51 },
    { key: ["yes"], count: 49, base: 51 },
    { key: ["no"], count: 2, base: 51 },
  ],
  shares,
);

test("rounds counts to the nearest 5 and takes percentages from the published counts", async () => {
  const safe = await protectOne(asked, rulesOf());
  assert.ok(isSafe(safe));
  assert.equal(column(safe, "response_count"), [50, 50, 0]);
  assert.equal(column(safe, "response_base"), [50, 50, 50]);
  assert.equal(column(safe, "response_percent"), [100, 100, 0]);
});

test("percentages from true counts are those of the true counts", async () => {
  const safe = await protectOne(asked, rulesOf({ percentages: { from: "true", decimals: "1" } }));
  assert.equal(column(safe, "response_percent"), [100, 96.1, 3.9]);
});

test("a count that rounds to 0 is low where the rules say so, and so is its percentage", async () => {
  const safe = await protectOne(asked, rulesOf({ zero: "low" }));
  assert.equal(column(safe, "response_count"), [50, 50, "low"]);
  assert.equal(column(safe, "response_percent"), [100, 100, "low"]);
});

test("a hidden count hides its percentage", async () => {
  const safe = await protectOne(asked, rulesOf({ small_counts: "suppress" }));
  assert.equal(column(safe, "response_count"), [50, 50, "confidential"]);
  assert.equal(column(safe, "response_percent"), [100, 100, "confidential"]);
});

test("a percentage of too few people is withheld, and of nobody it does not apply", async () => {
  const table = (base: number) =>
    tableOf(
      [dimension("answer", ["yes"])],
      [
        { key: [TOTAL], count: base, base },
        { key: ["yes"], count: base, base },
      ],
      shares,
    );
  const percent = async (base: number) =>
    column(await protectOne(table(base), rulesOf()), "response_percent")[1];
  assert.is(await percent(9), "confidential");
  assert.is(await percent(10), 100);
  assert.is(await percent(0), "not applicable");
});

test("a base of 2 that is published as 0 has the same symbol as a base of 0", async () => {
  const table = tableOf([answer], [{ key: ["yes"], count: 2, base: 2 }], shares);
  assert.equal(column(await protectOne(table, rulesOf()), "response_percent"), ["not applicable"]);
});

test("a weighted count is rounded as weighted, and small by the responses behind it", async () => {
  const table = tableOf(
    [answer],
    [
      { key: [TOTAL], count: 20, weighted_count: 21.7 },
      { key: ["yes"], count: 4, weighted_count: 9.2 },
      { key: ["no"], count: 16, weighted_count: 12.5 },
    ],
    { weighted: true },
  );
  assert.equal(column(await protectOne(table, rulesOf()), "response_count"), [20, 10, 15]);
  const suppressed = await protectOne(table, rulesOf({ small_counts: "suppress" }));
  assert.equal(column(suppressed, "response_count"), [20, "confidential", 15]);
});

test("method none publishes true counts, weighted ones to the nearest whole, and true percentages", async () => {
  const table = tableOf(
    [answer],
    [{ key: ["yes"], count: 2, base: 3, weighted_count: 2.5, weighted_base: 4.1 }],
    shares,
  );
  const safe = await protectOne(table, openData);
  assert.equal(column(safe, "response_count"), [3]);
  assert.equal(column(safe, "response_base"), [4]);
  assert.equal(column(safe, "response_percent"), [61]);
});

test("means need enough people, and a mean that rounds to 0 is low", async () => {
  const table = tableOf(
    [role],
    [
      { key: [TOTAL], count: 21, mean: 2.45, total: 51.45 },
      { key: ["parent"], count: 9, mean: 3, total: 27 },
      { key: ["carer"], count: 12, mean: 0.04, total: 0.48 },
      { key: ["other"], count: 0, mean: null, total: null },
    ],
    { measures: [measures.mean, measures.total] },
  );
  const safe = await protectOne(table, rulesOf());
  assert.equal(column(safe, "age_mean"), [2.5, "confidential", "low", "not applicable"]);
  assert.equal(column(safe, "age_total"), [51, "confidential", "low", "not applicable"]);
});

test("a rate is the published count over its denominator", async () => {
  const table = tableOf(
    [role],
    [
      { key: [TOTAL], count: 52, denominator: 2000 },
      { key: ["parent"], count: 48, denominator: 0 },
      { key: ["carer"], count: 4, denominator: null },
    ],
    { measures: [measures.count, measures.rate] },
  );
  assert.equal(column(await protectOne(table, rulesOf()), "response_rate"), [
    25,
    "not applicable",
    "unavailable",
  ]);
});

test("a stated figure passes under method none only", async () => {
  const table = tableOf([role], [{ key: [TOTAL], count: 4, stated: 4211 }], { measures: [measures.stated] });
  assert.equal(column(await protectOne(table, openData), "contacts_value"), [4211]);
  const error = await protectOne(table, rulesOf()).catch((thrown: unknown) => thrown);
  assert.instance(error, UserError);
});

const places = dimension("geography", [], {
  kind: "geography",
  codes: [
    { code: "E12000001", label: "North East", level: "Regional", parent: null, oldCode: null },
    { code: "E06000001", label: "Hartlepool", level: "Local authority", parent: "E12000001", oldCode: "805" },
    {
      code: "E06000002",
      label: "Middlesbrough",
      level: "Local authority",
      parent: "E12000001",
      oldCode: "806",
    },
    { code: "E06000003", label: "Redcar", level: "Local authority", parent: "E12000001", oldCode: "807" },
  ],
});
const byPlace = tableOf(
  [places],
  [
    { key: [TOTAL], count: 66 },
    { key: ["E12000001"], count: 66 },
    { key: ["E06000001"], count: 9 },
    { key: ["E06000002"], count: 27 },
    { key: ["E06000003"], count: 30 },
  ],
);

test("a place with too few responses does not appear, in the cells or in the shape", async () => {
  const safe = await protectOne(byPlace, rulesOf({ minimum_group: "10" }));
  assert.equal(column(safe, "response_count"), [65, 65, 25, 30]);
  assert.equal(
    safe.shape.dimensions[0]?.codes.map(({ code }) => code),
    ["E12000001", "E06000002", "E06000003"],
  );
  assert.is(safe.withheldPlaces, 1);
});

test("the published shape carries the decimals of the rules, and neither cells nor SQL", async () => {
  const safe = await protectOne(asked, rulesOf({ percentages: { decimals: "1" } }));
  assert.equal(
    safe?.shape.measures.map(({ decimals }) => decimals),
    [0, 0, 1],
  );
  assert.not.ok("provenance" in (safe?.shape ?? {}));
  assert.not.ok("cells" in (safe?.shape ?? {}));
});

/** A table of two dimensions with all margins, from its inner counts. */
function crossed(inner: readonly number[]): Row[] {
  const roles = ["parent", "carer", "other"];
  const answers = ["yes", "no"];
  const count = (r: string, a: string) =>
    inner.reduce((sum, n, i) => {
      const isRole = r === TOTAL || roles[Math.floor(i / 2)] === r;
      return sum + (isRole && (a === TOTAL || answers[i % 2] === a) ? n : 0);
    }, 0);
  return [TOTAL, ...roles].flatMap((r) =>
    [TOTAL, ...answers].map((a) => ({ key: [r, a], count: count(r, a), base: count(r, TOTAL) })),
  );
}

const innerCounts = fc.array(fc.nat({ max: 40 }), { minLength: 6, maxLength: 6 });
const anyRules = fc.record({
  base: fc.integer({ min: 1, max: 12 }).map(String),
  threshold: fc.integer({ min: 1, max: 12 }).map(String),
  small_counts: fc.constantFrom("round", "suppress"),
  zero: fc.constantFrom("zero", "low"),
});

test("every published count is a multiple of the base, no further from the truth than half of it", async () => {
  await fc.assert(
    fc.asyncProperty(innerCounts, anyRules, async (inner, rules) => {
      const rows = crossed(inner);
      const base = Number(rules.base);
      const counts = column(
        await protectOne(tableOf([role, answer], rows, shares), rulesOf(rules)),
        "response_count",
      );
      return counts.every((published, cell) => {
        if (typeof published !== "number") return true;
        return published % base === 0 && 2 * Math.abs(published - (rows[cell]?.count ?? 0)) <= base;
      });
    }),
  );
});

test("a confidential count or base has a confidential percentage, and every state is one of the field's", async () => {
  const states = ["published", "confidential", "low", "unreliable", "unavailable", "not applicable"];
  await fc.assert(
    fc.asyncProperty(innerCounts, anyRules, async (inner, rules) => {
      const safe = await protectOne(tableOf([role, answer], crossed(inner), shares), rulesOf(rules));
      const [counts, bases, percents] = ["count", "base", "percent"].map((m) =>
        column(safe, `response_${m}`),
      );
      return percents!.every((percent, cell) => {
        const isHidden = counts![cell] === "confidential" || bases![cell] === "confidential";
        return (
          (!isHidden || typeof percent !== "number") &&
          (typeof percent === "number" || states.includes(percent))
        );
      });
    }),
  );
});

test.run();

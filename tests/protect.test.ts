import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { isSafe } from "../pipeline/protect/safe-table.ts";
import { protect, protectAll } from "../pipeline/protect.ts";
import { TOTAL } from "../pipeline/table.ts";
import { UserError } from "../pipeline/user-error.ts";
import { column, dimension, measures, openData, type Row, rulesOf, tableOf } from "./protect/a-table.ts";

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

test("rounds counts to the nearest 5 and takes percentages from the published counts", () => {
  const safe = protect(asked, rulesOf());
  assert.ok(isSafe(safe));
  assert.equal(column(safe, "response_count"), [50, 50, 0]);
  assert.equal(column(safe, "response_base"), [50, 50, 50]);
  assert.equal(column(safe, "response_percent"), [100, 100, 0]);
});

test("percentages from true counts are those of the true counts", () => {
  const safe = protect(asked, rulesOf({ percentages: { from: "true", decimals: "1" } }));
  assert.equal(column(safe, "response_percent"), [100, 96.1, 3.9]);
});

test("a count that rounds to 0 is low where the rules say so, and so is its percentage", () => {
  const safe = protect(asked, rulesOf({ zero: "low" }));
  assert.equal(column(safe, "response_count"), [50, 50, "low"]);
  assert.equal(column(safe, "response_percent"), [100, 100, "low"]);
});

test("suppression follows into the percentage and hides one more cell of the row", () => {
  const safe = protect(asked, rulesOf({ small_counts: "suppress" }));
  assert.equal(column(safe, "response_count"), [50, "confidential", "confidential"]);
  assert.equal(column(safe, "response_percent"), [100, "confidential", "confidential"]);
});

test("a percentage of too few people is withheld, and of nobody it does not apply", () => {
  const table = (base: number) =>
    tableOf([answer], [{ key: ["yes"], count: base, base }], { ...shares, dimensions: [answer] });
  assert.equal(column(protect(table(9), rulesOf()), "response_percent"), ["confidential"]);
  assert.equal(column(protect(table(10), rulesOf()), "response_percent"), [100]);
  assert.equal(column(protect(table(0), rulesOf()), "response_percent"), ["not applicable"]);
});

test("a base of 2 that is published as 0 has the same symbol as a base of 0", () => {
  const table = tableOf([answer], [{ key: ["yes"], count: 2, base: 2 }], shares);
  assert.equal(column(protect(table, rulesOf()), "response_percent"), ["not applicable"]);
});

test("a weighted count is rounded as weighted, and small by the responses behind it", () => {
  const table = tableOf(
    [answer],
    [
      { key: [TOTAL], count: 20, weighted_count: 21.7 },
      { key: ["yes"], count: 4, weighted_count: 9.2 },
      { key: ["no"], count: 16, weighted_count: 12.5 },
    ],
    { weighted: true },
  );
  assert.equal(column(protect(table, rulesOf()), "response_count"), [20, 10, 15]);
  const suppressed = protect(table, rulesOf({ small_counts: "suppress" }));
  assert.equal(column(suppressed, "response_count"), [20, "confidential", "confidential"]);
});

test("method none publishes true counts, weighted ones to the nearest whole, and true percentages", () => {
  const table = tableOf(
    [answer],
    [{ key: ["yes"], count: 2, base: 3, weighted_count: 2.5, weighted_base: 4.1 }],
    shares,
  );
  const safe = protect(table, openData);
  assert.equal(column(safe, "response_count"), [3]);
  assert.equal(column(safe, "response_base"), [4]);
  assert.equal(column(safe, "response_percent"), [61]);
});

test("means need enough people, and a mean that rounds to 0 is low", () => {
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
  const safe = protect(table, rulesOf());
  assert.equal(column(safe, "age_mean"), [2.5, "confidential", "low", "not applicable"]);
  assert.equal(column(safe, "age_total"), [51, "confidential", "low", "not applicable"]);
});

test("a rate is the published count over its denominator", () => {
  const table = tableOf(
    [role],
    [
      { key: [TOTAL], count: 52, denominator: 2000 },
      { key: ["parent"], count: 48, denominator: 0 },
      { key: ["carer"], count: 4, denominator: null },
    ],
    { measures: [measures.count, measures.rate] },
  );
  assert.equal(column(protect(table, rulesOf()), "response_rate"), [25, "not applicable", "unavailable"]);
});

test("a stated figure passes under method none only", () => {
  const table = tableOf([role], [{ key: [TOTAL], count: 4, stated: 4211 }], { measures: [measures.stated] });
  assert.equal(column(protect(table, openData), "contacts_value"), [4211]);
  assert.throws(
    () => protect(table, rulesOf()),
    (error: unknown) => error instanceof UserError,
  );
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

test("a place with too few responses does not appear, in the cells or in the shape", () => {
  const safe = protect(byPlace, rulesOf({ minimum_group: "10" }));
  assert.equal(column(safe, "response_count"), [65, 65, 25, 30]);
  assert.equal(
    safe.shape.dimensions[0]?.codes.map(({ code }) => code),
    ["E12000001", "E06000002", "E06000003"],
  );
  assert.is(safe.withheldPlaces, 1);
});

test("under suppression a place that does not appear takes a second one with it", () => {
  const safe = protect(byPlace, rulesOf({ minimum_group: "10", small_counts: "suppress" }));
  assert.equal(column(safe, "response_count"), [65, 65, "confidential", 30]);
});

test("the published shape carries the decimals of the rules, and neither cells nor SQL", () => {
  const [safe] = protectAll([asked], rulesOf({ percentages: { decimals: "1" } }));
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

test("every published count is a multiple of the base, no further from the truth than half of it", () => {
  fc.assert(
    fc.property(innerCounts, anyRules, (inner, rules) => {
      const rows = crossed(inner);
      const base = Number(rules.base);
      const counts = column(protect(tableOf([role, answer], rows, shares), rulesOf(rules)), "response_count");
      return counts.every((published, cell) => {
        if (typeof published !== "number") return true;
        return published % base === 0 && 2 * Math.abs(published - (rows[cell]?.count ?? 0)) <= base;
      });
    }),
  );
});

test("a confidential count or base has a confidential percentage, and every state is one of the field's", () => {
  const states = ["published", "confidential", "low", "unreliable", "unavailable", "not applicable"];
  fc.assert(
    fc.property(innerCounts, anyRules, (inner, rules) => {
      const safe = protect(tableOf([role, answer], crossed(inner), shares), rulesOf(rules));
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

test("under suppression no row of parts and their margin has exactly one unknown above 0", () => {
  fc.assert(
    fc.property(innerCounts, (inner) => {
      const rows = crossed(inner);
      const rules = rulesOf({ small_counts: "suppress" });
      const safe = column(protect(tableOf([role, answer], rows, shares), rules), "response_count");
      const unknown = (keep: (key: readonly string[]) => boolean) =>
        rows.filter(({ key, count }, cell) => keep(key) && count > 0 && safe[cell] === "confidential").length;
      const inRows = [TOTAL, "parent", "carer", "other"].map((code) => unknown((key) => key[0] === code));
      const inColumns = [TOTAL, "yes", "no"].map((code) => unknown((key) => key[1] === code));
      return [...inRows, ...inColumns].every((count) => count !== 1);
    }),
  );
});

test.run();

// What an intruder starts with holds the truth, also where several rules hide figures.
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { releaseFace, releaseKnowledge } from "../../pipeline/intruder/release-knowledge.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { dimension, measures, rulesOf, tableOf } from "../protect/a-table.ts";

const codes = ["a", "b", "c", "d"];

function shares(counts: readonly number[], more: Partial<Table> = {}): Table {
  const all = counts.reduce((sum, one) => sum + one, 0);
  const rows = [all, ...counts].map((count, i) => ({
    key: [[TOTAL, ...codes][i]!],
    count,
    base: all,
    weighted_count: more.weighted === true ? count * 1.7 : count,
  }));
  return tableOf([dimension("role", codes)], rows, {
    of: "role",
    measures: [measures.count, measures.base, measures.percent],
    ...more,
  });
}

async function reading(table: Table, rules: Record<string, unknown>) {
  const { tables, attackable } = await protectAll([table], rulesOf(rules));
  return { ...attackable!, tables: [{ shape: table, safe: tables[0]! }] };
}

test("where c marks small counts only, a larger one that another rule hides is not believed to be small", async () => {
  // The 6 of d all answered alike with nobody: minimum_group hides all of role a's 7 people.
  const groups = dimension("role", ["a", "b"]);
  const rows = [40, 7, 33].map((count, i) => ({ key: [[TOTAL, "a", "b"][i]!], count }));
  const read = await reading(tableOf([groups], rows), {
    method: "suppression",
    safety: "linear",
    marks_only_small: "yes",
    minimum_group: "10",
  });
  const { lower, upper } = releaseKnowledge(read);
  assert.equal([...lower], [40, 1, 33]);
  assert.ok(upper[1]! >= 7);
});

test("a weighted figure of somebody is never taken for one of nobody", async () => {
  const table = shares([2, 20, 20, 20], { weighted: true, measures: [measures.count] });
  const read = await reading(table, { small_counts: "suppress", threshold: "2", zero: "low" });
  const { lower, upper } = releaseKnowledge(read);
  assert.equal([lower[1], upper[1]], [1, 2]);
});

test("what percentages tell is beyond what counts concede", async () => {
  const table = shares([3, 2, 12, 0]);
  const read = await reading(table, { percentages: { from: "true", decimals: "1", minimum_base: "0" } });
  assert.equal([releaseFace(read).lower[1], releaseFace(read).upper[1]], [3, 7]);
  assert.equal([releaseKnowledge(read).lower[1], releaseKnowledge(read).upper[1]], [3, 3]);
});

const anyRules = fc.record({
  method: fc.constantFrom("conventional", "random", "cell-key", "suppression"),
  threshold: fc.integer({ min: 2, max: 8 }).map(String),
  minimum_group: fc.constantFrom("0", "10"),
  minimum_unanimous_group: fc.constantFrom("0", "10"),
  percentages: fc.record({
    from: fc.constantFrom("published", "true"),
    decimals: fc.constantFrom("0", "1", "2"),
    minimum_base: fc.constantFrom("0", "4", "10"),
  }),
});
const hiding = fc.record({
  small_counts: fc.constantFrom("round", "suppress"),
  zero: fc.constantFrom("zero", "low"),
});

test("intervals are functions of what is known beside them, so that they add nothing to it", async () => {
  const end = (kind: "lower" | "upper") => ({
    ...measures.percent,
    kind,
    column: `response_percent_${kind}`,
  });
  const withInterval = [measures.count, measures.base, measures.percent, end("lower"), end("upper")];
  for (const from of ["true", "published"]) {
    const rules = { percentages: { from, decimals: "1", minimum_base: "10" } };
    const plain = await reading(shares([3, 2, 12, 30]), rules);
    const more = await reading(shares([3, 2, 12, 30], { measures: withInterval }), rules);
    assert.equal(releaseKnowledge(more), releaseKnowledge(plain));
    assert.equal(releaseFace(more), releaseFace(plain));
  }
});

test("whatever the counts and the rules, the truth is in what is known", async () => {
  const counts = fc.array(fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 400 })), { minLength: 4, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(counts, anyRules, hiding, async (inner, rules, more) => {
      const table = shares(inner);
      const all = { ...rules, ...(rules.method === "conventional" ? more : {}) };
      const read = await reading(table, all).catch((error: unknown) => {
        // Suppression may find no way to protect so few cells.
        if (error instanceof UserError) return null;
        throw error;
      });
      if (read === null) return;
      const { lower, upper } = releaseKnowledge(read);
      const { counts: truth } = read.release;
      truth.forEach((count, cell) => {
        assert.ok(lower[cell]! <= count && count <= upper[cell]!, `${lower[cell]} ${count} ${upper[cell]}`);
      });
    }),
    { numRuns: 3000 },
  );
});

test.run();

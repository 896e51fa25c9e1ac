// What means and totals that are shown beside counts tell of them. Counts are rounded to 5: r is r - 2 to r + 2 people.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { noContext } from "../../pipeline/intruder/campaign.ts";
import { learnAverages } from "../../pipeline/intruder/release-averages.ts";
import { releaseKnowledge } from "../../pipeline/intruder/release-knowledge.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { column, dimension, measures, rulesOf, tableOf } from "../protect/a-table.ts";

type People = readonly [count: number, mean: number, gave?: number];
const whole = new Map([["age", { decimals: 0, minimum: 0, maximum: null }]]);

/** Ages by role: how many, their mean, and how many gave it; all of them where it does not say. */
function ages(lines: readonly People[], more: Partial<Table> = {}): Table {
  const codes = ["a", "b", "c"].slice(0, lines.length - 1);
  const rows = [TOTAL, ...codes].map((code, i) => {
    const [count, mean, gave = count] = lines[i]!;
    return { key: [code], count, base: gave, mean, total: Math.round(mean * gave) };
  });
  const shown = [measures.count, measures.mean, measures.total];
  return tableOf([dimension("role", codes)], rows, { measures: shown, ...more });
}

async function known(table: Table, averages: Record<string, unknown>) {
  const { tables, attackable } = await protectAll([table], rulesOf({ averages }));
  const reading = { ...attackable!, tables: [{ shape: table, safe: tables[0]! }] };
  const { lower, upper } = learnAverages(reading, releaseKnowledge(reading), whole);
  return Array.from(attackable!.release.rows[0]!, (cell) => [lower[cell]!, upper[cell]!]);
}

const few = { minimum_base: "1", decimals: "1" };

test("a mean and a total together are the count", async () => {
  // 31 years at a mean of 10.3 are of 3 people, and 167 at 9.8 of 17.
  const table = ages([
    [17, 167 / 17],
    [3, 31 / 3],
    [14, 136 / 14],
  ]);
  assert.equal(await known(table, few), [
    [17, 17],
    [3, 3],
    [14, 14],
  ]);
});

test("the count that a mean and a total give away is withheld with both", async () => {
  const table = ages([
    [17, 167 / 17],
    [3, 31 / 3],
    [14, 136 / 14],
  ]);
  const made = await protectAll([table], rulesOf({ averages: few }));
  const { disclosure, tables } = await secure([table], made, { ...noContext, numbers: whole });
  assert.equal([disclosure?.exact, disclosure?.narrow], [0, 0]);
  for (const name of ["response_count", "age_mean", "age_total"])
    assert.is(column(tables[0]!, name)[1], "confidential", name);
});

test("where some left the number out, a mean and a total are no more than a least count", async () => {
  const table = ages([
    [17, 160 / 16, 16],
    [4, 31 / 3, 3],
    [13, 129 / 13],
  ]);
  const [all, a] = await known(table, few);
  assert.equal(all, [16, 17]);
  assert.equal(a, [3, 7]);
});

test("a mean that is shown is of the minimum at least", async () => {
  const table = ages(
    [
      [24, 9],
      [4, 9],
      [20, 9],
    ],
    { measures: [measures.count, measures.mean] },
  );
  assert.equal((await known(table, { minimum_base: "4", decimals: "0" }))[1], [4, 7]);
});

test("a mean that is withheld beside a count is of fewer than the minimum, where all gave the number", async () => {
  // A shown 5 is 3 to 7 people, and fewer than 4 of them are 3.
  const lines: readonly People[] = [
    [23, 9],
    [3, 9],
    [20, 9],
  ];
  const measured = { measures: [measures.count, measures.mean] };
  const rules = { minimum_base: "4", decimals: "0" };
  assert.equal((await known(ages(lines, measured), rules))[1], [3, 3]);
  const some = ages(
    [
      [23, 9, 22],
      [3, 9],
      [20, 9, 19],
    ],
    measured,
  );
  assert.equal((await known(some, rules))[1], [3, 7]);
});

test("weighted tables, and tables without a mean or total, tell nothing", async () => {
  const lines: readonly People[] = [
    [17, 167 / 17],
    [3, 31 / 3],
    [14, 136 / 14],
  ];
  assert.equal((await known(ages(lines, { measures: [measures.count] }), few))[1], [3, 7]);
  assert.equal((await known(ages(lines, { weighted: true }), few))[1]![1]! > 7, true);
});

test.run();

// Known ways in which what is published beside the counts gives them away (issue 3, "known traps"), each attacked in
// the system of a release's tables. Every count is rounded to 5, halves up.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { type AttackResult, verdictNames } from "../../pipeline/attack/types.ts";
import { narrowedByAverages } from "../../pipeline/intruder/averages.ts";
import { type Known, withEarlier } from "../../pipeline/intruder/earlier.ts";
import { narrowedByPercentage } from "../../pipeline/intruder/percentage.ts";
import { pinned, typedTotals } from "../../pipeline/intruder/typed-totals.ts";
import { releaseSystem } from "../../pipeline/protect/release-system.ts";
import type { Knowledge } from "../../pipeline/protect/system-method.ts";
import type { Table } from "../../pipeline/table.ts";
import { knownOfNearest } from "../attack/small-systems.ts";
import { dimension, tableOf } from "../protect/a-table.ts";

/** A release of one table of three roles; the counts are of all, and of a, b and c. */
const roles = dimension("role", ["a", "b", "c"]);
type Counts = readonly [number, number, number, number];

function byRole(counts: Counts): Table {
  const codes = ["Total", "a", "b", "c"];
  return tableOf(
    [roles],
    codes.map((code, i) => ({ key: [code], count: counts[i]! })),
  );
}

/** A release as an intruder reads it, its true counts, and the cells of all, a, b and c. */
function release(counts: Counts): Known & { counts: Int32Array; cells: Int32Array } {
  const { system, rows } = releaseSystem([byRole(counts)], new Map());
  const cells = rows[0]!;
  const all = new Int32Array(system.size);
  cells.forEach((cell, row) => {
    all[cell] = counts[row]!;
  });
  return { system, cells, counts: all, knowledge: knownOfNearest(all) };
}

async function attacked({ system, knowledge }: Known): Promise<AttackResult> {
  const sensitive = Uint8Array.from(knowledge.lower, (low, cell) =>
    low < 5 && knowledge.upper[cell]! >= 1 ? 1 : 0,
  );
  return attack(system, knowledge, { sensitive, threshold: 5, width: 2 });
}

const said = ({ lower, upper, verdicts }: AttackResult, cell: number) =>
  `${lower[cell]} to ${upper[cell]}: ${verdictNames[verdicts[cell]!]}`;

test("a correction that moves one cell by one base gives the count away, before and after", async () => {
  // One answer was corrected from b to a: 22 and 2 became 21 and 3, and only the cell of a shows anything, 0 then 5.
  const before = release([50, 2, 22, 26]);
  const after = release([50, 3, 21, 26]);
  const a = after.cells[1]!;
  assert.is(said(await attacked(before), before.cells[1]!), "0 to 2: safe");
  assert.is(said(await attacked(after), a), "3 to 7: safe");
  const pairs = Array.from(after.cells, (cell, row) => [cell, before.cells[row]!] as const);
  const together = await attacked(withEarlier(after, before, pairs, 1));
  assert.is(said(together, a), "3 to 3: exact");
  assert.is(said(together, after.system.size + before.cells[1]!), "2 to 2: exact");
  const ofTwo = await attacked(withEarlier(after, before, pairs, 2));
  assert.is(said(ofTwo, a), "3 to 4: narrow");
});

test("a total that commentary alone publishes pins what the tables leave open", async () => {
  // The parts 2, 12 and 12 show 0, 10 and 10, which are 2, 12 and 12 at most; all show 25, which is 23 to 27. That they
  // are 26 needs every part at its greatest.
  const open = release([26, 2, 12, 12]);
  const [total, a] = [open.cells[0]!, open.cells[1]!];
  assert.is(said(await attacked(open), a), "0 to 2: safe");
  const typed = typedTotals(["26 parents"], open.counts, open.knowledge, open.system.equations, 5);
  assert.equal(typed, [{ phrase: "26 parents", cells: [total] }]);
  const knowledge = pinned(open.knowledge, typed[0]!.cells, open.counts);
  assert.is(said(await attacked({ ...open, knowledge }), a), "2 to 2: exact");
});

/** Knowledge with the cells' intervals cut to what was told. */
function learnt(
  knowledge: Knowledge,
  told: readonly (readonly [number, { lower: number; upper: number }])[],
) {
  const { lower, upper } = { lower: knowledge.lower.slice(), upper: knowledge.upper.slice() };
  for (const [cell, interval] of told) {
    lower[cell] = interval.lower;
    upper[cell] = interval.upper;
  }
  return { lower, upper };
}

test("a percentage to one decimal beside a rounded base gives away its part, and the rest by subtraction", async () => {
  // 17.6% is 3 of 17, and of 3 to 7 in 13 to 17 nothing else. That leaves 14 for b, which shows 0 and is 2 at most, and
  // c, which shows 10 and is 12 at most.
  const open = release([17, 3, 2, 12]);
  const [total, a, b] = [open.cells[0]!, open.cells[1]!, open.cells[2]!];
  assert.is(said(await attacked(open), a), "3 to 7: safe");
  const interval = (cell: number) => ({
    lower: open.knowledge.lower[cell]!,
    upper: open.knowledge.upper[cell]!,
  });
  const told = narrowedByPercentage({ value: 176, decimals: 1 }, interval(a), interval(total));
  const knowledge = learnt(open.knowledge, [
    [a, told.part],
    [total, told.base],
  ]);
  const result = await attacked({ ...open, knowledge });
  assert.equal([result.lower[a], result.upper[a]], [3, 3]);
  assert.is(said(result, b), "2 to 2: exact");
});

const number = { decimals: 0, minimum: 0, maximum: null };

test("a mean and a total together are the count, whatever its rounding hides", async () => {
  // The total 31 and the mean 10.3 of a are of 3 people; all 17 of them then leave 14 for b and c.
  const open = release([17, 3, 2, 12]);
  const [total, a, b] = [open.cells[0]!, open.cells[1]!, open.cells[2]!];
  const shown = [
    { cell: total, mean: { value: 98, decimals: 1 }, total: { value: 167, decimals: 0 } },
    { cell: a, mean: { value: 103, decimals: 1 }, total: { value: 31, decimals: 0 } },
  ];
  const knowledge = narrowedByAverages(shown, number, open.knowledge, open.system.equations);
  const result = await attacked({ ...open, knowledge });
  assert.equal([result.lower[a], result.upper[a]], [3, 3]);
  assert.is(said(result, b), "2 to 2: exact");
});

test("means of groups and of all give away how large a group is", async () => {
  // 20 people in two groups, of means 1.00 and 9.00, and 2.20 together: the second is 20 x 1.2 / 8 = 3 of them.
  const open = release([20, 17, 3, 0]);
  const [total, a, b] = [open.cells[0]!, open.cells[1]!, open.cells[2]!];
  assert.is(said(await attacked(open), b), "3 to 7: safe");
  const shown = [
    [total, 220],
    [a, 100],
    [b, 900],
  ].map(([cell = 0, value = 0]) => ({ cell, mean: { value, decimals: 2 }, total: null }));
  const nobody = learnt(open.knowledge, [[open.cells[3]!, { lower: 0, upper: 0 }]]);
  const knowledge = narrowedByAverages(shown, number, nobody, open.system.equations);
  assert.equal([knowledge.lower[b], knowledge.upper[b]], [3, 3]);
});

test.run();

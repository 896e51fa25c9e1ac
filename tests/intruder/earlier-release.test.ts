// What was published before beside what is published now. Every count is rounded to 5, halves up: a figure r is of
// r - 2 to r + 2 people.
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { EarlierRelease } from "../../pipeline/cell-table.ts";
import { cellsOf } from "../../pipeline/commentary/cells.ts";
import { noContext } from "../../pipeline/intruder/campaign.ts";
import { earlierKnown } from "../../pipeline/intruder/earlier-release.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { trueRelease } from "../../pipeline/protect/true-sums.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { column, dimension, measures, protectOne, rulesOf, tableOf } from "../protect/a-table.ts";

const roles = dimension("role", ["a", "b", "c"]);

function byRole(counts: readonly number[], more: Partial<Table> = {}): Table {
  const codes = [TOTAL, ...(more.dimensions ?? [roles])[0]!.codes.map(({ code }) => code)];
  const rows = codes.map((code, i) => ({ key: [code], count: counts[i]! }));
  return tableOf([roles], rows, { name: "by-role", ...more });
}

/** A table as it was published before. */
async function published(table: Table, rules = rulesOf(), weighted = false): Promise<EarlierRelease> {
  const cells = { ...cellsOf(await protectOne(table, rules)), prefix: "views/2024:" };
  return { name: "views/2024", tables: [{ cells, weighted }], below: 2, above: 2 };
}

function present(table: Table) {
  const { system, rows } = trueRelease([table], new Map());
  return { shapes: [table], rows, system };
}

const before = byRole([50, 2, 22, 26]);
const after = byRole([50, 3, 21, 26]);

async function together(now: Table, then: EarlierRelease, more = {}) {
  const made = await protectAll([now], rulesOf(more));
  return secure([now], made, { ...noContext, earlier: [then] });
}

test("a correction that moves one cell by one base gives away what it was and what it is", async () => {
  // One answer was corrected from b to a: 22 and 2 became 21 and 3, and only the cell of a shows anything, 0 then 5.
  const alone = await secure([after], await protectAll([after], rulesOf()));
  assert.is(alone.disclosure?.exact, 0);
  const { disclosure, attacked } = await together(after, await published(before), { repair: "stop" });
  assert.is(disclosure?.exact, 1);
  const { because, ...ofA } = attacked.find(({ status }) => status === "exact")!;
  assert.equal(ofA, { table: "by-role", key: { role: "a" }, lower: 3, upper: 3, status: "exact" });
  assert.is(because[0], "together with views/2024, and people who joined or left since");
});

test("the cell that a correction gives away is withheld", async () => {
  const { disclosure, tables } = await together(after, await published(before));
  assert.equal([disclosure?.exact, disclosure?.narrow], [0, 0]);
  assert.is(column(tables[0]!, "response_count")[1], "confidential");
});

test("an intruder who may not know of one change only is given more of them", async () => {
  const { disclosure, tables } = await together(after, await published(before), {
    earlier_releases: { changes: "5" },
  });
  assert.is(disclosure?.withheld, 0);
  assert.equal(column(tables[0]!, "response_count"), [50, 5, 20, 25]);
});

test("changes of more people than the rules allow are no contradiction, and prove nothing", async () => {
  const then = await published(byRole([500, 120, 180, 200]));
  const { disclosure } = await together(byRole([620, 140, 230, 250]), then);
  assert.equal([disclosure?.exact, disclosure?.narrow, disclosure?.withheld], [0, 0, 0]);
});

test("shown counts are what their method concedes, and hidden ones any count", async () => {
  const then = await published(before, rulesOf({ small_counts: "suppress" }));
  const { knowledge, pairs } = earlierKnown(then, present(after), new Map());
  const ends = [...knowledge.lower].map((lower, cell) => [lower, knowledge.upper[cell]]);
  assert.equal(ends, [
    [48, 52],
    [0, NO_UPPER],
    [18, 22],
    [23, 27],
  ]);
  assert.is(pairs.length, 4);
});

test("a low count then is of somebody, and of no more than a 0 may be", async () => {
  const then = await published(before, rulesOf({ zero: "low" }));
  const { knowledge } = earlierKnown(then, present(after), new Map());
  assert.equal([knowledge.lower[1], knowledge.upper[1]], [1, 2]);
});

test("a base then tells of all who answered", async () => {
  const of = { of: "role", measures: [measures.base] };
  const { knowledge } = earlierKnown(
    await published(byRole([50, 2, 22, 26], of)),
    present(byRole([50, 3, 21, 26], of)),
    new Map(),
  );
  assert.equal([...knowledge.lower], [48, 0, 0, 0]);
});

test("a table of another name or universe, and a weighted one, have no cell in common with the present", async () => {
  const now = present(after);
  for (const more of [{ name: "other" }, { universe: "Pupils" }]) {
    const then = await published(byRole([50, 2, 22, 26], more));
    assert.is(earlierKnown(then, now, new Map()).pairs.length, 0);
  }
  const ofWeights = present(byRole([50, 3, 21, 26], { weighted: true }));
  assert.is(earlierKnown(await published(before), ofWeights, new Map()).pairs.length, 0);
  const weighted = await published(before, rulesOf(), true);
  assert.is(earlierKnown(weighted, now, new Map()).system.size, 0);
});

test("a category that is gone has no cell now, and the others keep theirs", async () => {
  const two = dimension("role", ["a", "b"]);
  const now = tableOf(
    [two],
    [
      { key: [TOTAL], count: 25 },
      { key: ["a"], count: 3 },
      { key: ["b"], count: 22 },
    ],
    { name: "by-role" },
  );
  const { pairs } = earlierKnown(await published(before), present(now), new Map());
  assert.equal(pairs, [
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
});

test("a sum that is not true now, because some people are in no part, is not believed of then", async () => {
  const now = byRole([60, 3, 21, 26]);
  const { system } = earlierKnown(await published(before), present(now), new Map());
  assert.is(system.equations.totals.length, 0);
  assert.is(system.atMost.totals.length, 1);
  const { system: whole } = earlierKnown(await published(before), present(after), new Map());
  assert.is(whole.equations.totals.length, 1);
});

test("a sum that is true now and cannot have been true then is no reason to stop", async () => {
  // Of 100 people, 60 were in no part.
  const then = await published(byRole([100, 15, 15, 10]));
  const { disclosure } = await together(byRole([100, 30, 30, 40]), then);
  assert.is(disclosure?.exact, 0);
});

test.run();

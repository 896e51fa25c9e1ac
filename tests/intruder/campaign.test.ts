// All that an intruder has, used on a release: the tables, words, percentages, averages, and what the counted know.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { noContext } from "../../pipeline/intruder/campaign.ts";
import { secure } from "../../pipeline/intruder/secure.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { column, dimension, measures, rulesOf, tableOf } from "../protect/a-table.ts";

const roles = dimension("role", ["a", "b", "c"]);

function byRole(counts: readonly number[], more: Partial<Table> = {}): Table {
  const codes = [TOTAL, ...(more.dimensions?.[0] ?? roles).codes.map(({ code }) => code)];
  const rows = codes.map((code, i) => ({ key: [code], count: counts[i]!, base: counts[0]! }));
  return tableOf(more.dimensions ?? [roles], rows, more);
}

async function secured(table: Table, more: Record<string, unknown> = {}, context = {}) {
  const made = await protectAll([table], rulesOf(more));
  return secure([table], made, { ...noContext, ...context });
}

const proven = ({ attacked }: Awaited<ReturnType<typeof secured>>) =>
  attacked
    .filter(({ status }) => status === "exact" || status === "narrow")
    .map(({ key, lower, upper, status }) => [Object.values(key)[0], lower, upper, status]);

const shareOf = { of: "role", measures: [measures.count, measures.base, measures.percent] };
const few = { decimals: "1", minimum_base: "0" };

test("a percentage of true counts beside a rounded base gives away its part, and is withheld", async () => {
  // Shown are 15 (13 to 17), 5 (3 to 7), 0 and 10. 17.6% is 3 of 17, and of 3 to 7 in 13 to 17 nothing else.
  const table = byRole([17, 3, 2, 12], shareOf);
  const published = await secured(table, { percentages: { ...few, from: "published" }, repair: "stop" });
  assert.equal(proven(published), []);
  const stopped = await secured(table, { percentages: { ...few, from: "true" }, repair: "stop" });
  assert.equal(proven(stopped)[0], ["a", 3, 3, "exact"]);
  const mended = await secured(table, { percentages: { ...few, from: "true" } });
  assert.equal(proven(mended), []);
  assert.is(column(mended.tables[0]!, "response_percent")[1], "confidential");
});

test("a percentage that is low is of somebody, where one of nobody shows 0", async () => {
  // Both show 0, 0 to 2 people; 1 of 601 rounds to 0%, which is low, and leaves 1 and 2.
  const table = byRole([601, 1, 0, 600], shareOf);
  const stopped = await secured(table, {
    percentages: { from: "true", decimals: "0" },
    repair: "stop",
  });
  assert.equal(proven(stopped), [["a", 1, 2, "narrow"]]);
});

test("a place that does not appear cannot be worked out from all less the others", async () => {
  // Of 66 people 3 are in the second place, which is left out: 66 - 27 - 36.
  const place = (code: string) => ({
    code,
    label: code,
    level: "Regional" as const,
    parent: null,
    oldCode: null,
  });
  const places = dimension("geography", [], { kind: "geography", codes: ["x", "y", "z"].map(place) });
  const table = byRole([66, 27, 3, 36], { dimensions: [places] });
  const rules = { base: "1", threshold: "5", minimum_group: "10" };
  const stopped = await secured(table, { ...rules, repair: "stop" });
  assert.is(stopped.disclosure?.exact, 1);
  const { disclosure, tables } = await secured(table, rules);
  assert.equal([disclosure?.exact, disclosure?.narrow], [0, 0]);
  const shown = column(tables[0]!, "response_count").filter((one) => typeof one === "number");
  assert.is(shown.length, 2, "two of all and the places that stay are too few to subtract");
});

test("one of the counted proves what the public cannot, and that is withheld too", async () => {
  // To the nearest 10, 45 shows 50 (45 to 54) and each 14 shows 10 (5 to 14): a and b, which show 0 (0 to 4), are 3 at
  // least together. Who is alone in a knows that b is 2 to 4.
  const five = dimension("role", ["a", "b", "c", "d", "e"]);
  const table = byRole([45, 1, 2, 14, 14, 14], { dimensions: [five] });
  const { attacked } = await secured(table, { base: "10", repair: "stop" });
  const found = attacked.filter(({ status }) => status === "narrow");
  assert.equal(
    found.map(({ key }) => key["role"]),
    ["b"],
  );
  assert.is(found[0]?.because[0], "known to one of the people in by-role role=a");
  const mended = await secured(table, { base: "10" });
  assert.equal(proven(mended), []);
  assert.ok((mended.disclosure?.withheld ?? 0) > 0);
});

test("a typed total is refused by its phrase, and a harmless number is not", async () => {
  // The parts 2, 12 and 12 show 0, 10 and 10, which are 2, 12 and 12 at most; all show 25, which is 23 to 27. That they
  // are 26 needs every part at its greatest.
  const table = byRole([26, 2, 12, 12]);
  const { telling, disclosure } = await secured(table, {}, { phrases: ["26 parents", "the 40 schools"] });
  assert.equal(telling, ["26 parents"]);
  assert.is(disclosure?.exact, 0);
  // Of 24 people, nobody's part is pinned by knowing that they are 24.
  const harmless = await secured(byRole([24, 2, 11, 11]), {}, { phrases: ["24 parents"] });
  assert.equal(harmless.telling, []);
});

test("figures in which nothing is small are left alone", async () => {
  const { disclosure } = await secured(byRole([900, 400, 300, 200], shareOf), {
    percentages: { from: "true", decimals: "1" },
  });
  assert.equal(disclosure, { sensitive: 0, exact: 0, narrow: 0, safe: 0, notAudited: 0, withheld: 0 });
});

test.run();

// The counts and bases of tables as their method left them, weighted and of numbers.
import { Table as ArrowTable, Float64, vectorFromArray } from "apache-arrow";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { openValues, toBase, valueAt } from "../../pipeline/protect/release-values.ts";
import { trueCells } from "../../pipeline/protect/true-cells.ts";
import { low, shown, suppressed } from "../../pipeline/system/system.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { column, dimension, measures, protectOne, rulesOf, tableOf } from "./a-table.ts";

const answer = dimension("answer", ["yes", "no"]);
const weighted = tableOf(
  [answer],
  [
    { key: [TOTAL], count: 20, weighted_count: 21.7 },
    { key: ["yes"], count: 2, weighted_count: 7.4 },
    { key: ["no"], count: 18, weighted_count: 14.3 },
  ],
  { weighted: true },
);
const counts = async (table: Table, rules: Record<string, unknown>) =>
  column(await protectOne(table, rulesOf(rules)), "response_count");

test("a weighted count is rounded as it is weighted, and hidden where few stand behind it", async () => {
  assert.equal(await counts(weighted, {}), [20, 5, 15]);
  assert.equal(await counts(weighted, { small_counts: "suppress" }), [20, "confidential", 15]);
  assert.equal(await counts(weighted, { small_counts: "suppress", threshold: "2" }), [20, 5, 15]);
});

test("under suppression a weighted count that is shown is the nearest whole", async () => {
  assert.equal(await counts(weighted, { method: "suppression", threshold: "2" }), [22, 7, 14]);
  assert.equal((await counts(weighted, { method: "suppression" }))[1], "confidential");
});

test("a weighted count of somebody that rounds to 0 is low where the rules say so, and of nobody 0", async () => {
  const light = tableOf(
    [answer],
    [
      { key: [TOTAL], count: 9, weighted_count: 2.1 },
      { key: ["yes"], count: 9, weighted_count: 2.1 },
      { key: ["no"], count: 0, weighted_count: 0 },
    ],
    { weighted: true },
  );
  assert.equal(await counts(light, { zero: "low" }), ["low", "low", 0]);
  assert.equal(await counts(light, { zero: "zero" }), [0, 0, 0]);
});

test("methods that work on whole people refuse weighted tables, with what to do", async () => {
  for (const method of ["random", "controlled", "small-count", "cell-key"]) {
    const thrown = await protectOne(weighted, rulesOf({ method })).catch((error: unknown) => error);
    assert.instance(thrown, UserError, method);
    assert.match(
      String(thrown),
      `table "by-role": its counts are weighted, which method ${method} does not protect; write weighted: no`,
    );
  }
});

/** People by role who gave a number, of whom so many were counted; with keys that decide how counts are rounded. */
function numbers(people: number, gave: number, key: number): Table {
  const row = (code: string) => ({ key: [code], count: people, base: gave, mean: gave === 0 ? null : 7 });
  const table = tableOf([dimension("role", ["a"])], [row(TOTAL), row("a")], {
    measures: [measures.mean, measures.count],
  });
  const keys = new ArrowTable({ record_key: vectorFromArray([key, key], new Float64()) });
  return { ...table, cells: table.cells.assign(keys) };
}

test("the symbol of an average tells no more of the people than the count that is shown beside it", async () => {
  // 2 people who all gave a number show 0 or 5 at random; a mean beside a 5 is withheld, as it is of 3 or 4 people.
  for (let i = 0; i < 200; i++) {
    const safe = await protectOne(numbers(2, 2, i * 21_474_836), rulesOf({ method: "random" }));
    const expected = column(safe, "response_count")[1] === 0 ? "not applicable" : "confidential";
    assert.is(column(safe, "age_mean")[1], expected);
  }
});

test("an average of nobody and one of a few among many people have the same symbol", async () => {
  for (const gave of [0, 1, 2])
    assert.is(column(await protectOne(numbers(50, gave, 1), rulesOf()), "age_mean")[1], "not applicable");
  assert.is(column(await protectOne(numbers(50, 3, 1), rulesOf()), "age_mean")[1], "confidential");
  assert.is(column(await protectOne(numbers(50, 10, 1), rulesOf()), "age_mean")[1], 7);
});

test("a hidden count hides the averages of its people", async () => {
  const rules = rulesOf({ small_counts: "suppress", threshold: "12" });
  assert.is(column(await protectOne(numbers(11, 11, 1), rules), "age_mean")[1], "confidential");
});

test("a cell is shown, low or confidential as the method left it", () => {
  const published = { values: Int32Array.of(10, 0, 7), states: Uint8Array.of(shown, low, suppressed) };
  assert.equal(
    [0, 1, 2].map((cell) => valueAt(published, cell)),
    [{ state: "published", value: 10 }, { state: "low" }, { state: "confidential" }],
  );
});

test("counts that are public already are themselves, weighted ones to the nearest whole", () => {
  const { count } = openValues(trueCells(weighted));
  assert.equal(
    count.map((value) => (value.state === "published" ? value.value : null)),
    [22, 7, 14],
  );
});

test("half of the base is rounded up", () => {
  const units = (count: number) => BigInt(count * 10) * 100_000_000n;
  assert.equal(
    [2, 2.4, 2.5, 7.5].map((count) => toBase(units(count), { base: 5 })),
    [0, 0, 5, 10],
  );
});

test.run();

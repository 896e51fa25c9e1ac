// Which cell of the system a row of a table is, before and after places have gone from it.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { hiddenRows, safeRowCells, tableRowCells } from "../../pipeline/protect/release-cells.ts";
import { releaseSystem } from "../../pipeline/protect/release-system.ts";
import { TOTAL } from "../../pipeline/table.ts";
import { dimension, measures, protectOne, rulesOf, tableOf } from "./a-table.ts";

const place = (code: string) => ({
  code,
  label: code,
  level: "Regional" as const,
  parent: null,
  oldCode: null,
});
const places = dimension("geography", [], { kind: "geography", codes: ["n", "s"].map(place) });
const answer = dimension("answer", ["yes", "no"]);
const counts: Record<string, readonly number[]> = { [TOTAL]: [70, 40, 30], n: [4, 3, 1], s: [66, 37, 29] };
const rows = Object.entries(counts).flatMap(([region, all]) =>
  all.map((count, i) => ({ key: [region, [TOTAL, "yes", "no"][i]!], count, base: all[0]! })),
);
const shares = { of: "answer", measures: [measures.count, measures.base] };
const table = tableOf([places, answer], rows, shares);
const release = releaseSystem([table], new Map());
const all = release.rows[0]!;

test("a row's cell is that of its codes, and its base's that of all who answered there", () => {
  const { cells, bases } = tableRowCells(table, all);
  assert.equal([...cells], [...all]);
  assert.equal(
    [...bases],
    [0, 0, 0, 3, 3, 3, 6, 6, 6].map((row) => all[row]),
  );
});

test("rows in another order find the same cells", () => {
  const turned = tableOf([places, answer], [...rows].reverse(), shares);
  assert.equal([...tableRowCells(turned, all).cells], [...all].reverse());
});

test("a table without a question has the count itself as its base", () => {
  const plain = tableOf([places, answer], rows);
  const { rows: own } = releaseSystem([plain], new Map());
  const { cells, bases } = tableRowCells(plain, own[0]!);
  assert.equal([...bases], [...cells]);
});

test("where a place has gone, the rows that stay keep their cells", async () => {
  const safe = await protectOne(table, rulesOf({ minimum_group: "10" }));
  const { cells } = safeRowCells({ shape: table, safe }, all);
  assert.equal(
    [...cells],
    [0, 1, 2, 6, 7, 8].map((row) => all[row]),
  );
});

test("a hidden cell hides its own row, and the base of all rows that are of it", async () => {
  const safe = await protectOne(table, rulesOf());
  const hide = (row: number) =>
    hiddenRows({ ...release }, { shape: table, safe }, 0, (cell) => cell === all[row]);
  assert.equal([...hide(4).counts], [4]);
  assert.equal([...hide(4).bases], []);
  assert.equal([...hide(3).counts], [3]);
  assert.equal([...hide(3).bases], [3, 4, 5]);
});

test.run();

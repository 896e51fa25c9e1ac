// Groups with too few people, and groups who all answered alike. Counts are shown as they are, but for these rules.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { protectAll } from "../../pipeline/protect.ts";
import { type Dimension, type Table, TOTAL } from "../../pipeline/table.ts";
import { column, dimension, measures, protectOne, rulesOf, tableOf } from "./a-table.ts";

const open = (more: Record<string, string>) => rulesOf({ base: "1", threshold: "1", ...more });
const c = "confidential";

/** A table of people by group and answer, from those who gave each answer in each group; groups have no margin's codes. */
function byAnswer(groups: Dimension, answers: Dimension, inner: readonly (readonly number[])[]): Table {
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
  const lines = [...inner];
  if (groups.hasTotal) lines.unshift(inner[0]!.map((_, i) => sum(inner.map((line) => line[i]!))));
  const names = [...(groups.hasTotal ? [TOTAL] : []), ...groups.codes.map(({ code }) => code)];
  const codes = [TOTAL, ...answers.codes.map(({ code }) => code)];
  const rows = names.flatMap((name, g) =>
    [sum(lines[g]!), ...lines[g]!].map((count, a) => ({
      key: [name, codes[a]!],
      count,
      base: sum(lines[g]!),
    })),
  );
  return tableOf([groups, answers], rows, {
    of: answers.name,
    measures: [measures.count, measures.base, measures.percent],
  });
}

const roles = dimension("role", ["parent", "carer", "other"]);
const answer = dimension("answer", ["yes", "no"]);

test("figures of a group with fewer people than the minimum are withheld, and it still counts towards all", async () => {
  // Of 9 carers 5 said yes; of 10 others 4; nobody else is few.
  const table = byAnswer(roles, answer, [
    [30, 20],
    [5, 4],
    [4, 6],
  ]);
  const safe = await protectOne(table, open({ minimum_group: "10" }));
  assert.equal(column(safe, "response_count"), [69, 39, 30, 50, 30, 20, c, c, c, 10, 4, 6]);
  assert.equal(column(safe, "response_base").slice(6, 9), [c, c, c]);
  assert.equal(column(safe, "response_percent").slice(6, 9), [c, c, c]);
});

test("a group of nobody is no group of few", async () => {
  const table = byAnswer(roles, answer, [
    [30, 20],
    [0, 0],
    [6, 6],
  ]);
  const safe = await protectOne(table, open({ minimum_group: "10" }));
  assert.equal(column(safe, "response_count").slice(6, 9), [0, 0, 0]);
});

test("a small group is small by all of it, not by the part of it that another breakdown leaves", async () => {
  const phase = dimension("phase", ["x", "y"]);
  const counts = [
    [20, 16, 4],
    [12, 9, 3],
    [8, 7, 1],
  ];
  const two = dimension("role", ["parent", "carer"]);
  const rows = [TOTAL, "parent", "carer"].flatMap((r, i) =>
    [TOTAL, "x", "y"].map((p, j) => ({ key: [r, p], count: counts[i]![j]! })),
  );
  const safe = await protectOne(tableOf([two, phase], rows), open({ minimum_group: "5" }));
  // Of phase y there are 4, of carers 8: only the first are few.
  assert.equal(column(safe, "response_count"), [20, 16, c, 12, 9, c, 8, 7, c]);
});

test("a small group is withheld in every table that counts it", async () => {
  const table = byAnswer(roles, answer, [
    [30, 20],
    [5, 4],
    [6, 6],
  ]);
  const everybody = tableOf(
    [roles],
    [
      { key: [TOTAL], count: 80 },
      { key: ["parent"], count: 58 },
      { key: ["carer"], count: 9 },
      { key: ["other"], count: 13 },
    ],
    { name: "roles" },
  );
  const { tables, attackable } = await protectAll([everybody, table], open({ minimum_group: "10" }));
  assert.equal(column(tables[0]!, "response_count"), [80, 58, c, 13]);
  assert.equal([...new Set(attackable!.reasons.values())], ["few people in the group"]);
});

test("an item of a battery has as many people in a group as answered it", async () => {
  const items = dimension("item", ["safe", "fun"], { kind: "item", hasTotal: false });
  const two = dimension("role", ["parent", "carer"]);
  const counts = { safe: [41, 30, 11], fun: [40, 31, 9] };
  const rows = (["safe", "fun"] as const).flatMap((item) =>
    [TOTAL, "parent", "carer"].map((role, i) => ({ key: [item, role], count: counts[item][i]! })),
  );
  const table = (minimum: string) =>
    protectOne(tableOf([items, two], rows), open({ minimum_group: minimum }));
  // 11 carers answered one of the two: a group of 11.
  assert.equal(column(await table("10"), "response_count"), [41, 30, 11, 40, 31, 9]);
  assert.equal(column(await table("12"), "response_count"), [41, 30, c, 40, 31, c]);
});

test("a place with few people has gone, and a group in the places that stay is small by itself", async () => {
  const place = (code: string) => ({
    code,
    label: code,
    level: "Regional" as const,
    parent: null,
    oldCode: null,
  });
  const places = dimension("geography", [], { kind: "geography", codes: ["n", "s"].map(place) });
  const rows = [
    [28, 9],
    [24, 8],
    [4, 1],
  ].flatMap(([all, carers], i) =>
    [all! + carers!, all!, carers!].map((count, r) => ({
      key: [[TOTAL, "n", "s"][i]!, [TOTAL, "parent", "carer"][r]!],
      count,
    })),
  );
  const table = tableOf([places, dimension("role", ["parent", "carer"])], rows);
  const safe = await protectOne(table, open({ minimum_group: "10" }));
  assert.is(safe.withheldPlaces, 1);
  assert.equal(column(safe, "response_count"), [37, 28, c, 32, 24, c]);
});

test("a group of fewer people than the minimum who all answered alike has all its answers withheld", async () => {
  // All 6 carers said yes, and all 7 others no: the first are fewer than 7.
  const table = byAnswer(roles, answer, [
    [30, 20],
    [6, 0],
    [0, 7],
  ]);
  const { tables, attackable } = await protectAll([table], open({ minimum_unanimous_group: "7" }));
  const safe = tables[0]!;
  assert.equal(column(safe, "response_count").slice(6), [6, c, c, 7, 0, 7]);
  assert.equal(column(safe, "response_percent").slice(6, 9), [c, c, c]);
  assert.equal([...attackable!.reasons.values()], Array(2).fill("all of a group in one category"));
});

test("where several answers are possible, a group is unanimous in any answer that all of it gave", async () => {
  const several = dimension("clubs", ["sport", "music"], { kind: "multiple" });
  const rows = [
    { key: [TOTAL, TOTAL], count: 26, base: 26 },
    { key: [TOTAL, "sport"], count: 16, base: 26 },
    { key: [TOTAL, "music"], count: 12, base: 26 },
    { key: ["parent", TOTAL], count: 20, base: 20 },
    { key: ["parent", "sport"], count: 10, base: 20 },
    { key: ["parent", "music"], count: 9, base: 20 },
    { key: ["carer", TOTAL], count: 6, base: 6 },
    { key: ["carer", "sport"], count: 6, base: 6 },
    { key: ["carer", "music"], count: 3, base: 6 },
  ];
  const table = tableOf([dimension("role", ["parent", "carer"]), several], rows, {
    of: "clubs",
    measures: [measures.count, measures.base],
  });
  const safe = await protectOne(table, open({ minimum_unanimous_group: "7" }));
  assert.equal(column(safe, "response_count"), [26, 16, 12, 20, 10, 9, 6, c, c]);
});

test("each item of a battery is unanimous or not by itself", async () => {
  const items = dimension("item", ["safe", "fun"], { kind: "item", hasTotal: false });
  const table = byAnswer(items, answer, [
    [6, 0],
    [3, 3],
  ]);
  const safe = await protectOne(table, open({ minimum_unanimous_group: "7" }));
  assert.equal(column(safe, "response_count"), [6, c, c, 6, 3, 3]);
});

test("a breakdown without a question has no answers to agree in", async () => {
  const rows = [4, 4, 0].map((count, i) => ({ key: [[TOTAL, "yes", "no"][i]!], count }));
  const safe = await protectOne(tableOf([answer], rows), open({ minimum_unanimous_group: "7" }));
  assert.equal(column(safe, "response_count"), [4, 4, 0]);
});

test.run();

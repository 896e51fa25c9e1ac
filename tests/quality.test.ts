// The counts of the quality page are those that the tables show of the same people, whatever the method.
import { Table as ArrowTable, Float64, vectorFromArray } from "apache-arrow";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { protectAll } from "../pipeline/protect.ts";
import { qualityOf } from "../pipeline/quality.ts";
import { type Table, TOTAL } from "../pipeline/table.ts";
import { reasons, type Validation } from "../pipeline/validation.ts";
import { collectionOf } from "./collection-fixture.ts";
import { column, dimension, measures, openData, rulesOf, tableOf } from "./protect/a-table.ts";

const setAside = Object.fromEntries(reasons.map(({ reason }) => [reason, 0])) as Validation["setAside"];

/** 62 people read and used, of whom so many were asked of their role and so many answered. */
const validationOf = (answered: number, asked = 62): Validation =>
  ({
    read: 62,
    used: 62,
    setAside,
    answered: [{ variable: "role", label: "Role", answered, asked }],
  }) as Validation;

function byRole(counts: readonly number[], more: Partial<Table> = {}): Table {
  const rows = [TOTAL, "a", "b"].map((code, i) => ({ key: [code], count: counts[i]!, base: counts[0]! }));
  const table = tableOf([dimension("role", ["a", "b"])], rows, more);
  // Keys under which random rounding takes 62 up to 65: the nearest 5 is 60.
  const keys = new ArrowTable({ record_key: vectorFromArray(keysThatRoundUp, new Float64()) });
  return { ...table, cells: table.cells.assign(keys) };
}

const keysThatRoundUp = [1, 2, 3];
const ofRole = { of: "role", measures: [measures.count, measures.base, measures.percent] };
const methods = ["conventional", "random", "controlled", "small-count", "cell-key", "suppression"];

async function quality(table: Table, validation: Validation, method: string) {
  const rules = rulesOf({ method });
  const { tables } = await protectAll([table], rules);
  return { file: qualityOf(collectionOf({}), validation, { before: [table], after: tables }, rules), tables };
}

for (const method of methods) {
  test(`under ${method} the people used are those that a table of everybody shows`, async () => {
    const { file, tables } = await quality(byRole([62, 31, 31]), validationOf(62), method);
    assert.is(file.used.value, column(tables[0]!, "response_count")[0]);
    assert.is(file.answered[0]?.percent.value, 100);
  });

  test(`under ${method} the people used are those that a table of a question shows which all answered`, async () => {
    const { file, tables } = await quality(byRole([62, 31, 31], ofRole), validationOf(62), method);
    assert.is(file.used.value, column(tables[0]!, "response_base")[0]);
    assert.is(file.answered[0]?.percent.value, 100);
  });

  test(`under ${method} the share that answered is made from what the table of the question shows`, async () => {
    const { file, tables } = await quality(byRole([41, 20, 21], ofRole), validationOf(41, 57), method);
    const base = Number(column(tables[0]!, "response_base")[0]);
    // 57 asked, whom no table shows: 55 to the nearest 5, under every method.
    assert.is(file.answered[0]?.percent.value, Math.floor((200 * base + 55) / 110));
  });
}

test("figures that were public already are counted as they are", () => {
  const file = qualityOf(collectionOf({}), validationOf(41), { before: [], after: [] }, openData);
  assert.equal([file.used.value, file.read.value, file.answered[0]?.percent.value], [62, 62, 66]);
});

test("people of whom no table shows a figure are rounded by themselves", async () => {
  const { file } = await quality(byRole([41, 20, 21]), validationOf(62), "random");
  assert.is(file.used.value, 60);
});

test.run();

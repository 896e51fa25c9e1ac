import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../../pipeline/database.ts";
import { TOTAL } from "../../pipeline/table.ts";
import { tabulate } from "../../pipeline/tabulate.ts";
import {
  type Cell,
  cell,
  cellsOf,
  codes,
  codeVariable,
  collection,
  counted,
  multiple,
  noDenominators,
  responses,
  specs,
  tablesFrom,
} from "./support.ts";

const role = codeVariable("role", codes("parent", "pupil"));
const sex = codeVariable("sex", codes("f", "m"), true);
const happy = codeVariable("happy", codes("yes", "no"));
const reads = multiple("reads", codes("news", "sport"));
const columns = "role VARCHAR, sex VARCHAR, happy VARCHAR, reads VARCHAR[]";
const people = collection([role, sex, happy, reads]);
const modulus = 2 ** 32;

/** Cells of the table by the codes of their dimensions. */
function keysOf(cells: readonly Cell[], names: readonly string[]): Map<string, number> {
  return new Map(
    cells.map((one) => [names.map((name) => one[name]).join("|"), Number(one["record_key"])] as const),
  );
}

const person = fc
  .tuple(
    fc.constantFrom("'parent'", "'pupil'", "NULL"),
    fc.constantFrom("'f'", "'m'"),
    fc.constantFrom("'yes'", "'no'", "NULL"),
    fc.constantFrom("NULL", "[]", "['news']", "['news', 'sport']"),
  )
  .map((answers) => `1, 1, ${answers.join(", ")}`);
const twoOrders = fc
  .array(person, { maxLength: 30 })
  .chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })));

const tables = {
  a: { by: ["role", "sex"], measure: "count" },
  b: { by: ["sex", "happy"], measure: "count" },
  c: { by: ["sex", "reads"], of: "reads", measure: ["count", "percent"] },
};

test("a margin's key is the sum of its parts' modulo 2^32, the same in every table and in any order of rows", async () => {
  await withDatabase(async (db) => {
    const made = async (rows: readonly string[]) => {
      await db.run("DROP TABLE IF EXISTS responses");
      await responses(
        db,
        columns,
        rows.map((row, index) => `${index}, ${row}`),
      );
      return (await tabulate(db, people, specs(tables), noDenominators)).map(cellsOf);
    };
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([rows, shuffled]) => {
        const [a, b, c] = await made(rows);
        assert.equal(await made(shuffled), [a, b, c]);
        const [ofA, ofB] = [keysOf(a!, ["role", "sex"]), keysOf(b!, ["happy", "sex"])];
        for (const one of ["Total", "f", "m"]) {
          const parts = ["parent", "pupil", "not-stated"].map((code) => ofA.get(`${code}|${one}`)!);
          assert.is(ofA.get(`${TOTAL}|${one}`), parts.reduce((sum, key) => sum + key, 0) % modulus);
          assert.is(ofA.get(`${TOTAL}|${one}`), ofB.get(`${TOTAL}|${one}`));
        }
        for (const { count, record_key } of [a!, b!, c!].flat()) {
          assert.ok(Number.isInteger(record_key) && Number(record_key) < modulus);
          if (count === 0) assert.is(record_key, 0);
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });
});

test("a key counts a respondent once, however many ticks there are", async () => {
  const rows = ["1, 1, 'parent', 'f', 'yes', ['news', 'sport']", "1, 1, 'pupil', 'm', 'yes', []"];
  const { c, a } = await tablesFrom(people, columns, rows, tables);
  const parent = cell(a!, { role: "parent", sex: "Total" })["record_key"];
  assert.is.not(parent, 0);
  for (const code of ["Total", "news", "sport"]) {
    assert.is(cell(c!, { sex: "f", reads: code })["record_key"], parent);
  }
  assert.is(
    cell(c!, { sex: "Total", reads: "Total" })["record_key"],
    cell(a!, { role: "Total", sex: "Total" })["record_key"],
  );
});

test("a row of figures has its key once, whatever its count, and none where it counts nobody", async () => {
  const figures = collection([role, sex], { kind: "figures", source: counted });
  const rows = ["7, 1, 'parent', 'f'", "0, 1, 'parent', 'm'", "11, 1, 'pupil', 'f'", "9, 1, 'pupil', 'm'"];
  const { t, by_sex } = await tablesFrom(figures, "role VARCHAR, sex VARCHAR", rows, {
    t: { by: ["role", "sex"], measure: "count" },
    by_sex: { by: ["sex"], measure: "count" },
  });
  const key = (role: string, sex: string) => Number(cell(t!, { role, sex })["record_key"]);
  assert.is(key("parent", "m"), 0);
  assert.is(key("parent", "Total"), key("parent", "f"));
  assert.ok(key("pupil", "f") + key("pupil", "m") > modulus);
  assert.is(key("pupil", "Total"), (key("pupil", "f") + key("pupil", "m")) % modulus);
  assert.is(key("Total", "Total"), (key("parent", "f") + key("pupil", "f") + key("pupil", "m")) % modulus);
  assert.is(cell(by_sex!, { sex: "f" })["record_key"], key("Total", "f"));
  assert.is(cell(by_sex!, { sex: "Total" })["record_key"], key("Total", "Total"));
});

test("the key is in no SQL that explain shows", async () => {
  const { a } = await tablesFrom(people, columns, [], tables);
  assert.not.match(a!.provenance.sql, /record_key/);
});

test.run();

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
  noDenominators,
  number,
  responses,
  specs,
  tablesFrom,
} from "./support.ts";

const sex = codeVariable("sex", codes("f", "m", "x"), true);
const columns = "sex VARCHAR, pay DECIMAL(18,2)";

function contributions(one: Cell) {
  return [one["largest_1"], one["largest_2"], one["largest_3"], one["least"]];
}

test("a cell has the sums of its one, two and three greatest contributions, and its least, without weights", async () => {
  const people = collection([sex, number("pay", 2)], { weight: "weight" });
  const rows = [
    "1, 9, 'f', 0.1",
    "1, 2, 'f', 0.2",
    "1, 1, 'f', NULL",
    "1, 0.5, 'm', -3",
    "1, 1, 'm', 70.25",
    "1, 1, 'm', 70.25",
    "1, 1, 'm', 12.5",
  ];
  const { t } = await tablesFrom(people, columns, rows, {
    t: { by: ["sex"], of: "pay", measure: ["mean", "median"] },
  });
  assert.equal(contributions(cell(t!, { sex: "f" })), [0.2, 0.3, 0.3, 0.1]);
  assert.equal(contributions(cell(t!, { sex: "m" })), [70.25, 140.5, 153, -3]);
  assert.equal(contributions(cell(t!, { sex: "Total" })), [70.25, 140.5, 153, -3]);
  assert.equal(contributions(cell(t!, { sex: "x" })), [0, 0, 0, null]);
});

test("a table of no number, and one of stated figures, has no such columns", async () => {
  const figures = collection([sex, number("pay", 2)], { kind: "figures", source: counted });
  const { count, stated } = await tablesFrom(figures, columns, ["1, 1, 'f', 2.5"], {
    count: { by: ["sex"], measure: "count" },
    stated: { by: ["sex"], of: "pay", measure: "stated" },
  });
  for (const table of [count!, stated!]) {
    const names = table.cells.schema.fields.map(({ name }) => name);
    assert.equal(
      names.filter((name) => /^l(argest|east)/.test(name)),
      [],
    );
  }
});

const figure = fc.record({
  sex: fc.constantFrom("f", "m", "x"),
  count: fc.nat(4),
  pay: fc.option(fc.integer({ min: -300, max: 300 })),
});

test("each of those whom a row counts contributes its number, also to a margin that is filled from its parts", async () => {
  const figures = collection([sex, number("pay", 2)], { kind: "figures", source: counted });
  const tables = specs({ t: { by: ["sex"], of: "pay", measure: ["total"] } });
  await withDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { maxLength: 8 }), async (rows) => {
        await db.run("DROP TABLE IF EXISTS responses");
        await responses(
          db,
          columns,
          rows.map(
            (one, at) => `${at}, ${one.count}, 1, '${one.sex}', ${one.pay === null ? "NULL" : one.pay / 100}`,
          ),
        );
        const [table] = await tabulate(db, figures, tables, noDenominators);
        for (const one of cellsOf(table!)) {
          const pays = rows
            .filter((row) => one["sex"] === TOTAL || row.sex === one["sex"])
            .flatMap(({ count, pay }) => (pay === null ? [] : Array<number>(count).fill(pay)))
            .sort((a, b) => b - a);
          const sumOf = (most: number) => pays.slice(0, most).reduce((sum, pay) => sum + pay, 0) / 100;
          const least = pays.length === 0 ? null : pays.at(-1)! / 100;
          assert.equal(contributions(one), [sumOf(1), sumOf(2), sumOf(3), least]);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

test.run();

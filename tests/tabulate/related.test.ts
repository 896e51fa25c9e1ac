import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection, Derived } from "../../pipeline/collection.ts";
import { withDatabase } from "../../pipeline/database.ts";
import type { Related } from "../../pipeline/table.ts";
import { tableShape } from "../../pipeline/tabulate/plan.ts";
import { relatedDimensions } from "../../pipeline/tabulate/related.ts";
import {
  codes,
  codeVariable,
  collection,
  counted,
  grid,
  multiple,
  number,
  responses,
  specs,
} from "./support.ts";

const missing = { code: "unknown", label: "Not known" };

function derivedCode(name: string, reads: string[], ...list: string[]): Derived {
  return {
    kind: "code",
    name,
    label: name,
    list: { name: null, codes: codes(...list) },
    missing,
    sql: "",
    reads,
  };
}

const people = collection(
  [number("age"), codeVariable("sex", codes("f", "m"), true), codeVariable("place", codes("n1", "s1"))],
  {
    derived: [
      derivedCode("schools", ["age"], "5-7", "8-14"),
      { kind: "number", name: "years", label: "Years", decimals: 0, sql: "", reads: ["age"] },
      derivedCode("fives", ["years"], "5-9", "10-14"),
      {
        kind: "parent",
        name: "region",
        label: "R",
        list: { name: "region", codes: codes("n", "s") },
        child: "place",
      },
    ],
  },
);
const columns =
  "age DECIMAL(18,0), sex VARCHAR, place VARCHAR, schools VARCHAR, fives VARCHAR, region VARCHAR";
const six = "1, 1, 6, 'f', 'n1', '5-7', '5-9', 'n'";
const eight = "1, 1, 8, 'm', 's1', '8-14', '5-9', 's'";
const twelve = "1, 1, 12, 'f', NULL, '8-14', '10-14', NULL";
const nobody = "1, 1, NULL, 'f', 'n1', NULL, NULL, 'n'";

async function related(
  from: Collection,
  rows: readonly string[],
  tables: Record<string, object>,
  of = columns,
): Promise<readonly Related[]> {
  return withDatabase(async (db) => {
    await responses(
      db,
      of,
      rows.map((row, index) => `${index}, ${row}`),
    );
    const shapes = Object.entries(specs(tables)).map(([name, spec]) => tableShape(from, name, spec));
    return relatedDimensions(db, from, shapes);
  });
}

const apart = {
  one: { by: ["fives", "sex"], measure: "count" },
  two: { by: ["schools"], measure: "count" },
};

test("two bandings of one number are related, in different tables and through a derived number", async () => {
  assert.equal(await related(people, [nobody, twelve, eight, six, six], apart), [
    {
      a: "fives",
      b: "schools",
      pairs: [
        ["5-9", "5-7"],
        ["5-9", "8-14"],
        ["10-14", "8-14"],
        ["unknown", "unknown"],
      ],
    },
  ]);
});

test("a variable and its parent are related, and the order of the tables is the order of the two", async () => {
  const tables = {
    one: { by: ["region"], measure: "count" },
    two: { by: ["sex", "place"], measure: "count" },
  };
  assert.equal(await related(people, [six, eight, twelve], tables), [
    {
      a: "region",
      b: "place",
      pairs: [
        ["n", "n1"],
        ["s", "s1"],
        ["not-stated", "not-stated"],
      ],
    },
  ]);
});

test("the code of those who did not answer is there where a table shows it", async () => {
  const tables = {
    one: { by: ["sex"], of: "fives", measure: "percent" },
    two: { by: ["schools"], measure: "count" },
  };
  const [found] = await related(people, [six, twelve, nobody], tables);
  assert.equal(
    found?.pairs,
    [
      ["5-7", "5-9"],
      ["8-14", "10-14"],
    ].map(([schools, fives]) => [fives, schools]),
  );
});

test("dimensions of different answers, and two whose codes all occur together, are not related", async () => {
  const tables = { one: { by: ["sex", "fives", "place"], measure: "count" } };
  assert.equal(await related(people, [six, twelve], tables), []);
  const all = ["5-9", "10-14", null].flatMap((fives) =>
    ["5-7", "8-14", null].map((schools) => {
      const text = (code: string | null) => (code === null ? "NULL" : `'${code}'`);
      return `1, 1, 1, 'f', 'n1', ${text(schools)}, ${text(fives)}, 'n'`;
    }),
  );
  assert.equal(await related(people, all, apart), []);
  assert.is((await related(people, all.slice(1), apart))[0]?.pairs.length, 8);
});

test("places, batteries and several answers are no dimensions of this kind", async () => {
  const from = collection(
    [
      grid("view", ["a", "b"], codes("y", "n")),
      multiple("told", codes("x", "z")),
      codeVariable("place", codes("n1", "s1")),
    ],
    {
      geography: [{ level: "Local authority", variable: "place" }],
      derived: [derivedCode("agrees", ["view__a", "told"], "yes")],
    },
  );
  const tables = {
    one: { by: ["view", "told", "agrees"], geography: ["Local authority"], measure: "count" },
  };
  const rows = ["1, 1, 'y', 'n', ['x'], 'n1', 'yes'"];
  const of = "view__a VARCHAR, view__b VARCHAR, told VARCHAR[], place VARCHAR, agrees VARCHAR";
  assert.equal(await related(from, rows, tables, of), []);
});

test("a row of figures that counts nobody, or states a total, is no pair", async () => {
  const figures = { ...people, source: counted };
  const total = "9, 1, 6, 'f', 'n1', 'Total', '5-9', 'n'";
  const [found] = await related(figures, [six, total, twelve.replace("1, 1", "0, 1")], apart);
  assert.equal(found?.pairs, [["5-9", "5-7"]]);
});

test.run();

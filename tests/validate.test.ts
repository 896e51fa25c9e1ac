import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection } from "../pipeline/collection.ts";
import { withDatabase } from "../pipeline/database.ts";
import { ingest } from "../pipeline/ingest.ts";
import { UserError } from "../pipeline/user-error.ts";
import { validate } from "../pipeline/validate.ts";
import type { Validation } from "../pipeline/validation.ts";
import {
  codes,
  codeVar,
  collectionOf,
  dateVar,
  type Files,
  gridVar,
  ingested,
  multipleVar,
  numberVar,
  textVar,
  where,
  withFolder,
} from "./collection-fixture.ts";

type Seen = { validation: Validation; responses: unknown[]; setAside: unknown[][] };

async function rows(db: DuckDBConnection, sql: string): Promise<unknown[][]> {
  return (await db.runAndReadAll(sql)).getRowsJson();
}

/** What validate makes of the files, with `columns` of the responses. */
async function validated(collection: Collection, files: Files | string, columns: string): Promise<Seen> {
  return ingested(collection, typeof files === "string" ? { "a.csv": files } : files, async (db) => {
    const validation = await validate(db, collection);
    const responses = await rows(db, `SELECT ${columns} FROM responses ORDER BY row_id`);
    return { validation, responses, setAside: await rows(db, "SELECT * FROM set_aside") };
  });
}

const role = codeVar("role", {
  list: codes({ p: { label: "Parent", source: ["Mum", "Dad"] }, g: "Governor" }),
});

test("a code is read from its code, its label or a spelling of the source, without the blanks around it", async () => {
  const { responses } = await validated(
    collectionOf({ variables: [role] }),
    'role\np\n Parent \nMum\n"Governor\n"\n\u00a0Dad\nNA\n',
    "role",
  );
  assert.equal(responses, [["p"], ["p"], ["p"], ["g"], ["p"], [null]]);
});

test("a code outside the list is set aside, or missing where the collection says so", async () => {
  const csv = "role\np\nparent\n";
  const strict = await validated(collectionOf({ variables: [role] }), csv, "role");
  assert.equal(strict.responses, [["p"]]);
  assert.equal(strict.setAside, [["a.csv", "2", "unknown code", "role"]]);
  const lax = await validated(collectionOf({ variables: [{ ...role, unknown: "missing" }] }), csv, "role");
  assert.equal(lax.responses, [["p"], [null]]);
});

test("a long code list is looked up as a short one is", async () => {
  const list = codes(
    Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`s${i}`, { label: `School ${i}` }])),
  );
  const collection = collectionOf({ variables: [codeVar("school", { list }), codeVar("second", { list })] });
  const { responses, setAside } = await validated(
    collection,
    "school,second\nSchool 499,s0\ns7,School 8\nx,s1\n",
    "school, second",
  );
  assert.equal(responses, [
    ["s499", "s0"],
    ["s7", "s8"],
  ]);
  assert.equal(setAside, [["a.csv", "3", "unknown code", "school"]]);
});

test("a required answer that is missing sets the row aside", async () => {
  const collection = collectionOf({
    variables: [{ ...role, required: true }, numberVar("age", { required: true })],
  });
  const { setAside } = await validated(collection, "role,age\np,1\n,2\ng,NA\n", "role");
  assert.equal(setAside, [
    ["a.csv", "2", "missing required", "role"],
    ["a.csv", "3", "missing required", "age"],
  ]);
});

test("a number that does not parse or lies outside its range is set aside", async () => {
  const collection = collectionOf({ variables: [numberVar("age", { minimum: 0, maximum: 120 })] });
  const { responses, setAside } = await validated(
    collection,
    "age\n0\n120\n121\n-1\nforty\n1_0\n7.0\n",
    "age",
  );
  assert.equal(responses, [["0"], ["120"], ["7"]]);
  assert.equal(
    setAside.map(([, row, reason]) => [row, reason]),
    [3, 4, 5, 6].map((row) => [`${row}`, "out of range"]),
  );
});

test("decimals are exact; a number with finer ones than declared is set aside, but for the noise of a fraction", async () => {
  const collection = collectionOf({ variables: [numberVar("hours", { decimals: 1 })] });
  const csv = "hours\n0.1\n0.25\n1e2\n0.30000000000000004\n";
  const { responses, setAside } = await validated(collection, csv, "hours");
  assert.equal(responses, [["0.1"], ["100.0"], ["0.3"]]);
  assert.equal(setAside, [["a.csv", "2", "out of range", "hours"]]);
});

test("a weight keeps nine decimals, whatever its variable shows", async () => {
  const collection = collectionOf({ variables: [numberVar("wt")], weight: "wt" });
  const { responses } = await validated(collection, "wt\n0.123456789\n", "weight");
  assert.equal(responses, [["0.123456789"]]);
});

test("an accent may be part of its letter or stand after it, in an answer, an option and a column's name", async () => {
  const list = codes({ c: "Caf\u00e9", d: "Cre\u0300che" });
  const layout = { kind: "columns", columns: { c: "caf\u00e9", d: "other" }, notSelected: ["No"] } as const;
  const variables = [codeVar("place", { list, column: "o\u00f9" }), multipleVar("used", layout, { list })];
  const csv = "ou\u0300,cafe\u0301,other\nCafe\u0301,Cafe\u0301,No\nCr\u00e8che,No,No\n";
  const { responses } = await validated(collectionOf({ variables }), csv, "place, used");
  assert.equal(responses, [
    ["c", ["c"]],
    ["d", []],
  ]);
});

test("a line of delimiters alone, as spreadsheets leave them at the end, is nobody's response", async () => {
  const variables = [codeVar("role", { list: role.list }), numberVar("age")];
  const csv = 'role,age\np,7\n,\n"",""\n,8\n';
  const { responses, setAside } = await validated(collectionOf({ variables }), csv, "role, age");
  assert.equal(responses, [
    ["p", "7"],
    [null, "8"],
  ]);
  assert.equal(setAside, [
    ["a.csv", "2", "malformed line", null],
    ["a.csv", "3", "malformed line", null],
  ]);
});

test("a date is read by the formats in order, with years of two digits, or as ISO; an impossible day is set aside", async () => {
  const day = dateVar("day", {
    formats: ["%d/%m/%Y", "%d/%m/%y", "%d/%m/%y %H:%M"],
    minimum: "2018-01-01",
    maximum: "2024-12-31",
  });
  const csv = "day\n01/02/2018\n1/2/18\n1/2/18 4:01\n2024-07-01\n31/02/2020\n31/12/2017\n";
  const { responses, setAside } = await validated(collectionOf({ variables: [day] }), csv, "day");
  assert.equal(responses, [["2018-02-01"], ["2018-02-01"], ["2018-02-01"], ["2024-07-01"]]);
  assert.equal(
    setAside.map(([, row]) => row),
    ["5", "6"],
  );
});

test("multiple choice as one column an option: ticks, none ticked, not asked, and what is neither", async () => {
  const layout = {
    kind: "columns",
    columns: { yes: "Q / Yes", no: "Q / No" },
    notSelected: ["Not selected", "0"],
  } as const;
  const collection = collectionOf({ variables: [textVar("id"), multipleVar("q", layout)] });
  const csv = "id,Q / No,Q / Yes\n1,No,Yes\n2,0,1\n3,Not selected,Not selected\n4,,\n5,,Yes\n6,maybe,1\n";
  const { responses, setAside } = await validated(collection, csv, "q");
  assert.equal(responses, [[["yes", "no"]], [["yes"]], [[]], [null], [["yes"]]]);
  assert.equal(setAside, [["a.csv", "6", "unknown code", "Q / No"]]);
});

test("a file without the columns of a multiple choice did not ask it, although an empty cell means not ticked", async () => {
  const layout = { kind: "columns", columns: { yes: "y", no: "n" }, notSelected: [""] } as const;
  const collection = collectionOf({ variables: [textVar("id"), multipleVar("q", layout)] });
  const files = { "a.csv": "id,y,n\n1,1,\n2,,\n", "b.csv": "id\n3\n", "c.csv": "n,id\n,4\n" };
  const { responses } = await validated(collection, files, "q");
  assert.equal(responses, [[["yes"]], [[]], [null], [[]]]);
});

test("a universe whose SQL fails on the responses is refused by name, without a value", async () => {
  const universes = [{ name: "old", label: "Old", where: "role > 3" }];
  const list = codes({ "7": "Seven", secret: "Secret" });
  const collection = collectionOf({ variables: [codeVar("role", { list })], universes });
  const said = await validated(collection, "role\n7\nsecret\n", "role").catch(
    (error: Error) => error.message,
  );
  assert.is(
    said,
    'methodology/parents/collection.yaml: the SQL of "old" fails on the responses; use only variables of the collection, and TRY_CAST where a value may not fit',
  );
});

test("an option with the spelling * is ticked by any text", async () => {
  const list = codes({ yes: "Yes", other: { label: "Other", source: ["*"] } });
  const layout = { kind: "columns", columns: { yes: "a", other: "b" }, notSelected: [] } as const;
  const collection = collectionOf({ variables: [multipleVar("q", layout, { list })] });
  const { responses } = await validated(collection, "a,b\nYes,\n,=cmd|x\n", "q");
  assert.equal(responses, [[["yes"]], [["other"]]]);
});

test("multiple choice as one delimited column gives codes in the list's order", async () => {
  const collection = collectionOf({
    variables: [multipleVar("q", { kind: "delimited", column: "q", delimiter: ";" })],
  });
  const { responses, setAside } = await validated(
    collection,
    'q\nNo; Yes\nyes;;yes\n""\n;\nyes;maybe\n',
    "q",
  );
  assert.equal(responses, [[["yes", "no"]], [["yes"]], [null], [null]]);
  assert.equal(
    setAside.map(([, row]) => row),
    ["5"],
  );
});

test("a battery gives a column an item", async () => {
  const items = [
    { code: "a-1", label: "First", column: "x" },
    { code: "b", label: "Second", column: "y" },
  ];
  const collection = collectionOf({ variables: [gridVar("views", items)] });
  const { responses, validation } = await validated(collection, "x,y\nYes,no\n,No\n", "views__a_1, views__b");
  assert.equal(responses, [
    ["yes", "no"],
    [null, "no"],
  ]);
  assert.equal(validation.answered, [
    { variable: "views__a_1", label: "views: First", asked: 2, answered: 1 },
    { variable: "views__b", label: "views: Second", asked: 2, answered: 2 },
  ]);
});

test("the first of two responses with one id is kept; one without an id repeats nothing", async () => {
  const collection = collectionOf({ id: "id", variables: [textVar("id", { column: "ref" }), role] });
  const csv = "ref,role\nA,wrong\nA,p\nA,g\n,p\n,p\nB,p\nA,p\n";
  const { responses, setAside } = await validated(collection, csv, "id, role");
  assert.equal(responses, [
    ["A", "p"],
    [null, "p"],
    [null, "p"],
    ["B", "p"],
  ]);
  assert.equal(setAside, [
    ["a.csv", "1", "unknown code", "role"],
    ["a.csv", "3", "duplicate", "ref"],
    ["a.csv", "7", "duplicate", "ref"],
  ]);
});

test("weights are exact; a response without one or with a negative one is set aside; the others weigh 1", async () => {
  const collection = collectionOf({
    weight: "weight",
    variables: [numberVar("weight", { decimals: 3 }), role],
  });
  const { responses, setAside } = await validated(
    collection,
    "weight,role\n0.714026372,p\n0,p\n-1,p\n,p\n",
    "weight, count",
  );
  assert.equal(responses, [
    ["0.714026372", "1"],
    ["0.000000000", "1"],
  ]);
  assert.equal(
    setAside.map(([, row, reason]) => [row, reason]),
    [
      ["3", "out of range"],
      ["4", "out of range"],
    ],
  );
  const plain = await validated(collectionOf({ variables: [role] }), "role\np\n", "weight");
  assert.equal(plain.responses, [["1.000000000"]]);
});

test("a counted layout takes whole counts, keeps stated margins as Total, and lets a number be empty", async () => {
  const collection = collectionOf({
    source: { layout: "counted", count: "n" },
    variables: [role, numberVar("stated", { required: true })],
  });
  const csv = "role,n,stated\np,2629,\nTotal,4211,7\ng,1.5,\ng,-1,\ng,,\n";
  const { responses, setAside } = await validated(collection, csv, "role, count, stated");
  assert.equal(responses, [
    ["p", "2629", null],
    ["Total", "4211", "7"],
  ]);
  assert.equal(
    setAside.map(([, row, reason, column]) => [row, reason, column]),
    ["3", "4", "5"].map((row) => [row, "out of range", "n"]),
  );
});

test("a row of figures that counts nobody may leave its count out, and only there", async () => {
  const source = { layout: "counted", count: "n" } as const;
  const variables = [role, numberVar("stated")];
  const csv = "role,n,stated\np,,90\ng,7,\n";
  const figures = await validated(
    collectionOf({ kind: "figures", source, variables }),
    csv,
    "role, count, stated",
  );
  assert.equal(figures.responses, [
    ["p", "0", "90"],
    ["g", "7", null],
  ]);
  const survey = await validated(collectionOf({ kind: "survey", source, variables }), csv, "role");
  assert.equal(survey.responses, [["g"]]);
});

test("derived variables come row by row from those before them, and parents from the code list", async () => {
  const region = codes({ n: "North", s: "South" }, "region");
  const school = codes({
    a: { label: "A", more: { region: "n" } },
    b: { label: "B", more: { region: "s" } },
  });
  const collection = collectionOf({
    variables: [codeVar("school", { list: school }), numberVar("age")],
    derived: [
      {
        kind: "number",
        name: "decade",
        label: "Decade",
        decimals: 0,
        sql: "floor(age / 10) -- tens",
        reads: ["age"],
      },
      {
        kind: "code",
        name: "old",
        label: "Old",
        list: codes({ yes: "Yes", no: "No" }),
        missing: { code: "x", label: "x" },
        sql: "CASE WHEN decade >= 6 THEN 'yes' WHEN age IS NOT NULL THEN 'no' END",
        reads: ["decade", "age"],
      },
      { kind: "parent", name: "region", label: "Region", list: region, child: "school" },
    ],
  });
  const { responses } = await validated(collection, "school,age\na,65\nb,\n,12\n", "decade, old, region");
  assert.equal(responses, [
    ["6", "yes", "n"],
    [null, null, "s"],
    ["1", "no", null],
  ]);
});

test("rows outside the collection's universe are set aside, also where it is not known whether they are in it", async () => {
  const collection = collectionOf({ universe: "age >= 18", variables: [numberVar("age")] });
  const { responses, setAside } = await validated(collection, "age\n17\n18\nNA\n", "age");
  assert.equal(responses, [["18"]]);
  assert.equal(setAside, [
    ["a.csv", "1", "wrong universe", null],
    ["a.csv", "3", "wrong universe", null],
  ]);
});

test("an answer from outside the question's universe is kept, and not counted as asked", async () => {
  const collection = collectionOf({
    variables: [role, codeVar("years", { askedOf: "governors" })],
    universes: [{ name: "governors", label: "Governors", where: "role = 'g'" }],
  });
  const { responses, validation } = await validated(collection, "role,years\ng,yes\ng,\np,no\n", "years");
  assert.equal(responses, [["yes"], [null], ["no"]]);
  assert.equal(validation.answered[1], { variable: "years", label: "years", asked: 2, answered: 1 });
});

test("set-aside rows carry their record number across files and broken lines", async () => {
  const files = {
    "a.csv": "role,email\nbad,1\np,1,1\np,1,1\nbad,1\np,1\nlast,1\nmore,1,1\n",
    "b.csv": "role,email\nx,1,1\nbad,1\n",
  };
  const { setAside, validation } = await validated(
    collectionOf({ identifiers: ["email"], variables: [role] }),
    files,
    "role",
  );
  assert.equal(setAside, [
    ["a.csv", "1", "unknown code", "role"],
    ["a.csv", "2", "malformed line", null],
    ["a.csv", "3", "malformed line", null],
    ["a.csv", "4", "unknown code", "role"],
    ["a.csv", "6", "unknown code", "role"],
    ["a.csv", "7", "malformed line", null],
    ["b.csv", "1", "malformed line", null],
    ["b.csv", "2", "unknown code", "role"],
  ]);
  assert.is(validation.read, 9);
  assert.is(validation.used, 1);
});

async function refusalOf(collection: Collection, csv: string): Promise<string> {
  try {
    await validated(collection, csv, "*");
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("not refused");
}

test("a row has one reason, the first that applies", async () => {
  const collection = collectionOf({
    id: "id",
    universe: "FALSE",
    variables: [textVar("id"), { ...role, required: true }, numberVar("age")],
  });
  const { setAside } = await validated(collection, "id,role,age\n1,,x\n1,bad,x\n1,p,x\n1,p,1\n1,p,1\n", "id");
  assert.equal(
    setAside.map(([, , reason]) => reason),
    ["missing required", "unknown code", "out of range", "wrong universe", "duplicate"],
  );
});

test("more rows set aside than the collection allows stop the build, by reason and column", async () => {
  const collection = collectionOf({ setAsideLimit: 50, variables: [role, numberVar("age")] });
  assert.is((await validated(collection, "role,age\np,1\nbad,1\n", "role")).validation.used, 1);
  assert.is(
    await refusalOf(collection, "role,age\np,1\nSECRET-7f3a,1\nSECRET-7f3b,1\np,SECRET-7f3c\n"),
    'data/responses/parents/2024: 3 of 4 rows were set aside, above the limit of 50%: unknown code in "role" 2, out of range in "age" 1; correct the code lists, ranges or columns in collection.yaml, or the responses',
  );
});

test("a derived variable that fails on the responses, or leaves its list, is named without a value", async () => {
  const derived = (sql: string) =>
    collectionOf({
      variables: [textVar("remark")],
      derived: [
        { kind: "number", name: "fine", label: "Fine", decimals: 0, sql: "1", reads: [] },
        {
          kind: "code",
          name: "kind",
          label: "Kind",
          list: codes({ a: "A" }),
          missing: { code: "x", label: "x" },
          sql,
          reads: [],
        },
      ],
    });
  const csv = "remark\nSECRET-7f3a\n";
  const fails =
    'methodology/parents/collection.yaml: the SQL of "kind" fails on the responses; use only variables of the collection, and TRY_CAST where a value may not fit';
  assert.is(await refusalOf(derived("CAST(CAST(remark AS INTEGER) AS VARCHAR)"), csv), fails);
  assert.is(await refusalOf(derived("no_such_variable"), csv), fails);
  assert.is(
    await refusalOf(derived("remark"), csv),
    'methodology/parents/collection.yaml: "kind" is outside its own code list in 1 rows; make its SQL give only codes of the list, or NULL',
  );
});

test("rows read are rows used and rows set aside, whatever the file holds", async () => {
  const cell = fc.constantFrom(
    "p",
    "Parent",
    "bad",
    "",
    "1",
    "-5",
    "999",
    "x",
    "A",
    "NA",
    '"q"',
    '"q"z',
    " ",
  );
  const line = fc.array(cell, { minLength: 3, maxLength: 4 }).map((cells) => cells.join(","));
  const collection = collectionOf({
    id: "id",
    universe: "age IS NULL OR age < 100",
    variables: [textVar("id"), { ...role, required: true }, numberVar("age", { minimum: 0 })],
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), async (lines) => {
      const csv = `id,role,age\n${lines.join("\n")}\n`;
      const { validation, responses, setAside } = await validated(collection, csv, "row_id");
      const sum = Object.values(validation.setAside).reduce((total, count) => total + count, 0);
      assert.is(validation.read, lines.length);
      assert.is(validation.used + sum, lines.length);
      assert.is(responses.length, validation.used);
      assert.equal(new Set(setAside.map(([, row]) => row)).size, sum);
    }),
    { numRuns: 60, seed: 4 },
  );
});

test("the result does not depend on the number of threads", async () => {
  const csv = `id,role\n${Array.from({ length: 50_000 }, (_, i) => `${i % 40_000},${["p", "g", "bad"][i % 3]}`).join("\n")}\n`;
  const collection = collectionOf({ id: "id", variables: [numberVar("id"), role] });
  const seen = await Promise.all(
    [1, 4].map((threads) =>
      withFolder({ "a.csv": csv }, (folder) =>
        withDatabase(async (db) => {
          await db.run(`SET threads = ${threads}`);
          await ingest(db, collection, folder, where);
          const validation = await validate(db, collection);
          return [
            validation,
            await rows(db, "SELECT * FROM responses ORDER BY row_id"),
            await rows(db, "SELECT * FROM set_aside"),
          ];
        }),
      ),
    ),
  );
  assert.equal(seen[0], seen[1]);
});

test.run();

import { createHash } from "node:crypto";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Collection } from "../../pipeline/collection.ts";
import { validate } from "../../pipeline/validate.ts";
import {
  codes,
  codeVar,
  collectionOf,
  dateVar,
  gridVar,
  ingested,
  multipleVar,
  numberVar,
  textVar,
} from "../collection-fixture.ts";

/** The keys of the responses in the order of reading. */
async function keysOf(collection: Collection, csv: string, seed = "seed", threads = 2): Promise<number[]> {
  return ingested(collection, { "a.csv": csv }, async (db) => {
    await db.run(`SET threads = ${threads}`);
    await validate(db, collection, seed);
    const rows = await db.runAndReadAll(
      "SELECT record_key, typeof(record_key) FROM responses ORDER BY row_id",
    );
    return rows.getRows().map(([key, type]) => {
      assert.is(type, "UINTEGER");
      return Number(key);
    });
  });
}

/** Contents as the key takes them: fields in the order of the columns' names. */
function contents(...fields: string[]): number {
  return first32(`4:seed;contents;${fields.join("\u001f")}`);
}

/** Worked without DuckDB: the first 32 bits of the SHA-256 of the text. */
function first32(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0);
}

const people = collectionOf({
  id: "ref",
  variables: [textVar("ref"), codeVar("sex", { list: codes({ f: "Female", m: "Male" }) }), numberVar("age")],
});
const anonymous = { ...people, id: null };

test("the key of a person with an id is of the seed and the id, and of nothing else", async () => {
  const [first, second] = await keysOf(people, "ref,sex,age\nA-1,f,30\nB,m,40\n", "secret");
  assert.is(first, first32("6:secret;id;3:A-1"));
  assert.is(second, first32("6:secret;id;1:B"));
  assert.equal(await keysOf(people, "ref,sex,age\nB,,41\nA-1,m,30\n", "secret"), [second, first]);
});

test("another seed gives other keys, also where the seed and the id together are the same text", async () => {
  const csv = "ref,sex,age\nA,f,30\n";
  assert.is.not((await keysOf(people, csv, "one"))[0], (await keysOf(people, csv, "two"))[0]);
  assert.equal(await keysOf(people, csv, "é"), [first32("2:é;id;1:A")]);
});

test("a record without an id is known by its contents, without its place in the file", async () => {
  const [first, second] = await keysOf(anonymous, "ref,sex,age\nx,f,30\n,m,\n");
  assert.is(first, contents("30", "1:x", "f", "1.000000000"));
  assert.is(second, contents("", "", "m", "1.000000000"));
  assert.equal(await keysOf(anonymous, "sex,age,ref\nMale,,\nm,41,\nf,30,x\n"), [
    second,
    contents("41", "", "m", "1.000000000"),
    first,
  ]);
});

test("a response without an id, in a collection with ids, is known by its contents", async () => {
  const [key] = await keysOf(people, "ref,sex,age\n,f,30\n");
  assert.is(key, contents("30", "", "f", "1.000000000"));
});

test("lists follow the code list; none ticked, not answered and an item of a battery are told apart", async () => {
  const list = codes({ n: "News", s: "Sport" });
  const layout = { kind: "columns", columns: { n: "n", s: "s" }, notSelected: ["0"] } as const;
  const delimited = { kind: "delimited", column: "reads", delimiter: ";" } as const;
  const collection = collectionOf({
    variables: [
      multipleVar("ticks", layout, { list }),
      multipleVar("reads", delimited, { list }),
      gridVar("view", [{ code: "a-1", label: "A", column: "a" }]),
      dateVar("day"),
    ],
  });
  const keys = await keysOf(
    collection,
    "n,s,reads,a,day\n1,1,s;n,,2020-02-29\n0,0,,,\n,,n,no,\n1,1,n;s,,2020-02-29\n",
  );
  const of = (...fields: string[]) => contents(...fields, "1.000000000");
  const both = of("2020-02-29", "[n\u001es", "[n\u001es", "");
  assert.equal(keys, [both, of("", "", "[", ""), of("", "[n", "", "no"), both]);
});

test("a row of counted figures is known by its codes, whatever its count", async () => {
  const counted = collectionOf({
    kind: "figures",
    source: { layout: "counted" },
    variables: [codeVar("sex", { list: codes({ f: "Female", m: "Male" }) })],
  });
  const keys = await keysOf(counted, "sex,count\nf,3\nm,5\nTotal,9\n");
  assert.equal(
    keys,
    ["f", "m", "Total"].map((sex) => contents(sex, "1.000000000")),
  );
  assert.equal(await keysOf(counted, "sex,count\nTotal,8\nm,4\nf,4\n"), [...keys].reverse());
});

test("keys do not depend on the number of threads or the order of a long file", async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `r${i},${i % 3 === 0 ? "f" : "m"},${i % 90}`);
  const csv = (some: readonly string[]) => `ref,sex,age\n${some.join("\n")}\n`;
  const once = await keysOf(anonymous, csv(rows), "seed", 1);
  assert.equal(await keysOf(anonymous, csv(rows), "seed", 4), once);
  assert.equal((await keysOf(anonymous, csv([...rows].reverse()))).reverse(), once);
  assert.is(new Set(once).size, 5000);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { columnsRead } from "../../pipeline/definitions/expression-reads.ts";

const numberOf = (sql: string) => ({ label: "N", number: { decimals: 0 }, sql });

test("an expression reads each of its columns once, not its texts or functions", async () => {
  const sql = "CASE WHEN age >= 5 AND list_contains(reads, 'sex') THEN round(age) ELSE pay END";
  const read = await columnsRead({ derived: { a: numberOf(sql), b: numberOf("1") } });
  assert.equal(read.get(sql), ["age", "reads", "pay"]);
  assert.equal(read.get("1"), []);
});

test("a column named in quotes or with its table is read, and SQL that does not parse reads nothing", async () => {
  const read = await columnsRead({
    derived: { a: numberOf('"the age"'), b: numberOf("age +"), c: numberOf("responses.age") },
  });
  assert.equal([...read.values()], [["the age"], [], ["responses.age"]]);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Derived } from "../../pipeline/collection.ts";
import { tabulate } from "../../pipeline/tabulate.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { validate } from "../../pipeline/validate.ts";
import { codes, collectionOf, ingested, textVar } from "../collection-fixture.ts";

const size = (sql: string, required: boolean): Derived => ({
  kind: "code",
  name: "size",
  label: "Size",
  list: codes({ small: "Small", large: "Large" }),
  missing: { code: "not-stated", label: "Not stated" },
  required,
  sql,
  reads: ["remark"],
});

const spec = { title: "By size", by: ["size"], measure: ["count" as const], geography: [] };
const table = { ...spec, attributes: [], per: 1000, notes: [] };

/** The codes of the table by size; the message where the build stops. */
function codesBySize(derived: Derived, csv: string): Promise<string[]> {
  const collection = collectionOf({ variables: [textVar("remark")], derived: [derived] });
  return ingested(collection, { "a.csv": csv }, async (db) => {
    try {
      await validate(db, collection);
      const [made] = await tabulate(db, collection, { sizes: table }, async () => new Map());
      return made?.dimensions[0]?.codes.map(({ code }) => code) ?? [];
    } catch (error) {
      if (error instanceof UserError) return [error.message];
      throw error;
    }
  });
}

const always = "CASE WHEN length(remark) > 3 THEN 'large' ELSE 'small' END";
const csv = "remark\nyes\nnever\n";

test("a derived code that every row has leaves no place for those without one; by default there is one", async () => {
  assert.equal(await codesBySize(size(always, true), csv), ["small", "large"]);
  assert.equal(await codesBySize(size(always, false), csv), ["small", "large", "not-stated"]);
});

test("a row without a required code stops the build, without a value", async () => {
  assert.equal(await codesBySize(size("CASE remark WHEN 'yes' THEN 'small' END", true), csv), [
    'methodology/parents/collection.yaml: "size" is required, and has no code in 1 rows; give each row a code of the list, or take required away',
  ]);
});

test.run();

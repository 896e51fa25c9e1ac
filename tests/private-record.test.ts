import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { writePrivateRecord, writeSetAside } from "../pipeline/private-record.ts";
import { validate } from "../pipeline/validate.ts";
import { codeVar, collectionOf, ingested, withFolder } from "./collection-fixture.ts";

const collection = collectionOf({ variables: [codeVar("role", { column: 'Your "role", please' })] });
const files = { "a.csv": '"Your ""role"", please"\nyes\nSECRET-7f3a\nyes,\n' };

test("the private record has the exact counts, for its owner only, and appears whole", async () => {
  await withFolder({}, (folder) =>
    ingested(collection, files, async (db) => {
      const dir = join(folder, "private/parents/2024");
      await writePrivateRecord(dir, await validate(db, collection));
      await writeSetAside(db, join(dir, "set-aside.csv"));
      assert.equal(JSON.parse(readFileSync(join(dir, "quality.json"), "utf8")), {
        read: 3,
        used: 1,
        setAside: {
          "malformed line": 1,
          "missing required": 0,
          "unknown code": 1,
          "out of range": 0,
          duplicate: 0,
          "wrong universe": 0,
        },
      });
      assert.is(
        readFileSync(join(dir, "set-aside.csv"), "utf8"),
        'source_file,source_row,reason,column\na.csv,2,unknown code,"Your ""role"", please"\na.csv,3,malformed line,\n',
      );
      assert.equal(readdirSync(dir).sort(), ["quality.json", "set-aside.csv"]);
      assert.is(statSync(dir).mode & 0o777, 0o700);
      assert.is(statSync(join(dir, "set-aside.csv")).mode & 0o777, 0o600);
    }),
  );
});

test.run();

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { placesOf } from "../../pipeline/formats/places.ts";
import { writeWorkbooks } from "../../pipeline/formats/workbook-files.ts";
import { inspectFile } from "../../pipeline/inspect.ts";
import { collection, input } from "../formats/sample.ts";
import { wordsOf } from "./a-workbook.ts";

const { release: spec } = input.loaded;

test("in the workbooks that we publish, ODS and XLSX, nothing is to mend", async () => {
  const folder = mkdtempSync(join(tmpdir(), "first-release-ours-"));
  const release = JSON.parse(readFileSync("tests/formats/golden/release.json", "utf8"));
  const rows = {
    time: { period: spec.time_period, identifier: spec.time_identifier },
    country: input.publisher.country,
    places: placesOf(collection),
  };
  const page = "https://example.org/statistics/releases/views/2025/";
  const files = await writeWorkbooks(folder, { release, tables: input.tables, rows, page });
  writeFileSync(join(folder, "by-role.csv"), "");
  assert.equal(
    files.map(({ format }) => format),
    ["ods", "xlsx"],
  );
  for (const { path } of files) {
    const { items, met } = await inspectFile(join(folder, path), path);
    const wrong = items.filter(({ result }) => result === "not met");
    assert.equal(
      wrong.map((one) => [one.item, ...wordsOf(one)]),
      [],
    );
    // Only what no machine can see is left to a person, and no place of the workbook is in doubt.
    const looked = items.filter(({ result }) => result === "look");
    assert.equal(
      looked.map(({ item }) => item),
      [6, 10, 26],
    );
    assert.equal(
      looked.flatMap(({ where }) => where),
      [],
    );
    assert.is(met, true);
  }
  rmSync(folder, { recursive: true });
});

test.run();

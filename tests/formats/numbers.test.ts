import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { earlierTables } from "../../pipeline/formats/earlier-table.ts";
import type { SafeTable } from "../../pipeline/protect/safe-table.ts";
import { publish } from "../../pipeline/publish.ts";
import { safeRows } from "../../pipeline/safe-rows.ts";
import { symbolOf } from "../../pipeline/shown.ts";
import { count, dimension, percent, safeTable } from "../safe-fixture.ts";
import { input } from "./sample.ts";

const roles = ["parent", "teacher", "governor"];
const symbol = fc.constantFrom("confidential", "low", "unreliable", "unavailable", "not applicable");
const counts = fc.oneof(fc.nat(2 ** 31 - 1), symbol);
const percents = fc.oneof(
  fc.nat(1000).map((tenths) => tenths / 10),
  symbol,
);
const rows = fc
  .tuple(...["Total", ...roles].map((role) => fc.tuple(fc.constant(role), counts, percents)))
  .map((cells) => cells.map((cell) => [...cell]));

async function published<T>(
  table: SafeTable,
  look: (packages: string, folder: string) => T,
): Promise<Awaited<T>> {
  const packages = mkdtempSync(join(tmpdir(), "numbers-"));
  const folder = join(packages, "views/2025");
  mkdirSync(folder, { recursive: true });
  try {
    await publish({ ...input, tables: [table] }, folder);
    return await look(packages, folder);
  } finally {
    rmSync(packages, { recursive: true });
  }
}

const table = (cells: (string | number)[][]) =>
  safeTable(
    {
      name: "by-role",
      dimensions: [dimension("role", roles)],
      measures: [count, { ...percent, decimals: 1 }],
    },
    cells,
  );

test("every number and symbol of a package's CSV and Parquet is a cell's, and every cell is there", async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const safe = table(cells);
      const expected = safeRows(safe);
      await published(safe, async (packages, folder) => {
        const read = earlierTables(packages, "views")("2025", "by-role");
        const bytes = readFileSync(join(folder, "by-role.parquet"));
        const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
        const parquet = await parquetReadObjects({ file, compressors });
        assert.is(parquet.length, expected.count);
        for (let row = 0; row < expected.count; row++) {
          const key = { role: expected.code("role", row) };
          for (const column of ["response_count", "response_percent"]) {
            const value = expected.value(column, row);
            assert.equal(read?.value(key, column), value);
            assert.is(parquet[row]?.[column], value.state === "published" ? value.value : null);
            assert.is(parquet[row]?.[`${column}_symbol`], symbolOf(value));
          }
        }
      });
    }),
    { numRuns: 25 },
  );
});

test("reads an earlier package's places by their codes", async () => {
  await published(input.tables[1]!, (packages) => {
    const read = earlierTables(packages, "views")("2025", "by-place");
    assert.is(read?.prefix, "views/2025:");
    const count = (geography: string) => read?.value({ geography }, "response_count");
    assert.equal(count("Total"), { state: "published", value: 1240 });
    assert.equal(count("E12000001"), { state: "published", value: 40 });
    assert.equal(count("E08000001"), { state: "published", value: 35 });
    assert.equal(count("100001"), { state: "not applicable" });
    assert.is(count("E12000009"), null);
  });
});

test("finds no earlier table where there is no package, no table, or a path that climbs", async () => {
  await published(input.tables[1]!, (packages) => {
    const earlier = earlierTables(packages, "views");
    assert.is(earlier("2024", "by-place"), null);
    assert.is(earlier("2025", "by-roles"), null);
    assert.is(earlier("../views/2025", "by-place"), null);
  });
});

test("says which earlier package cannot be read", async () => {
  await published(input.tables[1]!, (packages, folder) => {
    writeFileSync(join(folder, "release.json"), "{");
    assert.throws(
      () => earlierTables(packages, "views")("2025", "by-place"),
      (error: Error) =>
        error.message === "data/packages/views/2025: is not a package of ours; build that release again",
    );
  });
});

test.run();

// Exports of web analytics and logs that others released: no row is lost, and they make a release.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildReleases } from "../pipeline/build.ts";
import { withDatabase } from "../pipeline/database.ts";
import { loadCollection } from "../pipeline/definitions/load.ts";
import { ingest } from "../pipeline/ingest.ts";
import { silent } from "../pipeline/progress.ts";
import { validate } from "../pipeline/validate.ts";

const root = fileURLToPath(new URL("roots/usage", import.meta.url));
const shared = fileURLToPath(new URL("../../shared/data", import.meta.url));
const [analytics, logs] = [join(shared, "ga4-usage"), join(shared, "access-log")];

/** Each collection of the root, the folder that its files lie in, and the rows that they hold. */
const exports = [
  { name: "web-pages", folder: analytics, rows: 10_273 },
  { name: "top-pages", folder: analytics, rows: 20 },
  { name: "devices", folder: analytics, rows: 360 },
  { name: "languages", folder: analytics, rows: 2352 },
  { name: "file-downloads", folder: analytics, rows: 100 },
  { name: "traffic-sources", folder: analytics, rows: 20 },
  { name: "visits-by-day", folder: analytics, rows: 90 },
  { name: "access-log", folder: logs, rows: 10_000 },
];

function readAll(name: string, folder: string) {
  return withDatabase(async (db) => {
    const collection = await loadCollection(root, { collection: name, period: "2024-01" });
    const raw = await ingest(db, collection, folder, name);
    const { read, used, setAside } = await validate(db, collection);
    return { files: raw.files.map((file) => file.name), read, used, setAside };
  });
}

if (existsSync(analytics) && existsSync(logs)) {
  test("of every export each row is read, and used or set aside; each file belongs to a collection", async () => {
    const seen = new Set<string>();
    for (const { name, folder, rows } of exports) {
      const { files, read, used, setAside } = await readAll(name, folder);
      const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
      assert.equal([name, read, used + aside], [name, rows, rows]);
      assert.equal([name, aside], [name, name === "access-log" ? 1 : 0]);
      for (const file of files) seen.add(file);
    }
    const all = [analytics, logs]
      .flatMap((folder) => readdirSync(folder))
      .filter((name) => !name.endsWith(".md"));
    assert.equal([...seen].sort(), all.sort());
  });

  test("the pages of both column sets, and the log, make releases with the sums of the files", async () => {
    const home = mkdtempSync(join(tmpdir(), "usage-"));
    cpSync(root, home, { recursive: true });
    const responses = join(home, "data/responses");
    for (const [name, folder] of [
      ["web-pages/2024-01", analytics],
      ["access-log/2015-05", logs],
    ] as const) {
      mkdirSync(dirname(join(responses, name)), { recursive: true });
      cpSync(folder, join(responses, name), { recursive: true });
    }
    await buildReleases({ root: home, responses: null, private: null, asOf: null, progress: silent }, []);
    const read = (name: string) => readFileSync(join(home, "data/packages", name), "utf8");
    const quality = JSON.parse(read("access-log/2015-05/quality.json"));
    assert.equal([quality.read.value, quality.used.value], [10_000, 9999]);
    const csv = ["education", "gsa"].flatMap((agency) => {
      const text = readFileSync(join(analytics, `${agency}-all-domains-30-days.csv`), "utf8");
      return Papa.parse<{ pageviews: string }>(text, { header: true, skipEmptyLines: true }).data;
    });
    const sum = csv.reduce((total, { pageviews }) => total + Number(pageviews), 0);
    const views = Papa.parse<Record<string, string>>(read("web-pages/2024-01/views.csv"), {
      header: true,
    }).data;
    assert.equal([views[0]?.["views_total"], views[0]?.["response_count"]], [String(sum), "10273"]);
    rmSync(home, { recursive: true });
  });
} else {
  console.log("SKIPPED: no export is loaded, because ../shared/data/ga4-usage or access-log is absent");
}

test("the definitions of the test's root are sound, with or without the exports", async () => {
  for (const { name } of exports) {
    const collection = await loadCollection(root, { collection: name, period: "2024-01" });
    assert.is(collection.name, name);
  }
});

test.run();

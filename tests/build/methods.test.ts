// The small survey built under each method of disclosure control: what the method promises holds in the files.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuildPlaces, buildReleases } from "../../pipeline/build.ts";
import { silent } from "../../pipeline/progress.ts";

const clubs = { collection: "clubs", period: "2026" };
const root = mkdtempSync(join(tmpdir(), "first-release-"));
const places: BuildPlaces = { root, responses: null, private: null, asOf: null, progress: silent };
const packageFile = (name: string) => join(root, "data/packages/clubs/2026", name);

test.before(() => cpSync("tests/golden/small-survey/in", root, { recursive: true }));
test.after(() => rmSync(root, { recursive: true }));

type Row = Readonly<Record<string, string>>;

/** Builds the release under a method; the rows of its tables of counts, and the verdict of its audit. */
async function built(method: string, more = "") {
  writeFileSync(join(root, "methodology/clubs/protection.yaml"), `method: ${method}\n${more}`);
  await buildReleases(places, [clubs]);
  const rowsOf = (table: string) =>
    Papa.parse<Row>(readFileSync(packageFile(`${table}.csv`), "utf8"), { header: true, skipEmptyLines: true })
      .data;
  const audit = JSON.parse(readFileSync(packageFile("audit.json"), "utf8"));
  const quality = JSON.parse(readFileSync(packageFile("quality.json"), "utf8"));
  return { rowsOf, audit, quality };
}

/** Every count and base of the release. */
function figures({ rowsOf }: Awaited<ReturnType<typeof built>>): string[] {
  return ["roles", "views", "clubs", "age", "take-up"].flatMap((table) =>
    rowsOf(table).flatMap((row) => [row["response_count"], row["response_base"]].flatMap((one) => one ?? [])),
  );
}

/** Of the table of roles by region: each region and the country against its roles. */
function missedSums(rows: readonly Row[]): string[] {
  const regions = new Set(rows.map((row) => row["region_code"] ?? ""));
  return [...regions].flatMap((region) => {
    const own = rows.filter((row) => (row["region_code"] ?? "") === region);
    const count = (row: Row | undefined) => Number(row?.["response_count"]);
    const total = count(own.find((row) => row["role"] === "Total"));
    const parts = own.filter((row) => row["role"] !== "Total").reduce((sum, row) => sum + count(row), 0);
    return Number.isNaN(parts + total) || parts === total ? [] : [`${region}: ${parts} is not ${total}`];
  });
}

const shownCounts = (all: readonly string[]) => all.map(Number).filter((count) => !Number.isNaN(count));
const isOfFive = (count: number) => count % 5 === 0;
const cases: readonly {
  method: string;
  more: string;
  adds: boolean;
  allows: (count: number) => boolean;
}[] = [
  { method: "conventional", more: "", adds: false, allows: isOfFive },
  { method: "random", more: "", adds: false, allows: isOfFive },
  { method: "controlled", more: "", adds: true, allows: isOfFive },
  { method: "small-count", more: "", adds: true, allows: (count) => count === 0 || count >= 5 },
  { method: "cell-key", more: "", adds: false, allows: (count) => count === 0 || count > 2 },
  { method: "suppression", more: "", adds: true, allows: (count) => count === 0 || count >= 5 },
  { method: "none", more: "reason: Made up for a test.\n", adds: true, allows: () => true },
];

for (const { method, more, adds, allows } of cases) {
  test(`under ${method} the package passes its audit and shows only figures that the method allows`, async () => {
    const made = await built(method, more);
    assert.is(made.audit.verdict, "pass");
    const all = shownCounts(figures(made));
    assert.ok(all.length > 20, `${all.length} figures`);
    assert.equal(
      all.filter((count) => !allows(count)),
      [],
    );
    if (adds) assert.equal(missedSums(made.rowsOf("roles")), []);
    // 60 answered, who are the first row of the table of roles.
    const everybody = made.rowsOf("roles")[0]?.["response_count"];
    assert.is(String(made.quality.used.value ?? made.quality.used.symbol), everybody);
  });
}

test.run();

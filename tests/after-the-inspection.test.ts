// The views of one invented school's parents: the rules are the leaflet's, and nobody can be known from what is published.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { viewsFile } from "../methodology/after-the-inspection/generate.ts";
import { buildReleases } from "../pipeline/build.ts";
import { check } from "../pipeline/check.ts";
import { loadRelease, type ReleaseId } from "../pipeline/definitions/load.ts";
import { silent } from "../pipeline/progress.ts";
import { problemLine } from "../pipeline/user-error.ts";

const releases = [
  { collection: "after-the-inspection", period: "2009" },
  { collection: "parent-sessions", period: "2009" },
];
const leaflet = fileURLToPath(new URL("../../shared/seeds/003_a6444dd3c290c3d0.txt", import.meta.url));
const root = mkdtempSync(join(tmpdir(), "first-release-after-"));

test.before(async () => {
  cpSync("methodology", join(root, "methodology"), { recursive: true });
  cpSync("data/publisher.yaml", join(root, "data/publisher.yaml"));
  for (const { collection } of releases)
    for (const part of ["releases", "responses"])
      cpSync(`data/${part}/${collection}`, join(root, "data", part, collection), { recursive: true });
  await buildReleases({ root, responses: null, private: null, asOf: null, progress: silent }, releases);
});
test.after(() => rmSync(root, { recursive: true }));

test("the committed views are those that the seeded script makes", () => {
  assert.is(readFileSync("data/responses/after-the-inspection/2009/views.csv", "utf8"), viewsFile());
});

test("no table of the school crosses another, and every attack on them ends with nothing proven", async () => {
  for (const id of releases) {
    const { release } = await loadRelease(root, id);
    assert.ok(Object.values(release.tables).every(({ by, geography }) => by.length + geography.length === 0));
    const audit = JSON.parse(readFileSync(join(packageOf(id.collection), "audit.json"), "utf8"));
    assert.is(audit.verdict, "pass");
    const { exact, narrow, notAudited } = audit.disclosure;
    assert.equal([exact, narrow, notAudited], [0, 0, 0]);
  }
});

test("every count in every table is a multiple of ten, and no view or note of it is in any file", () => {
  for (const { collection } of releases) {
    const folder = packageOf(collection);
    const { tables } = JSON.parse(readFileSync(join(folder, "release.json"), "utf8"));
    const counts = tables.flatMap(({ name }: { name: string }) =>
      Papa.parse<Record<string, string>>(readFileSync(join(folder, `${name}.csv`), "utf8"), {
        header: true,
        skipEmptyLines: true,
      }).data.map((row) => Number(row["response_count"])),
    );
    assert.ok(counts.length > 4 && counts.every((count: number) => count % 10 === 0), `${counts}`);
    for (const name of readdirSync(folder))
      assert.not.match(readFileSync(join(folder, name), "latin1"), /view-\d/);
  }
});

test("the three governors who came are shown as 0, which may stand for four", () => {
  const csv = readFileSync(join(packageOf("parent-sessions"), "attendance.csv"), "utf8");
  assert.match(csv, /Focus group for governors with children at the school,0,/);
});

test("the terms are those of the leaflet, in its words", async () => {
  const { release } = await loadRelease(root, { collection: "after-the-inspection", period: "2009" });
  const { milestones = {}, series = {} } = release.progress ?? {};
  assert.is(milestones["comments"]?.working_days, 5);
  assert.is(milestones["statement"]?.working_days, 10);
  assert.is(milestones["reinspection"]?.months, 12);
  assert.is(series["review-group"]?.weeks, 6);
  if (!existsSync(leaflet))
    return console.log("SKIPPED the leaflet's words, because ../shared/seeds is not here");
  const words = readFileSync(leaflet, "utf8").replace(/\s+/g, " ");
  for (const phrase of [
    "they will be asked to offer comments on the report within 5 working days",
    "prepare a statement of action within 10 working days of receiving the final inspection report",
    "attend the six weekly meetings",
    "will be re-inspected after about a year",
    "will be re-inspected after about two years",
    "with a regular newsletter of the actions planned and the progress being made",
    "arrange further focus group meetings",
    "by email, telephone, suggestion box, text",
  ])
    assert.ok(words.includes(phrase), phrase);
});

test("each heading of the Census adds to its total, 53,012,456 people", () => {
  const file = readFileSync("data/responses/population/2011/census-2011-england.csv", "utf8");
  const { data } = Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true });
  for (const subject of ["sex", "ethnic-group", "health"]) {
    const rows = data.filter((row) => row["subject"] === subject);
    const parts = rows
      .filter((row) => !Object.values(row).includes("Total"))
      .map(({ count }) => Number(count));
    assert.is(
      parts.reduce((sum, count) => sum + count, 0),
      53_012_456,
    );
    assert.is(rows.length, parts.length + 1);
  }
});

/** What check says of a release of the example with words changed, without the numbers of lines, which move. */
async function refused(id: ReleaseId, edits: readonly (readonly [string, string])[]): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), "first-release-refused-"));
  try {
    cpSync("methodology", join(copy, "methodology"), { recursive: true });
    cpSync("data/publisher.yaml", join(copy, "data/publisher.yaml"));
    cpSync("data/releases", join(copy, "data/releases"), { recursive: true });
    const file = join(copy, "data/releases", id.collection, id.period, "release.yaml");
    const text = edits.reduce((text, [from, to]) => text.replace(from, to), readFileSync(file, "utf8"));
    writeFileSync(file, text);
    return (await check(copy, [id])).map(problemLine).map(withoutLine);
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const withoutLine = (text: string) => text.replace(/\.yaml:\d+:/g, ".yaml:");

test("check says of the example, when it is changed, what the guides say that it does", async () => {
  const progress = await refused({ collection: "after-the-inspection", period: "2009" }, [
    ["after: final-report", "after: final-reprot"],
    ["done: 2009-08-14", "done: 2010-08-14"],
  ]);
  const beside = await refused({ collection: "joint-targeted-area-inspections", period: "2015" }, [
    ["no: [not-limited]", "no: [not-limitd]"],
  ]);
  for (const [said, guide] of [
    [progress, "progress"],
    [beside, "representation"],
  ] as const) {
    const shown = withoutLine(readFileSync(`methodology/guides/${guide}.md`, "utf8"));
    assert.is(said.length, 2);
    assert.equal(
      said.filter((line) => !shown.includes(line)),
      [],
    );
  }
});

function packageOf(collection: string): string {
  return join(root, "data/packages", collection, "2009");
}

test.run();

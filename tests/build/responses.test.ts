// The secret beside a collection's responses, which the keys of its records are made with.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { responsesOf } from "../../pipeline/build/responses.ts";
import { type BuildPlaces, buildReleases } from "../../pipeline/build.ts";
import { silent } from "../../pipeline/progress.ts";
import { UserError } from "../../pipeline/user-error.ts";

const root = mkdtempSync(join(tmpdir(), "first-release-"));
const places: BuildPlaces = { root, responses: null, private: null, asOf: null, progress: silent };
const clubs = (period: string) => ({ collection: "clubs", period });
const seedFile = join(root, "data/responses/clubs/record-key-seed.txt");

test.before(() => {
  cpSync("tests/golden/small-survey/in", root, { recursive: true });
  for (const folder of ["releases", "responses"])
    cpSync(join(root, "data", folder, "clubs/2026"), join(root, "data", folder, "clubs/2027"), {
      recursive: true,
    });
  const file = join(root, "data/releases/clubs/2027/release.yaml");
  const text = readFileSync(file, "utf8")
    .replaceAll('"2026"', '"2027"')
    .replace("2026-03-05", "2027-03-05")
    .replace("clubs, 2026", "clubs, 2027");
  writeFileSync(file, text.replace('club-places, period: "2027"', 'club-places, period: "2026"'));
});
test.after(() => rmSync(root, { recursive: true }));

const column = (period: string, table: string, name: string) => {
  const text = readFileSync(join(root, "data/packages/clubs", period, `${table}.csv`), "utf8");
  const [header = "", ...lines] = text.trim().split("\n");
  const at = header.split(",").indexOf(name);
  return lines.map((line) => line.split(",")[at]);
};

/** The counts of all tables of a period under a method and a secret. */
async function counts(method: string, seed: string, period = "2026") {
  writeFileSync(join(root, "methodology/clubs/protection.yaml"), `method: ${method}\n`);
  writeFileSync(seedFile, `${seed}\n`);
  await buildReleases(places, [clubs(period)]);
  return ["roles", "views", "clubs", "take-up"].map((table) => column(period, table, "response_count"));
}

test("the secret is the text of the file beside the periods, without its line's end, or nothing", async () => {
  writeFileSync(seedFile, "  a secret\n");
  assert.is((await responsesOf(root, null, clubs("2026"))).seed, "a secret");
  assert.is((await responsesOf(root, join(root, "data/responses"), clubs("2027"))).seed, "a secret");
  rmSync(seedFile);
  assert.is((await responsesOf(root, null, clubs("2026"))).seed, "");
});

test("a period without responses is refused", async () => {
  const thrown = await responsesOf(root, null, clubs("2031")).catch((error: unknown) => error);
  assert.instance(thrown, UserError);
  assert.match(String(thrown), /data\/responses\/clubs\/2031: there are no responses; put the files/);
});

test("another secret rounds other counts up at random, and none by the nearest", async () => {
  assert.not.equal(await counts("random", "one secret"), await counts("random", "another"));
  assert.equal(await counts("random", "one secret"), await counts("random", "one secret"));
  assert.equal(await counts("conventional", "one secret"), await counts("conventional", "another"));
});

test("the same people are rounded alike at random in two tables and in two periods", async () => {
  const now = await counts("random", "one secret");
  const later = await counts("random", "one secret", "2027");
  assert.equal(later, now);
  // Every respondent by region is in the table of roles and in that of take-up.
  const regions = column("2026", "roles", "region_code");
  const roles = column("2026", "roles", "role");
  const byRegion = now[0]!.filter((_, row) => roles[row] === "Total");
  assert.is(new Set(regions).size, byRegion.length);
  assert.equal(byRegion, now[3]);
});

test.run();

// A small survey of 26 people: 2 parents, 12 pupils and 12 staff. Rounded to 5 the parts show 0, 10 and 10, which are 2,
// 12 and 12 at most, and all show 25, which is 23 to 27. Whoever knows that they are 26 knows every part.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type BuildPlaces, buildReleases } from "../../pipeline/build.ts";
import { silent } from "../../pipeline/progress.ts";
import { UserError } from "../../pipeline/user-error.ts";

const clubs = { collection: "clubs", period: "2026" };
const root = mkdtempSync(join(tmpdir(), "first-release-"));
const places: BuildPlaces = { root, responses: null, private: null, asOf: null, progress: silent };
const release = "data/releases/clubs/2026";
const put = (file: string, text: string) => writeFileSync(join(root, file), text);

test.before(() => {
  cpSync("tests/golden/small-survey/in", root, { recursive: true });
  const role = (i: number) => (i < 2 ? "parent" : i < 14 ? "pupil" : "staff");
  const rows = Array.from({ length: 26 }, (_, i) => `r${i},${role(i)},London,agree,agree,sport,,,`);
  put(
    "data/responses/clubs/2026/export.csv",
    `response,role,region,q_safe,q_fun,clubs,age,comment,email\n${rows.join("\n")}\n`,
  );
  put("methodology/clubs/protection.yaml", "method: conventional\nbase: 5\n");
  const definition = readFileSync(join(root, release, "release.yaml"), "utf8").replace(
    /tables:[\s\S]*$/,
    [
      "tables:",
      "  roles: {title: Respondents by role (synthetic), by: [role], measure: count}",
      "  views: {title: How far respondents agree (synthetic), of: views, measure: [count, percent]}",
      "",
    ].join("\n"),
  );
  put(`${release}/release.yaml`, `${definition}exemptions: ["PHRASE"]\n`);
});
test.after(() => rmSync(root, { recursive: true }));

/** Builds the release with a phrase that the author declares to be no figure; the words of a refusal, or null. */
async function builtWith(phrase: string): Promise<string | null> {
  const file = join(root, release, "release.yaml");
  const definition = readFileSync(file, "utf8");
  put(`${release}/release.yaml`, definition.replace("PHRASE", phrase));
  put(`${release}/commentary.md`, `## What people said\n\nSurveyed were ${phrase}.\n`);
  try {
    await buildReleases(places, [clubs]);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  } finally {
    writeFileSync(file, definition);
  }
}

test("a true total that commentary alone gives stops the build, with the phrase named", async () => {
  const message = await builtWith("the 26 people of one club");
  assert.is(
    message,
    'data/releases/clubs/2026/release.yaml (exemptions): a number in "the 26 people of one club" lets an intruder work out a small count from the tables; leave the number out of the commentary, or quote a published figure',
  );
  assert.not.ok(existsSync(join(root, "data/packages/clubs/2026")), "nothing was published");
});

test("a number that is no count of the tables is the author's to declare", async () => {
  assert.is(await builtWith("people of 31 clubs"), null);
  const audit = JSON.parse(readFileSync(join(root, "data/packages/clubs/2026/audit.json"), "utf8"));
  assert.is(audit.verdict, "pass");
});

test.run();

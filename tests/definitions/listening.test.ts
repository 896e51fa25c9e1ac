import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readBankHolidays } from "../../pipeline/definitions/bank-holidays.ts";
import { checkCandidates } from "../../pipeline/definitions/check-candidates.ts";
import { readCitations } from "../../pipeline/definitions/citations.ts";
import { loadCollection } from "../../pipeline/definitions/load.ts";
import { releaseSchema } from "../../pipeline/definitions/release.ts";
import { releaseTables } from "../../pipeline/definitions/release-tables.ts";
import { readReviews } from "../../pipeline/definitions/reviews.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { bankHolidaysPath } from "../../pipeline/working-days.ts";
import { checked, refused, release, withRoot } from "./fixture.ts";

const citations = "data/citations.yaml";
const reviews = "data/reviews.yaml";

const citationsWith = (lines: string) => `found: By searching.\ncitations:\n${lines}`;
const one =
  "  - {id: a, kind: press, where: A paper, title: Pupils, on: 2025-05-01, release: pupil-survey/2024}\n";

const saidOf = (path: string, text: string, read: typeof readCitations | typeof readReviews) =>
  withRoot({ [path]: text }, async (root) => read(root).problems.map(problemLine));

test("a sound citation is taken, and a root without a register has none", async () => {
  assert.equal(await saidOf(citations, citationsWith(one), readCitations), []);
  assert.is(await withRoot({}, async (root) => readCitations(root).definition), null);
});

test("a citation twice, an id twice, an unknown release or kind, and a link that is not safe are told with their line", async () => {
  assert.equal(await saidOf(citations, citationsWith(one + one.replace("2024}", "2042}")), readCitations), [
    `${citations}:4: the id "a" is there twice; give each citation an id of its own`,
    `${citations}:4: the release "pupil-survey/2042" does not exist; did you mean "pupil-survey/2024"?`,
  ]);
  const again = one.replace("id: a", "id: b");
  assert.equal(await saidOf(citations, citationsWith(one + again), readCitations), [
    `${citations}:4: "Pupils" is there twice; keep one of them`,
  ]);
  const faulty = one.replace("press", "blog").replace("2024}", '2024, link: "http://example.org"}');
  const found = (await saidOf(citations, citationsWith(faulty), readCitations)).join("\n");
  assert.match(found, /^data\/citations\.yaml:3: .*"citations\.0\.kind"/m);
  assert.match(found, /^data\/citations\.yaml:3: .*"citations\.0\.link"/m);
});

test("check finds a figure that a citation quotes and no release has", async () => {
  const quotes = (table: string) =>
    citationsWith(one.replace("}", `, quotes: 'So {{ figure("pupil-survey/2024:${table}") }} did.'}`));
  const found = await checked({ [citations]: quotes("by-rol") });
  assert.is(found.length, 1);
  assert.match(found[0] ?? "", /^data\/citations\.yaml:3: pupil-survey\/2024 has no table "by-rol"/);
});

const reviewOf = (source: string, more = "") => `reviews:
  - year: "2024"
    published: 2025-05-15
    sources:
      - {about: feedback, title: Useful, ${source}}
    decisions: {${more}}
`;

test("a review names tables and releases that are there, by a dimension of the table", async () => {
  const said = (source: string, more?: string) => saidOf(reviews, reviewOf(source, more), readReviews);
  const where = "release: pupil-survey/2024";
  assert.equal(await said(`${where}, table: nothing, dimension: phase`), [
    `${reviews}:5: pupil-survey/2024 has no table "nothing"; use one of ${await tablesOfSurvey()}`,
  ]);
  assert.equal(await said("release: pupil-surveys/2024, table: by-phase, dimension: phase"), [
    `${reviews}:5: the release "pupil-surveys/2024" does not exist; did you mean "pupil-survey/2024"?`,
  ]);
  const [table = "", dimension = ""] = await oneDimension();
  assert.equal(await said(`${where}, table: ${table}, dimension: ${dimension}`), []);
  assert.equal(await said(`${where}, table: ${table}, dimension: product`), [
    `${reviews}:5: table "${table}" of pupil-survey/2024 is not by "product"; use one of ${dimension}`,
  ]);
  const decision = "pupil-survey/2020: {what: Nothing., owner: Head}";
  assert.equal(await said(`${where}, table: ${table}, dimension: ${dimension}`, decision), [
    `${reviews}:6: the release "pupil-survey/2020" does not exist; did you mean "pupil-survey/2024"?`,
  ]);
});

const tables = () => withRoot({}, async (root) => releaseTables(root).get("pupil-survey/2024") ?? new Map());
const tablesOfSurvey = async () => [...(await tables()).keys()].join(", ");

/** A table of the fixture with one breakdown. */
async function oneDimension(): Promise<[string, string]> {
  for (const [name, { by }] of await tables()) if (by.length === 1) return [name, by[0] ?? ""];
  throw new Error("the fixture has no table with one breakdown");
}

test("a year is reviewed once, and after it has ended", async () => {
  const early = "reviews:\n  - {year: 2024, published: 2024-12-31, sources: [], decisions: {}}\n";
  assert.equal(await saidOf(reviews, early + early.slice("reviews:\n".length), readReviews), [
    `${reviews}:2: 2024 is reviewed before it ended; mend one of the dates`,
    `${reviews}:3: 2024 is reviewed twice; put its sources together`,
    `${reviews}:3: 2024 is reviewed before it ended; mend one of the dates`,
  ]);
});

test("a release of enquiries names a table by theme with a count, themes of the list, and releases that are there", async () => {
  const said = (candidates: object) =>
    withRoot({}, async (root) => {
      const collection = await loadCollection(root, { collection: "pupil-survey", period: "2024" });
      const spec = releaseSchema.shape.candidates.parse(candidates);
      const shown = {
        "by-phase": { title: "x", by: ["phase"], measure: ["count"] },
        shares: { title: "x", by: ["phase"], measure: ["percent"] },
      };
      const parsed = releaseSchema.shape.tables.parse(shown);
      const found = checkCandidates({ candidates: spec, tables: parsed }, collection, releaseTables(root));
      return found.map(({ path, what }) => `${path.join(".")}: ${what}`);
    });
  const sound = { table: "by-phase", dimension: "phase", more_than: "10", decisions: {} };
  assert.equal(await said(sound), []);
  assert.equal(await said({ ...sound, table: "by-fase" }), ['table: the release has no table "by-fase"']);
  assert.equal(await said({ ...sound, dimension: "role" }), ['dimension: table "by-phase" is not by "role"']);
  assert.equal(await said({ ...sound, table: "shares" }), ['table: table "shares" has no count']);
  const decisions = {
    "no-such-phase": { decision: "planned", why: "Soon." },
    primary: { decision: "published", why: "It is out." },
    secondary: { decision: "published", why: "It is out.", release: "pupil-survey/2042" },
  };
  const found = await said({ ...sound, decisions });
  assert.ok(found.includes('decisions.no-such-phase: "phase" has no code "no-such-phase"'), found.join("\n"));
  assert.ok(found.includes("decisions.primary: does not name the release that it is in"), found.join("\n"));
  assert.ok(
    found.includes('decisions.secondary.release: the release "pupil-survey/2042" does not exist'),
    found.join("\n"),
  );
});

test("check tells a mistake in candidates at its line of release.yaml", async () => {
  const text = "candidates: {table: none, dimension: phase, more_than: 9, decisions: {}}\nrelated:";
  const found = await checked({ [release]: ["related:", text] });
  assert.is(found.length, 1);
  assert.match(found[0] ?? "", /release\.yaml:\d+: the release has no table "none"/);
});

/** A message without the number of its line, which moves with the definitions. */
const unnumbered = (line: string) => line.replace(/:\d+:/, ":");

test("mistakes in the example's own registers are told in the words of the guide", async () => {
  const kept = [citations, reviews, bankHolidaysPath];
  const mistakes: Readonly<Record<string, readonly [string, string]>> = {
    [citations]: ["release: involvement/2012", "release: involvement/2013"],
    [reviews]: ["table: length", "table: lenght"],
    [bankHolidaysPath]: ["2024-05-27", "2024-05-25"],
  };
  const root = mkdtempSync(join(tmpdir(), "first-release-guide-"));
  cpSync("data/releases", join(root, "data/releases"), { recursive: true });
  mkdirSync(join(root, "methodology/classifications"), { recursive: true });
  for (const path of kept) {
    const text = readFileSync(path, "utf8");
    const [find, put] = mistakes[path] ?? ["", ""];
    assert.ok(text.includes(find), path);
    writeFileSync(join(root, path), text.replace(find, put));
  }
  const said = [
    ...readCitations(root).problems.map(problemLine),
    ...readReviews(root).problems.map(problemLine),
    ...(await refused(() => readBankHolidays(root))),
  ];
  rmSync(root, { recursive: true });
  const guide = readFileSync("methodology/guides/enquiries.md", "utf8").split("\n").map(unnumbered);
  assert.is(said.length, 3);
  for (const line of said) assert.ok(guide.includes(unnumbered(line)), line);
});

test.run();

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkAll } from "../../pipeline/check.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { checked, type Edit, release, withRoot } from "./fixture.ts";

const commentary = "data/releases/pupil-survey/2024/commentary.md";
const numbers = "data/releases/pupil-numbers/2024/release.yaml";
const title = (text: string) =>
  checked({ [release]: ["title: Pupils' views of school in 2024", `title: ${text}`] });
const summary = "summary: What pupils in England said about their school.";

test("a title has under 65 characters, says when, and does not say that it is statistics", async () => {
  assert.equal(await title("Pupils' views of school in England, their lessons and meals 2024"), []);
  assert.equal(await title("Pupils' views of school in England, their lessons and meals, 2024"), [
    `${release}:6: "title" has 65 characters; give at most 64`,
  ]);
  assert.equal(await title("Pupils' views of school"), [
    `${release}:6: the title does not say when; add the period, such as "2024"`,
  ]);
  assert.equal(await title("Statistics of pupils' views, 2024"), [
    `${release}:6: the title has the word "statistics", which every release could have; say what is measured`,
  ]);
});

test("a year of the period's words says when", async () => {
  const words = (text: string) => checked({ [numbers]: ["Pupil numbers, 2023 to 2024", text] });
  assert.equal(await words("Pupil numbers, 2023/24"), []);
  assert.equal(await words("Pupil numbers to 2024"), []);
  assert.equal((await words("Pupil numbers, 2022")).length, 1);
});

test("two releases do not share a title", async () => {
  const edits = {
    [numbers]: ["title: Pupil numbers, 2023 to 2024", "title: pupils' Views of school in 2024"],
  } as const;
  assert.equal(await checked(edits), [
    `${release}:6: the title "Pupils' views of school in 2024" is also that of pupil-numbers/2024; say in each what or when it is about`,
  ]);
});

test("a summary has under 160 characters and ends with a full stop", async () => {
  const long = `${"All about pupils. ".repeat(8)}Fifteen more ..`;
  assert.is(long.length, 159);
  assert.equal(await checked({ [release]: [summary, `summary: ${long}`] }), []);
  assert.equal(await checked({ [release]: [summary, `summary: A${long}`] }), [
    `${release}:7: "summary" has 160 characters; give at most 159`,
  ]);
  assert.equal(await checked({ [release]: [summary, "summary: What pupils said"] }), [
    `${release}:7: the summary does not end with a full stop; make it a sentence`,
  ]);
});

test("words left for later are found in the definition and in commentary", async () => {
  const edits = {
    [release]: ["title: Pupils by phase", "title: Pupils by TBC"],
    [commentary]: "# Views\n\nSome were happy (TODO: by phase).\n\n[insert chart]\n",
  } as const;
  assert.equal(await checked(edits), [
    `${release}:18: "TBC" was left for later; write what it stands for`,
    `${commentary}:3: "TODO" was left for later; write what it stands for`,
    `${commentary}:5: "[insert chart]" was left for later; write what it stands for`,
  ]);
});

test("a section with nothing in it is found: one before a heading beside it or above it, and the last", async () => {
  const text = "# Views\n\n## Lessons\n\n### Meals\n\n## Sport\n\nSome.\n\n## Last\n";
  assert.equal(await checked({ [commentary]: text }), [
    `${commentary}:5: the section "Meals" is empty; write it, or take its heading out`,
    `${commentary}:11: the section "Last" is empty; write it, or take its heading out`,
  ]);
  assert.equal(
    await checked({ [commentary]: '## Chart\n\n{% table "by-phase" %}\n\n## Code\n\n```\n## x\n```\n' }),
    [],
  );
});

const superseded = "data/releases/pupil-survey/2024/superseded";
const note = (day: string) => `  - {date: ${day}, kind: correction, what: W, why: Y}\n`;

test("a version that was replaced needs a change of that day that says why", async () => {
  const kept = { [`${superseded}/2024-12-05/release.json`]: "{}" };
  assert.equal(await checked(kept), [
    `${release}:1: a version was replaced on 2024-12-05, and no change of that date says why; add it with date, kind, what and why`,
  ]);
  const said = { ...kept, [release]: ["related:", `corrections:\n${note("2024-12-05")}related:`] as const };
  assert.equal(await checked(said), []);
});

test("changes stand in the order of their days", async () => {
  const both = `corrections:\n${note("2025-01-02")}${note("2024-12-05")}`;
  assert.equal(await checked({ [release]: ["related:", `${both}related:`] }), [
    `${release}:36: a change on 2024-12-05 stands after one on 2025-01-02; put the changes in the order of their dates`,
  ]);
});

test("a featured table that the release does not have gets the nearest name", async () => {
  assert.equal(await checked({ [release]: ["related:", "featured: [by-phase, agse]\nrelated:"] }), [
    `${release}:34: the featured table "agse" is no table of the release; did you mean "ages"?`,
  ]);
});

const warned = (edits: Readonly<Record<string, Edit>>) =>
  withRoot(edits, async (root) => {
    const { problems, warnings } = await checkAll(root);
    assert.equal(problems, []);
    return warnings.map(problemLine);
  });

const preRelease = (file: string) =>
  `${file}:1: there is no pre-release list; give job titles under pre_release_access, or [] where nobody saw it before`;
const listed = {
  [release]: ["related:", "pre_release_access: []\nrelated:"],
  [numbers]: ["designation: official", "designation: ad_hoc"],
} as const;

test("official statistics without a pre-release list are warned of, others are not", async () => {
  assert.equal(await warned({}), [preRelease(numbers), preRelease(release)]);
  assert.equal(await warned(listed), []);
});

test("no methodology, no next date, no featured tables and Title Case are warned of", async () => {
  const edits = {
    ...listed,
    "methodology/pupil-survey/quality.md": "# Quality\n",
    [commentary]: "# Views\n\nSome were happy.\n",
    [numbers]: null,
  };
  const text = readFileSync(`tests/definitions/root/${numbers}`, "utf8");
  const official = text.replace("designation: official", "designation: ad_hoc");
  const later = official.replace("no further release is planned", "when it is ready");
  const found = await warned({
    ...edits,
    [numbers]: later.replace("Pupil numbers,", "Pupil Numbers In Schools,"),
  });
  assert.equal(found, [
    `${numbers}:6: the title is in Title Case; write it as a sentence, with capitals for names alone`,
    `${numbers}:10: "when it is ready" does not say when the next release is; give a date, or words such as "in February 2027" or "no further release is planned"`,
    "methodology/pupil-survey/quality.md: there is no methodology; say how the figures are made",
    `${release}:16: no table is featured; name the first tables to offer under "featured"`,
  ]);
});

test.run();

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readConsultations } from "../../pipeline/definitions/read-consultations.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { type Edit, withRoot } from "./fixture.ts";

const path = "data/consultations/pupil-survey/2024.yaml";
const holidays = "methodology/classifications/school-holidays.csv";

const file = `title: How we ask pupils
summary: What pupils should be asked.
opens: 2024-01-08
closes: 2024-04-01
owners: [Example Inspectorate]
about: New questions.
audience: [Pupils]
asks: [{about: Wording, proposal: Shorter questions.}]
influence: {can: [the wording]}
ways:
  - {channel: online, label: Online, how: On the web.}
privacy: {kept: The answers., why: To decide., until: 2026-04-01}
`;

const listed = `from,to,name,source
2024-02-12,2024-02-16,Half-term 2024,example
2024-12-23,2025-01-03,Christmas 2024,example
`;

/** What is wrong with the consultations of the small root after the changes, a line a problem. */
const checked = (edits: Readonly<Record<string, Edit>>) =>
  withRoot(edits, async (root) => readConsultations(root).problems.map(problemLine));

const problems = (...edits: [string, string][]) => checked({ [path]: edited(edits) });

function edited(edits: readonly [string, string][]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the fixture has no ${from}`);
    return text.replace(from, () => to);
  }, file);
}

const warned = (edits: [string, string][], list: string | null = listed) =>
  withRoot({ [path]: edited(edits), ...(list === null ? {} : { [holidays]: list }) }, async (root) => {
    const { problems: mistakes, warnings } = readConsultations(root);
    assert.equal(mistakes, []);
    return warnings.map(problemLine);
  });

test("a consultation of twelve weeks in term, and one that is not described as a collection, is without mistake", async () => {
  assert.equal(await problems(), []);
  assert.equal(await checked({ "data/consultations/new-ideas/2024.yaml": file }), []);
});

test("days out of order are reported, each with its line", async () => {
  assert.equal(await problems(["opens: 2024-01-08", "announced: 2024-01-09\nopens: 2024-01-08"]), [
    `${path}:3: is after the day on which it opens; announce it first`,
  ]);
  assert.equal(await problems(["closes: 2024-04-01", "closes: 2024-01-07\nreasons: {under_two_weeks: A.}"]), [
    `${path}:4: is before the day on which it opens; mend one of the days`,
  ]);
  assert.equal(await problems(["until: 2026-04-01", "until: 2024-03-31"]), [
    `${path}:12: is before it closes; keep answers until they have been counted`,
  ]);
  const outcome = (day: string): [string, string] => [
    "privacy:",
    `outcome: {published: ${day}, summary: S., decisions: [{about: A, decision: D, rationale: R}]}\nprivacy:`,
  ];
  assert.equal(await problems(outcome("2024-04-01")), [
    `${path}:12: is not after it closes; publish the outcome once every answer is in`,
  ]);
  assert.equal(await problems(outcome("2024-04-02")), []);
});

test("shorter than 2 weeks and longer than 12 are mistakes without a reason, and warnings with one", async () => {
  const short: [string, string] = ["closes: 2024-04-01", "closes: 2024-01-20"];
  assert.equal(await problems(short), [
    `${path}:4: the consultation is flagged: Shorter than 2 weeks, the least that a formal consultation normally takes; change its days, or say why under reasons: under_two_weeks`,
  ]);
  assert.equal(
    await warned([["closes: 2024-04-01", "closes: 2024-01-20\nreasons: {under_two_weeks: Urgent.}"]]),
    [
      `${path}:4: the consultation is flagged: Shorter than 2 weeks, the least that a formal consultation normally takes; the page gives the reason`,
    ],
  );
  assert.match((await problems(["closes: 2024-04-01", "closes: 2024-04-02"])).join(), "Longer than 12 weeks");
});

test("shorter than 12 weeks, school holidays in it, and a year without listed holidays are warnings", async () => {
  assert.equal(await warned([["closes: 2024-04-01", "closes: 2024-02-12"]]), [
    `${path}:4: the consultation is flagged: Shorter than 12 weeks. Organisations that first ask others, such as young people, may need longer; change its days, or say why under reasons: under_twelve_weeks`,
    `${path}:4: the consultation is flagged: Runs into school holidays, when schools and families are harder to reach; change its days, or say why under reasons: school_holidays`,
  ]);
  assert.equal(await warned([], null), [
    `${path}:4: ${holidays} has no holidays of 2024; add them, so that it can be checked against them`,
  ]);
});

test("a reason for what the days do not show, a length beside both days, and channels that do not fit are reported", async () => {
  assert.equal(await problems(["owners:", "reasons: {over_twelve_weeks: Long.}\nowners:"]), [
    `${path}:5: gives a reason for what its days do not show; leave it out`,
  ]);
  assert.equal(await problems(["owners:", "lasted: {weeks: 12, source: S.}\nowners:"]), [
    `${path}:5: says how long it was open, which its days say; leave it out`,
  ]);
  assert.equal(
    await problems([
      "privacy:",
      "costs: {note: N., lines: [{what: W, channel: onlin, pounds: 5}]}\nprivacy:",
    ]),
    [`${path}:12: costs of "onlin", which is no channel of the ways to respond; did you mean "online"?`],
  );
  assert.equal(await problems(["privacy:", "  - {channel: online, label: Again, how: A.}\nprivacy:"]), [
    `${path}:12: gives channel "online" a second time; keep one way`,
  ]);
});

test("a table that the release does not have, and days that differ from the release's, are reported", async () => {
  assert.equal(await problems(["privacy:", "results: {channels: by-phas}\nprivacy:"]), [
    `${path}:12: data/releases/pupil-survey/2024/release.yaml has no table "by-phas"; did you mean "by-phase"?`,
  ]);
  const dated = await checked({
    [path]: file,
    "data/releases/pupil-survey/2024/release.yaml": [
      "designation: official",
      "designation: official\nresponses_opened: 2024-01-08\nresponses_closed: 2024-03-31",
    ],
  });
  assert.equal(dated, [
    `${path}:4: is 2024-04-01, and data/releases/pupil-survey/2024/release.yaml says 2024-03-31; give both the same day`,
  ]);
});

test("mistakes in the list of school holidays are reported with their lines", async () => {
  const list =
    "from,to,name,source\n2024-02-16,2024-02-12,Half-term,example\n2024-02-10,2024-02-11,,example\n2024-13-01,x,A,B\n";
  assert.equal(await checked({ [path]: file, [holidays]: list }), [
    `${holidays}:2: ends on 2024-02-12, before it begins; give the first day first`,
    `${holidays}:3: begins on 2024-02-10, before the one above ends; put them in order`,
    `${holidays}:4: has a day that is no date; write both days as YYYY-MM-DD`,
  ]);
  assert.equal(await checked({ [holidays]: "day,name\n" }), [
    `${holidays}:1: does not begin with from,to,name,source; give it that header`,
  ]);
});

test("a file whose name is no name of a period is reported", async () => {
  assert.equal(await checked({ "data/consultations/pupil-survey/Spring 24.yaml": file }), [
    "data/consultations/pupil-survey/Spring 24.yaml: is no name of a consultation; use lower-case letters, digits and single hyphens, as in joint-inspections/2015.yaml",
  ]);
});

test("the guide's consultation is without mistake with its reasons and its outcome, and without reasons is warned of as the guide says", async () => {
  const guide = readFileSync("methodology/guides/consultations.md", "utf8");
  const [first = "", variables = "", rest = ""] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text]) => text,
  );
  assert.match(variables, "column: Collector ID");
  const shown = "data/consultations/joint-inspections/2026.yaml";
  const list = "from,to,name,source\n2026-02-16,2026-02-20,Half-term 2026,example\n";
  const read = (text: string) =>
    withRoot({ [shown]: text, [holidays]: list }, async (root) => readConsultations(root));
  assert.equal((await read(first + rest)).problems, []);
  const { problems: mistakes, warnings } = await read(first.replace(/reasons:\n(?: {2}.*\n)+/, ""));
  assert.equal(mistakes, []);
  const said = guide.split("\n").filter((line) => line.startsWith("warning: "));
  assert.is(said.length, 2);
  assert.equal(
    warnings.map((one) => `warning: ${problemLine(one)}`),
    said,
  );
});

test("every consultation of the example is without mistake", () => {
  const { consultations, problems: mistakes } = readConsultations(".");
  assert.equal(mistakes, []);
  assert.ok(consultations.some(({ collection }) => collection === "joint-targeted-area-inspections"));
});

test.run();

import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { checkAll } from "../../pipeline/check.ts";
import { actionsSchema } from "../../pipeline/definitions/actions.ts";
import { actionsWarnings } from "../../pipeline/definitions/actions-warnings.ts";
import { checkActions } from "../../pipeline/definitions/check-actions.ts";
import { parseDefinition } from "../../pipeline/definitions/definition.ts";
import { actionRegister } from "../../pipeline/publication/actions.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { checked, refused, withRoot } from "./fixture.ts";

const path = "data/actions.yaml";

/** A register of one action (its id at line 8), with other settings of its source and more of the action. */
const register = (more = "", source = "") => `sources:
  - collection: pupil-numbers
    period: 2024
    title: Pupil numbers
    body: Example Inspectorate
    published: 2024-06-06
    actions:
      - id: guide
        title: A guide
        will: Write a guide.
${more.replace(/^/gm, "        ")}
${source.replace(/^/gm, "    ")}
`;

const problems = (more: string, source?: string) => checked({ [path]: register(more, source) });
const reviews = (...each: string[]) => `reviews:\n${each.map((one) => `  - {${one}}`).join("\n")}`;
const proof = "evidence: [{label: L, link: /themes/}]";

test("a register with an owner, a day, reviews and evidence has no mistakes", async () => {
  assert.equal(
    await problems(
      `owner: Head of guides\ndue: {by: 2024-12-31}\n${reviews("on: 2024-09-01, status: under-way", `on: 2024-12-01, status: done, what: It is out., ${proof}`)}`,
    ),
    [],
  );
});

test("a release that comes out after a review is no evidence on that day", async () => {
  const evidence = "evidence: [{label: L, link: /releases/pupil-numbers/2024/quality/}]";
  const done = (on: string) =>
    register(reviews(`on: ${on}, status: done, what: W, ${evidence}`)).replace(
      "published: 2024-06-06",
      "published: 2024-01-01",
    );
  assert.equal(await checked({ [path]: done("2024-06-05") }), [
    `${path}:12: shows as evidence what came out on 2024-06-06, after the review of 2024-06-05; link what was there on that day, or date the review when it was`,
  ]);
  assert.equal(await checked({ [path]: done("2024-06-06") }), []);
});

test("what is done without evidence or words, and what is given up without a reason, is refused at its line", async () => {
  assert.equal(await problems(reviews("on: 2024-09-01, status: done, what: It is out.")), [
    `${path}:12: is done on 2024-09-01 without evidence; link what shows it, or call it under-way`,
  ]);
  assert.equal(await problems(reviews(`on: 2024-09-01, status: done, ${proof}`)), [
    `${path}:12: is done on 2024-09-01 and does not say what was done; say it in "what"`,
  ]);
  assert.equal(await problems(reviews("on: 2024-09-01, status: will-not")), [
    `${path}:12: will not be done and does not say why; say it in "reason"`,
  ]);
});

test("reviews that go back in time or before the promise, and a day before it, are refused", async () => {
  assert.equal(
    await problems(reviews("on: 2024-09-02, status: under-way", "on: 2024-09-01, status: under-way")),
    [
      `${path}:13: the review of 2024-09-01 does not come after 2024-09-02; put reviews in the order of their days`,
    ],
  );
  assert.equal(await problems(reviews("on: 2024-06-05, status: under-way")), [
    `${path}:12: the review of 2024-06-05 does not come after 2024-06-06; put reviews in the order of their days`,
  ]);
  assert.equal(await problems("due: {by: 2024-06-05}"), [
    `${path}:11: was due on 2024-06-05, before it was promised; mend the date`,
  ]);
  assert.equal(await problems("due: {}"), [
    `${path}:11: says neither by when nor in what words; leave it out where no date was given`,
  ]);
});

test("a source that is no release or consultation, a word that is no status and an address of no page are named", async () => {
  assert.equal(await checked({ [path]: register().replace("period: 2024", "period: 2042") }), [
    `${path}:2: "pupil-numbers/2042" is neither a release nor a consultation; did you mean "pupil-numbers/2024"?`,
  ]);
  const [status] = await problems(reviews("on: 2024-09-01, status: underway"));
  assert.match(String(status), '"underway", which is not one of its words; did you mean "under-way"?');
  const [link] = await problems(
    reviews("on: 2024-09-01, status: done, what: W, evidence: [{label: L, link: themes}]"),
  );
  assert.match(String(link), "it must be an https address, or a page of this site as /…/");
  const twice = register().replace(/( {6}- id: guide[\s\S]*?guide\.\n)/, "$1$1");
  const [first] = await checked({ [path]: twice });
  assert.is(first, `${path}:8: the id "guide" is there twice; give each action an id of its own`);
});

test("a cell that no release has is named with the nearest, from definitions alone", async () => {
  const shows = (figure: string) => problems(`shows: '{{ ${figure} }} pupils'`);
  assert.equal(await shows('figure("pupil-numbers/2024:numbers", phase="primary", measure="count")'), []);
  assert.equal(await shows('figure("pupil-numbers/2024:number")'), [
    `${path}:11: pupil-numbers/2024 has no table "number"; did you mean "numbers"?`,
  ]);
  assert.equal(await shows('figure("pupil-numbers/2023:numbers")'), [
    `${path}:11: there is no release "pupil-numbers/2023"; did you mean "pupil-numbers/2024"?`,
  ]);
  const [code] = await shows('figure("pupil-numbers/2024:numbers", phase="primry")');
  assert.match(String(code), 'has no code "primry"; did you mean "primary"?');
  const [typed] = await problems("shows: 45% of pupils");
  assert.match(String(typed), 'the number "45" is typed by hand');
});

const parsed = (text: string) => {
  const { definition, problems: found } = parseDefinition(path, text, actionsSchema);
  assert.equal(found.map(problemLine), []);
  if (definition === null) throw new Error("no definition");
  return definition;
};

/** Status, whether it is overdue and how many reviews are out, as of a day. */
function asOf(text: string, day: string): [string, boolean, number][] {
  const sources = actionRegister(parsed(text), "no-packages", { asOf: day, whole: true });
  return sources.flatMap(({ actions }) =>
    actions.map(({ status, overdue, reviews: out }): [string, boolean, number] => [
      status,
      overdue,
      out.length,
    ]),
  );
}

const course = register(
  `due: {by: 2024-12-31}\n${reviews("on: 2024-09-01, status: under-way", `on: 2025-02-01, status: done, what: W, ${proof}`)}`,
);

test("a promise goes from not started over under way and overdue to done by the day of the build alone", () => {
  assert.equal(asOf(course, "2024-06-05"), [], "not promised yet");
  assert.equal(asOf(course, "2024-06-06"), [["not-started", false, 0]]);
  assert.equal(asOf(course, "2024-09-01"), [["under-way", false, 1]]);
  assert.equal(asOf(course, "2024-12-31"), [["under-way", false, 1]], "the last day is not late");
  assert.equal(asOf(course, "2025-01-01"), [["under-way", true, 1]]);
  assert.equal(asOf(course, "2025-02-01"), [["done", false, 2]]);
});

test("what another body promised is not known, and never overdue", () => {
  const other = register("due: {by: 2024-12-31}", "followed: no");
  assert.equal(asOf(other, "2026-01-01"), [["not-known", false, 0]]);
});

test("what will not be done is not overdue", () => {
  const text = register(`due: {by: 2024-12-31}\n${reviews("on: 2024-09-01, status: will-not, reason: R")}`);
  assert.equal(asOf(text, "2026-01-01"), [["will-not", false, 1]]);
});

test("a figure that no package holds stops a whole build, and waits in a partial one", async () => {
  const text = register(`shows: '{{ figure("pupil-numbers/2024:numbers") }} pupils'`);
  const build = (whole: boolean) =>
    actionRegister(parsed(text), "no-packages", { asOf: "2025-01-01", whole });
  assert.equal(await refused(() => build(true)), [
    `${path}:11: no package has a table "pupil-numbers/2024:numbers"; build that release first, or mend the name`,
  ]);
  assert.is(build(false)[0]?.actions[0]?.shows, null);
});

test("a day that has passed without a review since is warned of, unless it was kept, withdrawn or not followed", () => {
  const warned = (more: string, source?: string) =>
    actionsWarnings(parsed(register(more, source)), "2025-01-01").map(problemLine);
  const late = [
    `${path}:8: "A guide" was due on 2024-12-31 and has not been reviewed since; add a review that says what became of it`,
  ];
  assert.equal(warned("due: {by: 2024-12-31}"), late);
  assert.equal(warned(`due: {by: 2024-12-31}\n${reviews("on: 2024-12-31, status: under-way")}`), late);
  assert.equal(warned(`due: {by: 2024-11-30}\n${reviews("on: 2024-12-01, status: under-way")}`), []);
  assert.equal(
    warned(`due: {by: 2024-12-31}\n${reviews("on: 2024-09-01, status: will-not, reason: R")}`),
    [],
  );
  assert.equal(warned("due: {by: 2025-01-01}"), []);
  assert.equal(warned("due: {by: 2024-12-31}", "followed: no"), []);
});

test("the guide's register is right, and check says of its faults what the guide shows", () => {
  const guide = readFileSync("methodology/guides/actions.md", "utf8");
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(guide) ?? [];
  const [, warned] = guide.match(/(?<=```text\n)[\s\S]*?(?=\n```)/g) ?? [];
  assert.equal(checkActions(parsed(yaml), "."), []);
  const bare = yaml.replace(/ {12}evidence:\n.*\n.*\n/, "");
  const [done] = checkActions(parsed(bare), ".").map(problemLine);
  assert.ok(guide.includes(`${done}\n`), done);
  const late = actionsWarnings(parsed(yaml), "2026-02-19").map(problemLine);
  assert.is(warned, `warning: ${late.join()}`);
});

test("check warns of it as of the newest release", async () => {
  const warnings = await withRoot({ [path]: register("due: {by: 2024-06-30}") }, async (root) =>
    (await checkAll(root)).warnings.map(problemLine),
  );
  assert.is(
    warnings.filter((line) => line.startsWith(`${path}:8: "A guide" was due on 2024-06-30`)).length,
    1,
  );
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { check } from "../pipeline/check.ts";
import { checked, refused, release, survey, withRoot } from "./definitions/fixture.ts";

test("mistakes in several files are all reported, file by file and line by line", async () => {
  const edits = {
    "data/publisher.yaml": ["title: Example", "titel: Example"],
    "methodology/pupil-survey/protection.yaml": "method: conventional\nbase: five\n",
    "methodology/pupil-numbers/protection.yaml": "method: none\n",
    "data/releases/pupil-survey/2024/approval.yaml": "signed_by: Head\n",
    [release]: ["by: [likes]", "by: [lieks]"],
  } as const;
  assert.equal(await checked(edits), [
    'data/publisher.yaml:1: "title" is missing; add it',
    'data/publisher.yaml:2: the file has no setting "titel"; did you mean "title"?',
    'methodology/pupil-numbers/protection.yaml:1: "reason" is missing; add it',
    'methodology/pupil-survey/protection.yaml:2: "base" is "five"; it must be a whole number from 1',
    `${release}:31: table "ages" uses "lieks", which is not in the collection in 2024; did you mean "likes"?`,
    'data/releases/pupil-survey/2024/approval.yaml:1: "signed_on" is missing; add it',
    'data/releases/pupil-survey/2024/approval.yaml:1: "organisations" is missing; add it',
  ]);
});

test("a mistake that two releases share is reported once", async () => {
  const edits = { [survey]: ["universe: age >= 5", "universe: agee >= 5"] } as const;
  assert.is((await checked(edits)).length, 1);
});

test("only the releases asked for are checked", async () => {
  const edits = { [release]: ["by: [likes]", "by: [lieks]"] } as const;
  assert.equal(await checked(edits, [{ collection: "pupil-numbers", period: "2024" }]), []);
  assert.is((await checked(edits, [{ collection: "pupil-survey", period: "2024" }])).length, 1);
});

test("a release that is not there is refused with the nearest name", () =>
  withRoot({}, async (root) => {
    const problems = await refused(() => check(root, [{ collection: "pupil-survey", period: "2042" }]));
    assert.equal(problems, [
      'pupil-survey/2042: there is no such release; did you mean "pupil-survey/2024"?',
    ]);
  }));

test("a collection without a release is checked too", async () => {
  const edits = { "methodology/visits/collection.yaml": "collection: visits\n" };
  const problems = await checked(edits);
  assert.is(problems[0], 'methodology/visits/collection.yaml:1: "title" is missing; add it');
  assert.is(problems.at(-1), "methodology/visits/protection.yaml: is missing; write it");
});

test("a chart that its table cannot give is reported before anything is built", async () => {
  const commentary = '{% chart "ages", kind="stacked" %}\n\n{% chart "ages", kind="pie" %}\n';
  assert.equal(await checked({ "data/releases/pupil-survey/2024/commentary.md": commentary }), [
    'data/releases/pupil-survey/2024/commentary.md:1: a stacked chart has no series; name a dimension: series="…"',
    'data/releases/pupil-survey/2024/commentary.md:3: a chart has no kind "pie"; use one of bar, stacked, diverging, line, dot, heat, tiles',
  ]);
});

test("figures typed by hand and tables that do not exist are reported in commentary and main points", async () => {
  const edits = {
    "data/releases/pupil-survey/2024/commentary.md": 'In 17 schools.\n\n{% table "by-phse" %}\n',
    [release]: ["  - Of all pupils,", "  - Of 20 pupils,"],
  } as const;
  assert.equal(
    (await checked(edits)).map((line) => line.split(";")[0]),
    [
      'data/releases/pupil-survey/2024/commentary.md:1: the number "17" is typed by hand',
      'data/releases/pupil-survey/2024/commentary.md:3: the release has no table "by-phse"',
      `${release}:15: the number "20" is typed by hand`,
    ],
  );
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { collectionSchema } from "../../pipeline/definitions/collection.ts";
import { parseDefinition } from "../../pipeline/definitions/definition.ts";
import { protectionSchema } from "../../pipeline/definitions/protection.ts";
import { publisherSchema } from "../../pipeline/definitions/publisher.ts";
import { tableSchema } from "../../pipeline/definitions/release.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { checked, release, survey } from "./fixture.ts";

const lines = (source: string, schema: Parameters<typeof parseDefinition>[2]) =>
  parseDefinition("x.yaml", source, schema).problems.map(problemLine);

test("an unknown setting is refused with the nearest right one", () => {
  assert.equal(lines("title: T\nmesure: count\n", tableSchema), [
    'x.yaml:1: "measure" is missing; add it',
    'x.yaml:2: the file has no setting "mesure"; did you mean "measure"?',
  ]);
});

test("a word outside its list is refused with the nearest one, in a list too", () => {
  assert.equal(lines("title: T\nmeasure: meen\n", tableSchema), [
    'x.yaml:2: "measure" is "meen", which is not one of its words; did you mean "mean"?',
  ]);
  assert.equal(lines("title: T\nmeasure:\n  - count\n  - wheat\n", tableSchema), [
    'x.yaml:4: "measure.1" is "wheat", which is not one of its words; use one of count, percent, mean, median, total, rate, stated, interval, representation',
  ]);
  assert.equal(lines("method: conventionl\n", protectionSchema), [
    'x.yaml:1: "method" is "conventionl", which is not one of its words; did you mean "conventional"?',
  ]);
  assert.equal(lines("base: 5\n", protectionSchema), ['x.yaml:1: "method" is missing; add it']);
});

test("numbers, dates and names are refused in the words of what they must be", () => {
  assert.equal(lines("method: conventional\nbase: 0\nthreshold: five\n", protectionSchema), [
    'x.yaml:2: "base" is "0"; it must be a whole number from 1',
    'x.yaml:3: "threshold" is "five"; it must be a whole number from 1',
  ]);
  assert.equal(lines("method: none\nreason:\n", protectionSchema), [
    'x.yaml:2: "reason" is empty; write it, or leave the setting out',
  ]);
});

test("a part of the wrong kind is said to be so", () => {
  assert.equal(lines("title: T\nmeasure: count\nby: role\nnotes: {a: b}\ndenominator:\n", tableSchema), [
    'x.yaml:3: "by" is a text; write a list (lines that begin with a hyphen)',
    'x.yaml:4: "notes" is a group of settings; write a list (lines that begin with a hyphen)',
    'x.yaml:5: "denominator" is empty; write settings (indented, as key: value)',
  ]);
  assert.equal(lines("- a\n", tableSchema), [
    "x.yaml:1: the file is a list; write settings (indented, as key: value)",
  ]);
  assert.equal(lines("", tableSchema), [
    "x.yaml:1: the file is empty; write settings (indented, as key: value)",
  ]);
});

test("a choice between two forms is refused in the words of the likelier one", () => {
  const problems = lines("feedback: nobody\nname: N\n", publisherSchema);
  assert.ok(
    problems.includes('x.yaml:1: "feedback" is "nobody"; it must be an e-mail address or an https address'),
  );
});

test("a derived variable of no known form is refused by what it lacks", async () => {
  const edit = [
    "years_left: { label: Years left, number: { decimals: 0 }",
    "years_left: { label: Years left, nubmer: { decimals: 0 }",
  ] as const;
  assert.equal(await checked({ [survey]: edit }), [
    `${survey}:59: "derived.years_left.number" is missing; add it`,
    `${survey}:59: "derived.years_left" has no setting "nubmer"; did you mean "number"?`,
  ]);
});

test("codes keep the order of the file, and a bad one is refused at its name", () => {
  const source = (codes: string) =>
    `collection: c\ntitle: T\nsummary: S\nkind: survey\nunit: {one: a, many: b}\ncoverage: E\nvariables:\n  v:\n    type: code\n    codes:\n${codes}`;
  const read = parseDefinition("x.yaml", source("      10: Ten\n      2: Two\n"), collectionSchema);
  const variable = read.definition?.spec.variables["v"];
  assert.equal(
    variable?.type === "code" && typeof variable.codes !== "string" && [...variable.codes.keys()],
    ["10", "2"],
  );
  assert.equal(lines(source("      10: Ten\n      Total: All\n      a b: AB\n"), collectionSchema), [
    'x.yaml:12: the name "Total" is the name of the margin; use another code',
    `x.yaml:13: the name "a b" cannot be used; it must be letters, digits, '.', '_', '+' or '-'`,
  ]);
  assert.equal(lines(source("      10: {lable: Ten}\n"), collectionSchema), [
    'x.yaml:11: "variables.v.codes.10.label" is missing; add it',
    'x.yaml:11: "variables.v.codes.10" has no setting "lable"; did you mean "label"?',
  ]);
});

test("a title or summary over its limit, and a day that is none, are refused", async () => {
  const edits = {
    [release]: `${["collection: pupil-survey", "period: 2024", 'period_label: "2024"', "time_period: 2024"].join("\n")}
time_identifier: Calendar yaer
title: ${"t".repeat(65)}
summary: ${"s".repeat(160)}
theme: Schools
published: 2024-02-30
next: 2025-11-27
designation: official
headlines: []
main_points: [Words.]
tables: {By phase: {title: T, measure: count}}
`,
  };
  assert.equal(await checked(edits), [
    `${release}:5: "time_identifier" is "Calendar yaer", which is not one of its words; did you mean "Calendar year"?`,
    `${release}:6: "title" has 65 characters; give at most 64`,
    `${release}:7: "summary" has 160 characters; give at most 159`,
    `${release}:9: "published" is not a day of the calendar; write a date as YYYY-MM-DD`,
    `${release}:12: "headlines" has 0 entries; give at least 1`,
    `${release}:14: the name "By phase" cannot be used; it must be lower-case letters, digits and single hyphens`,
  ]);
});

test("a file pattern that climbs out of the folder of the responses is refused", async () => {
  for (const pattern of ["../../secret.csv", "/etc/passwd", "a/../../b", "C:/x.csv", "..\\x.csv"]) {
    assert.equal(
      await checked({ [survey]: ["identifiers:", `source: {files: '${pattern}'}\nidentifiers:`] }),
      [`${survey}:8: "source.files" climbs out of the folder of the responses; name files inside it`],
    );
  }
});

test("a release with five mistakes of five kinds reports five", async () => {
  const edits = {
    [release]: `collection: pupil-survey
period: 2024
period_label: "2024"
time_period: 2024
time_identifier: Calendar year
titel: Pupils' views
summary: What pupils said.
theme: Schools
published: 2024-11-28
next: 2025-11-27
designation: offical
headlines:
  - {label: Agreed, figure: 'figure("ages")'}
main_points: [Words.]
tables:
  ages:
    title: Mean age
    by: [phas]
    of: role
    measure: mean
`,
    "data/releases/pupil-survey/2024/commentary.md": "Words.\n",
  };
  assert.equal(await checked(edits), [
    `${release}:1: "title" is missing; add it`,
    `${release}:6: the file has no setting "titel"; did you mean "title"?`,
    `${release}:11: "designation" is "offical", which is not one of its words; did you mean "official"?`,
    `${release}:18: table "ages" uses "phas", which is not in the collection in 2024; did you mean "phase"?`,
    `${release}:19: table "ages" uses "role", which is a code variable; use a variable of type number`,
  ]);
});

test.run();

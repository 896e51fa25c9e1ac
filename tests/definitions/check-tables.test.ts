import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, release, survey } from "./fixture.ts";

const mistakes = (...edit: readonly [string, string]) => checked({ [release]: edit });
const numbers = "data/releases/pupil-numbers/2024/release.yaml";

test("a dimension that does not exist gets the nearest name that may be one", async () => {
  assert.equal(await mistakes("by: [age_group]", "by: [agegroup]"), [
    `${release}:24: table "statements" uses "agegroup", which is not in the collection in 2024; did you mean "age_group"?`,
  ]);
});

test("a dimension that holds no codes, or is named twice, is reported", async () => {
  assert.equal(await mistakes("by: [age_group]", "by: [age, role, role, statements]"), [
    `${release}:24: table "statements" uses "age", which is a number variable; use a variable of type code or multiple or grid`,
    `${release}:24: table "statements" names "role" twice; name each dimension once`,
    `${release}:24: table "statements" names "statements" twice; name each dimension once`,
  ]);
});

test("a variable that is not collected in the period is not there", async () => {
  assert.match(
    (await mistakes("by: [likes]", "by: [email_answer]"))[0] ?? "",
    'uses "email_answer", which is not in the collection in 2024',
  );
});

test("a measure that does not fit what it is of is reported", async () => {
  assert.equal(await mistakes("of: age\n", "of: role\n"), [
    `${release}:32: table "ages" uses "role", which is a code variable; use a variable of type number`,
  ]);
  assert.equal(await mistakes("of: statements\n", "of: age\n"), [
    `${release}:25: table "statements" uses "age", which is a number variable; use a variable of type code or multiple or grid`,
  ]);
  assert.equal(await mistakes("    of: age\n", ""), [
    `${release}:32: table "ages" has the measure mean and no "of"; say what it is the mean of`,
  ]);
  assert.equal(await mistakes("[count, mean]", "[percent, mean]"), [
    `${release}:33: table "ages" asks for percent and mean, which are of different things; make two tables`,
  ]);
});

const asksInterval = (measure: string) =>
  checked({
    [release]: ["measure: percent", `measure: ${measure}`],
    [survey]: ["weight: survey_weight", "weight: survey_weight\nsample: yes"],
  });

test("an interval is of a percentage, in a random sample", async () => {
  assert.equal(await asksInterval("[percent, interval]"), []);
  assert.equal(await asksInterval("[count, interval]"), [
    `${release}:26: table "statements" asks for an interval and no percentage, which it would be of; write measure: [count, percent, interval]`,
  ]);
  assert.equal(await mistakes("measure: percent", "measure: [percent, interval]"), [
    `${release}:26: table "statements" asks for an interval, but the collection is no random sample; leave "interval" out; where the responses are a random sample, set "sample: yes" in collection.yaml`,
  ]);
});

test("an unknown universe or level of place is reported", async () => {
  assert.equal(await mistakes("universe: older", "universe: odler"), [
    `${release}:27: table "statements" has the universe "odler", which is not in the collection; did you mean "older"?`,
  ]);
  assert.equal(
    await checked({
      [numbers]: ["by: [phase]", "by: [phase]\n    universe: all\n    geography: [Regional]"],
    }),
    [
      `${numbers}:20: table "numbers" has the universe "all", which is not in the collection; leave it out: the collection has no universes`,
      `${numbers}:21: table "numbers" asks for the level "Regional", which is not in the collection's geography; leave it out: the collection has no geography`,
    ],
  );
});

test("attributes and stated figures need counted figures", async () => {
  assert.equal(await mistakes("measure: percent", "measure: percent\n    attributes: [role]"), [
    `${release}:27: table "statements" has attributes, but the collection is not counted figures; leave them out, or use them as dimensions`,
  ]);
  assert.equal(await mistakes("[count, mean]", "stated"), [
    `${release}:33: table "ages" asks for stated figures, but the collection has one row a unit; use total, or a collection with layout: counted`,
  ]);
  assert.equal(await checked({ [numbers]: ["attributes: [paragraph]", "attributes: [paragraf]"] }), [
    `${numbers}:22: table "numbers" uses "paragraf", which is not in the collection in 2024; did you mean "paragraph"?`,
  ]);
});

test("weights where there are none are reported", async () => {
  assert.equal(await checked({ [numbers]: ["by: [phase]", "by: [phase]\n    weighted: yes"] }), [
    `${numbers}:20: table "numbers" is weighted, but the collection has no weight; leave it out`,
  ]);
});

test("a rate needs a denominator, and a denominator a rate", async () => {
  assert.equal(await mistakes("    denominator: { collection: pupil-numbers, period: 2024 }\n", ""), [
    `${release}:20: table "by-phase" has a rate and no denominator; name the counted collection and period`,
  ]);
  assert.equal(await mistakes("[count, rate]", "count"), [
    `${release}:21: table "by-phase" has a denominator and no rate; add "rate" to its measure`,
  ]);
});

test("a denominator must be a counted collection that shares the table's dimensions and places", async () => {
  assert.equal(
    await mistakes(
      "{ collection: pupil-numbers, period: 2024 }",
      "{ collection: pupil-survey, period: 2024 }",
    ),
    [
      `${release}:21: table "by-phase" divides by "pupil-survey", which is not counted figures; name a collection with layout: counted`,
    ],
  );
  assert.equal(await mistakes("by: [phase]", "by: [role]\n    geography: [Regional]"), [
    `${release}:22: the denominator of table "by-phase" uses "role", which is not in the collection in 2024; use one of phase, paragraph`,
    `${release}:22: the denominator of table "by-phase" has no figures for the level "Regional"; leave the level out, or add it to the other collection's geography`,
  ]);
  assert.equal(
    await mistakes(
      "{ collection: pupil-numbers, period: 2024 }",
      "{ collection: pupil-number, period: 2024 }",
    ),
    [
      `${release}:21: the denominator of table "by-phase" is "pupil-number", which is not a collection; did you mean "pupil-numbers"?`,
    ],
  );
});

test.run();

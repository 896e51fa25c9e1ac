import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, survey } from "./fixture.ts";

const mistakes = (...edit: readonly [string, string]) => checked({ [survey]: edit });

test("a level whose variable does not exist or holds no codes is reported", async () => {
  assert.equal(await mistakes("variable: region }", "variable: regoin }"), [
    `${survey}:17: the level "Regional" uses "regoin", which is not in the collection in 2024; did you mean "region"?`,
  ]);
  assert.equal(await mistakes("{ level: School, variable: school }", "{ level: School, variable: age }"), [
    `${survey}:15: the level "School" uses "age", which is a number variable; use a variable of type code`,
    `${survey}:16: "authority" is not derived as the parent of "age"; derive it with "parent_of: age"`,
  ]);
});

test("levels out of order are reported", async () => {
  const edit = ["  - { level: School, variable: school }\n", ""] as const;
  assert.equal(await mistakes(...edit), []);
  assert.equal(await mistakes("level: Local authority", "level: School"), [
    `${survey}:16: the level "School" comes after "School"; name each level once, finest first: School, Local authority, Regional`,
    'data/releases/pupil-survey/2024/release.yaml:28: table "statements" asks for the level "Local authority", which is not in the collection\'s geography; use one of School, School, Regional',
  ]);
});

test("a level that is not the parent of the one before is reported", async () => {
  assert.equal(await mistakes("parent_of: authority }", "parent_of: phase }"), [
    `${survey}:17: "region" is not derived as the parent of "authority"; derive it with "parent_of: authority"`,
    `${survey}:54: 2 of 2 codes in methodology/classifications/phases.csv have no parent in "regions"; fill the column "regions" there`,
  ]);
});

test("a parent of a variable without a classification, or of one that comes later, is reported", async () => {
  assert.equal((await mistakes("parent_of: authority }", "parent_of: role }")).slice(1), [
    `${survey}:54: "role" has no classification, so that its codes have no parents; move its codes to methodology/classifications`,
  ]);
  assert.equal(await mistakes("parent_of: school }", "parent_of: region }"), [
    `${survey}:16: "authority" is not derived as the parent of "school"; derive it with "parent_of: school"`,
    `${survey}:53: "derived.authority" is the parent of "region", which is derived later; move it below`,
  ]);
});

test("places without a parent are counted", async () => {
  const edits = {
    "methodology/classifications/schools.csv": ["S2,South School,E06000002", "S2,South School,"],
  } as const;
  assert.equal(await checked(edits), [
    `${survey}:53: 1 of 2 codes in methodology/classifications/schools.csv have no parent in "authorities"; fill the column "authorities" there`,
  ]);
});

test.run();

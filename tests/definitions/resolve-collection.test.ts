import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadCollection } from "../../pipeline/definitions/load.ts";
import { checked, survey as surveyFile, withRoot } from "./fixture.ts";

const approval = "data/releases/pupil-survey/2024/approval.yaml";

const survey = (period: string) =>
  withRoot({}, (root) => loadCollection(root, { collection: "pupil-survey", period }));

test("codes and items keep the order of the file, also where they look like integers", async () => {
  const { variables } = await survey("2024");
  const score = variables.find(({ name }) => name === "score");
  assert.equal(score?.type === "code" && score.list, {
    name: null,
    codes: [
      { code: "10", label: "Ten", source: [], more: {} },
      { code: "2", label: "Two", source: [], more: {} },
      { code: "01", label: "One", source: ["1", "No. 1"], more: {} },
    ],
  });
  const statements = variables.find(({ name }) => name === "statements");
  assert.equal(statements?.type === "grid" && statements.items, [
    { code: "2", label: "I am safe", column: "Q2" },
    { code: "1", label: "I am heard", column: "Q1" },
  ]);
});

test("only what was collected in the period is there", async () => {
  const names = async (period: string) => (await survey(period)).variables.map(({ name }) => name);
  assert.not.ok((await names("2024")).includes("email_answer"));
  assert.ok((await names("2025")).includes("email_answer"));
});

test("items of a grid come and go with the period, and a grid without any is reported", async () => {
  const item = "1: { label: I am heard, column: Q1 }";
  const edit = [item, 'new: { label: I am heard, column: Q1, from: "2025" }'] as const;
  const items = (period: string) =>
    withRoot({ [surveyFile]: edit, [approval]: null }, async (root) => {
      const { variables } = await loadCollection(root, { collection: "pupil-survey", period });
      const grid = variables.find(({ name }) => name === "statements");
      return grid?.type === "grid" ? grid.items.map(({ code }) => code) : null;
    });
  assert.equal([await items("2024"), await items("2025")], [["2"], ["2", "new"]]);
  const never = ["2: { label: I am safe, column: Q2 }\n      1: { label: I am heard, column: Q1 }"];
  const found = await checked({
    [surveyFile]: [never[0] ?? "", '2: { label: I am safe, column: Q2, to: "2023" }'],
    [approval]: null,
  });
  assert.equal(found.slice(0, 1), [
    `${surveyFile}:47: "statements" has no item that was collected in the period; add one, or give the grid itself "from" or "to"`,
  ]);
});

test("labels fall back on the question, then on the name; columns on the name", async () => {
  const { variables } = await survey("2024");
  const labels = Object.fromEntries(variables.map(({ name, label }) => [name, label]));
  assert.is(labels["age"], "How old are you?");
  assert.is(labels["survey_weight"], "Survey weight");
  assert.is(labels["phase"], "Phase");
  const age = variables.find(({ name }) => name === "age");
  assert.is(age?.type === "number" && age.column, "age");
});

test("a classification is resolved for the period, and a parent keeps its child", async () => {
  const { variables, derived } = await survey("2023");
  const phase = variables.find(({ name }) => name === "phase");
  assert.equal(phase?.type === "code" && phase.list.codes.map(({ code }) => code), [
    "primary",
    "middle",
    "secondary",
  ]);
  const region = derived.find(({ name }) => name === "region");
  assert.is(region?.kind === "parent" && region.child, "authority");
  assert.is(region?.kind === "parent" && region.list.name, "regions");
});

test("what the definition leaves out is null or the default", async () => {
  const collection = await withRoot({}, (root) =>
    loadCollection(root, { collection: "pupil-numbers", period: "2024" }),
  );
  assert.is(collection.id, null);
  assert.is(collection.universe, null);
  assert.is(collection.synthetic, null);
  assert.is(collection.setAsideLimit, 5);
  assert.equal(collection.source.missing, ["", "NA"]);
  assert.is(collection.source.count, "pupils");
});

test.run();

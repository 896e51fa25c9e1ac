import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, type Edit, survey } from "./fixture.ts";

const mistakes = (...edit: readonly [string, string]) => checked({ [survey]: edit });

test("an id or weight that is no variable, or of the wrong type, is reported", async () => {
  assert.equal(await mistakes("id: response\nweight: survey_weight", "id: respones\nweight: phase"), [
    `${survey}:10: "id" uses "respones", which is not in the collection in 2024; did you mean "response"?`,
    `${survey}:11: "weight" uses "phase", which is a code variable; use a variable of type number`,
  ]);
});

test("a question asked of an unknown universe is reported", async () => {
  assert.equal(await mistakes("asked_of: older", "asked_of: oldr"), [
    `${survey}:42: "likes" is asked of "oldr", which is not a universe of the collection; did you mean "older"?`,
  ]);
});

test("names that a data file or another variable has already are reported", async () => {
  assert.equal(await mistakes("  visited: { type: date", "  count: { type: date"), [
    `${survey}:51: "count" is a column that every data file may have; use another name`,
  ]);
  assert.equal(await mistakes("  visited: { type: date", "  statements_answer: { type: date"), [
    `${survey}:51: "statements_answer" is the name of a grid's answers; use another name`,
  ]);
  assert.equal(await mistakes("  years_left:", "  visited:"), [
    `${survey}:59: "visited" is already a variable; use another name`,
  ]);
});

test("items of a grid whose columns would collide, and labels given twice, are reported", async () => {
  const edit: Edit = [
    "1: { label: I am heard, column: Q1 }",
    "a-b: {label: I am heard, column: Q1}\n      a.b: {label: I am heard, column: Q3}",
  ];
  assert.equal(await mistakes(...edit), [
    `${survey}:50: the items "a-b" and "a.b" differ only in punctuation or case; use another code`,
    `${survey}:50: in the items of "statements", the label "I am heard" is given twice; give each its own`,
    'data/releases/pupil-survey/2024/approval.yaml:7: approves an answer to "statements.1", which is not in the collection; did you mean "statements.2"?',
  ]);
});

test("a minimum above its maximum is reported", async () => {
  assert.equal(await mistakes("minimum: 4, maximum: 19", "minimum: 40, maximum: 19"), [
    `${survey}:23: "age" has a minimum of 40 above its maximum of 19; swap the two`,
  ]);
});

test("a column of the source that is named twice is reported, wherever it was first", async () => {
  assert.equal(await mistakes("column: Visit }", "column: Email }"), [
    `${survey}:51: the column "Email" is already used by "identifiers.0"; name each column of the source once`,
  ]);
  assert.equal(await mistakes("art: Likes art }", "art: Q1 }"), [
    `${survey}:49: the column "Q1" is already used by "variables.likes.columns.art"; name each column of the source once`,
  ]);
});

test("an option of a multiple choice without its column, or a column without its option, is reported", async () => {
  assert.equal(await mistakes("art: Likes art }", "atr: Likes art }"), [
    `${survey}:41: "likes" has a column for "atr", which is not one of its codes; did you mean "art"?`,
    `${survey}:41: "likes" has no column for its code "art"; add it`,
  ]);
  assert.equal(await mistakes("    asked_of: older", "    column: Likes"), [
    `${survey}:41: "likes" has "column" and "columns"; keep one of the two`,
  ]);
});

test("labels and spellings that two codes of a list share are reported", async () => {
  assert.equal(await mistakes("2: Two", "2: Ten"), [
    `${survey}:35: in the codes of "score", the label "Ten" belongs to both "10" and "2"; give each its own`,
  ]);
  assert.equal(await mistakes('source: [1, "No. 1"]', "source: [2]"), [
    `${survey}:36: in the codes of "score", the spelling "2" belongs to both "2" and "01"; give each its own`,
  ]);
});

test("SQL whose types can fit no response is reported, although DuckDB would find it only in the data", async () => {
  const said = async (where: string) =>
    (await mistakes("where: age_group = 'older'", `where: ${where}`)).map((line) => line.split(": ")[1]);
  const unfit = ['"universes.older.where" does not fit the types of its columns'];
  assert.equal(await said("likes = 'maths'"), unfit);
  assert.equal(await said("age > 'seven'"), unfit);
  assert.equal(await said("try_cast(score as integer) > 3 and role = 'pupil'"), []);
});

test("more decimals than can be kept, a date format without letters, and a list without codes are reported", async () => {
  assert.equal(await mistakes("decimals: 6", "decimals: 10"), [
    `${survey}:20: "variables.survey_weight.decimals" is "10"; it must be a whole number from 0 to 9`,
  ]);
  assert.equal(await mistakes("column: Visit }", "column: Visit, formats: [DD/MM/YYYY] }"), [
    `${survey}:51: "variables.visited.formats.0" has no % in it; write day, month and year as in %d/%m/%Y`,
  ]);
  assert.equal(await mistakes("codes: phases", "codes: [Primary]"), [
    `${survey}:22: "variables.phase.codes" is a list without codes; write each as code: label, or name a list of methodology/classifications`,
  ]);
});

test("an answer written as the sign for no answer, or for an option not ticked, is reported", async () => {
  assert.equal(await mistakes("2: Two", "NA: Not applicable"), [
    `${survey}:35: "score" may hold "NA" for "NA", which source.missing takes for no answer; write it in another way, or set source.missing without it, such as missing: [""]`,
  ]);
  assert.equal(await mistakes("{ maths: Maths, art: Art }", '{ maths: Maths, art: "No" }'), [
    `${survey}:40: "likes" may hold "No" for "art", which not_selected takes for an option not ticked; set not_selected to what the files hold for an option not ticked, or use another code`,
  ]);
});

test("a list without codes, and a label shared with those who did not answer, are reported", async () => {
  assert.equal(await mistakes("codes: { agree: Agree, disagree: Disagree }", "codes: {}"), [
    `${survey}:46: "statements" has no codes; write them as code: label`,
  ]);
  assert.equal(await mistakes("2: Two", "2: Not stated"), [
    `${survey}:30: those who did not answer "score" would share the label "Not stated" with "2"; set "missing" to the code and label of "2", or to another label`,
  ]);
});

test("a folder that is not named as its collection is reported", async () => {
  assert.equal(await mistakes("collection: pupil-survey", "collection: pupils-survey"), [
    `${survey}:1: "collection" is "pupils-survey", but its folder is "pupil-survey"; give both the same name`,
  ]);
});

test.run();

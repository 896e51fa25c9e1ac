import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, survey } from "./fixture.ts";

/** What is said of a derived number of years when its SQL is this. */
const number = (sql: string) => mistakes("sql: 18 - age", `sql: ${JSON.stringify(sql)}`);
const mistakes = async (...edit: readonly [string, string]) =>
  (await checked({ [survey]: edit })).map((line) => line.slice(survey.length));
const at = ':59: "derived.years_left.sql"';

test("row-wise expressions of all allowed kinds pass", async () => {
  for (const sql of [
    "CASE WHEN age BETWEEN 5 AND 11 AND role IN ('pupil', 'council') THEN 1 ELSE 0 END",
    "round(abs(age - 11) / 2.0, 0) + length(trim(lower(email_address)))".replace("email_address", "response"),
    "coalesce(TRY_CAST(response AS INTEGER), 0) * 2 % 3",
    "CASE WHEN list_contains(likes, 'maths') OR len(likes) = 0 THEN year(visited) ELSE month(visited) END",
    "CASE WHEN visited >= DATE '2024-01-01' AND statements__1 IS NOT NULL AND NOT role = 'pupil' THEN 1 END",
    "date_diff('day', visited, DATE '2024-12-31')",
    "CASE WHEN response LIKE 'R%' THEN 1 ELSE -1 END",
  ]) {
    assert.equal(await number(sql), [], sql);
  }
});

test("an unknown column gets the nearest name", async () => {
  assert.equal(await number("18 - agee"), [
    `${at} uses "agee", which is not in the collection in 2024; did you mean "age"?`,
  ]);
});

test("subqueries, tables, files, aggregates and windows are refused", async () => {
  assert.equal(await number("(SELECT max(age) FROM responses)"), [
    `${at} uses a subquery; use the row's own columns only`,
    `${at} uses the function "max", which is not allowed; use one of lower, upper, trim, ltrim, rtrim, length, len, replace, substring, left, right, starts_with, … (36 in all)`,
  ]);
  assert.match((await number("sum(age)"))[0] ?? "", 'uses the function "sum", which is not allowed');
  assert.match((await number("read_text('/etc/passwd')"))[0] ?? "", 'uses the function "read_text"');
  assert.match((await number("getenv('HOME')"))[0] ?? "", 'uses the function "getenv"');
  assert.match((await number("random()"))[0] ?? "", 'uses the function "random"');
  assert.match((await number("now()"))[0] ?? "", 'uses the function "now"');
  assert.equal(await number("row_number() OVER ()"), [
    `${at} uses a window function; use the row's own columns only`,
  ]);
  assert.equal(await number("*"), [`${at} uses *; use the row's own columns only`]);
  assert.equal(await number("?"), [`${at} uses a parameter; use the row's own columns only`]);
});

test("what would change the query around an expression is refused", async () => {
  const refusal = `${at} is not one SQL expression; write what could stand after SELECT, without FROM, comment or semicolon`;
  for (const sql of [
    "age FROM responses",
    "age; DROP TABLE responses",
    "age;",
    "age, role",
    "age -- comment",
    "age) FROM (SELECT 1",
    "age UNION SELECT 2",
    "DISTINCT age",
    "age ORDER BY age",
    "age WHERE true",
    "age AS other",
    "CASE WHEN age THEN",
  ]) {
    assert.equal(await number(sql), [refusal], sql);
  }
});

test("a cast that could fail on a response is refused for one that cannot", async () => {
  assert.equal(await number("CAST(response AS INTEGER)"), [
    `${at} uses CAST (or ::) on a column; use TRY_CAST, so that a value that does not fit counts as missing`,
  ]);
});

test("an expression of the wrong type is reported", async () => {
  assert.equal(await number("role"), [`${at} gives VARCHAR; write an expression that gives a number`]);
  assert.equal(await mistakes("universe: age >= 5", "universe: age"), [
    ':12: "universe" gives DECIMAL(18,0); write an expression that gives true or false',
  ]);
  assert.equal(await number("age + role"), [
    `${at} does not fit the types of its columns: No function matches the given name and argument types '+(DECIMAL(18,0), VARCHAR)'. You might need to add explicit type casts; mend the expression`,
  ]);
});

test("a code that a compared column cannot hold is reported with the nearest", async () => {
  assert.equal(await mistakes("organisation: role = 'council'", "organisation: role = 'counicl'"), [
    `:13: "organisation" uses "counicl", which is not a code of "role"; did you mean "council"?`,
  ]);
  assert.equal(
    await number("CASE WHEN list_contains(likes, 'math') OR statements__2 IN ('agre') THEN 1 END"),
    [
      `${at} uses "math", which is not a code of "likes"; did you mean "maths"?`,
      `${at} uses "agre", which is not a code of "statements__2"; did you mean "agree"?`,
    ],
  );
});

test("a code that a derived variable gives and does not list is reported", async () => {
  assert.equal(await mistakes("THEN 'older' END", "THEN 'odler' END"), [
    `:58: "derived.age_group.sql" uses "odler", which is not a code of the derived variable; did you mean "older"?`,
  ]);
});

test("a derived variable may use those before it only; the universe and organisation may use all", async () => {
  assert.equal(await mistakes("sql: 18 - age", "sql: CASE WHEN age_group = 'older' THEN 1 END"), []);
  assert.equal(await mistakes("CASE WHEN age < 11", "CASE WHEN years_left > 7"), [
    ':58: "derived.age_group.sql" uses "years_left", which is derived later; use the variables that it is made of',
  ]);
  assert.equal(await mistakes("universe: age >= 5", "universe: age_group = 'older'"), []);
});

test.run();

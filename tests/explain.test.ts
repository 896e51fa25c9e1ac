import { test } from "uvu";
import * as assert from "uvu/assert";
import { explainFigure } from "../pipeline/explain.ts";
import { tableShape } from "../pipeline/tabulate/plan.ts";
import {
  cell,
  codes,
  codeVariable,
  collection,
  grid,
  problemsOf,
  specs,
  tablesFrom,
} from "./tabulate/support.ts";

const people = collection([
  codeVariable("role", codes("parent", "pupil"), true),
  codeVariable("happy", codes("yes", "no")),
  grid("views", ["safe", "kind"], codes("agree", "disagree")),
]);
const shape = tableShape(people, "t", specs({ t: { by: ["role"], of: "happy", measure: "percent" } })["t"]!);
const provenance = { sql: "SELECT 1 AS role", base: "people who answered", weight: "none" };

test("a figure is explained by its cell, base, weight, SQL and rules", () => {
  const text = explainFigure(shape, provenance, ["Rounded to the nearest 5."], { role: "parent" });
  assert.is(
    text,
    `t: t

Cell
  role (role): PARENT (parent)
  happy (happy): Total

Who is counted
  People

Measures
  response_percent: Percentage of people, %
  response_base: Base: Number of people

Base
  people who answered

Weight
  none

SQL on the private side
  SELECT *
  FROM (
    SELECT 1 AS role
  )
  WHERE "role" = 'parent'
    AND "happy" = 'Total'

Rules of protection
  Rounded to the nearest 5.
`,
  );
});

test("an unknown dimension and an unknown code are both told, with the nearest names", async () => {
  assert.equal(
    await problemsOf(() => explainFigure(shape, provenance, [], { rol: "parent", happy: "yess" })),
    [
      'explain: table "t": has no dimension "rol"; did you mean "role"?',
      'explain: table "t": has no code "yess" in "happy"; did you mean "yes"?',
    ],
  );
});

test("a battery has no total over its items, so one must be named", async () => {
  const battery = tableShape(people, "t", specs({ t: { of: "views", measure: "percent" } })["t"]!);
  assert.equal(await problemsOf(() => explainFigure(battery, provenance, [], {})), [
    'explain: table "t": has no total over "views"; add views=CODE; use one of safe, kind',
  ]);
});

test("neither a count nor a response stands in an explanation", async () => {
  const rows = ["1, 1, 'parent', 'yes', 'agree', NULL", "1, 1, 'pupil', 'no', 'agree', 'agree'"];
  const { t } = await tablesFrom(
    people,
    "role VARCHAR, happy VARCHAR, views__safe VARCHAR, views__kind VARCHAR",
    [...rows, ...Array(4320).fill(rows[0])],
    {
      t: { by: ["role"], of: "happy", measure: ["count", "percent"] },
    },
  );
  assert.is(cell(t!, { role: "parent", happy: "yes" })["count"], 4321);
  assert.not.match(explainFigure(t!, t!.provenance, [], { role: "parent", happy: "yes" }), /432\d/);
});

test.run();

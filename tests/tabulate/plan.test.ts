import { test } from "uvu";
import * as assert from "uvu/assert";
import { planTables, tableShape } from "../../pipeline/tabulate/plan.ts";
import { codes, codeVariable, collection, counted, grid, number, problemsOf, specs } from "./support.ts";

const sex = codeVariable("sex", codes("f", "m"), true);
const role = codeVariable("role", codes("parent", "pupil"));
const views = grid("views", ["safe"], codes("agree"));
const people = collection([sex, role, views, number("pay", 2), codeVariable("la", codes("a"), true)], {
  weight: "w",
  geography: [{ level: "Local authority", variable: "la" }],
  universes: [{ name: "women", label: "Women", where: "sex = 'f'" }],
});

function shape(spec: object, from = people) {
  return tableShape(from, "t", specs({ t: spec })["t"]!);
}

test("places come first, then breakdowns in their order, then the answers that percentages share out", () => {
  const { dimensions, of } = shape({
    by: ["role", "sex"],
    of: "views",
    geography: ["Local authority"],
    measure: "percent",
  });
  assert.equal(
    dimensions.map(({ name, kind, hasTotal }) => [name, kind, hasTotal]),
    [
      ["geography", "geography", true],
      ["role", "code", true],
      ["sex", "code", true],
      ["views", "item", false],
      ["views_answer", "code", true],
    ],
  );
  assert.is(of, "views_answer");
});

test("a breakdown has a category for those who did not answer, and what percentages share out has none", () => {
  const codesIn = (spec: object) => shape(spec).dimensions.map(({ codes }) => codes.map(({ code }) => code));
  assert.equal(codesIn({ by: ["role"], measure: "count" }), [["parent", "pupil", "not-stated"]]);
  assert.equal(codesIn({ by: ["sex"], of: "role", measure: "percent" }), [
    ["f", "m"],
    ["parent", "pupil"],
  ]);
});

test("a code list with its own category for no answer does not get a second one", () => {
  const own = collection([codeVariable("role", codes("parent", "not-stated"))]);
  assert.equal(
    shape({ by: ["role"], measure: "count" }, own).dimensions[0]?.codes.map(({ code }) => code),
    ["parent", "not-stated"],
  );
});

test("a percentage brings its base, and every measure has its column, label, unit and decimals", () => {
  const measures = shape({ of: "pay", measure: ["count", "mean", "total"] }).measures;
  assert.equal(measures, [
    { kind: "count", column: "response_count", label: "Number of people (weighted)", unit: "", decimals: 0 },
    { kind: "mean", column: "pay_mean", label: "Mean: pay", unit: "", decimals: 3 },
    { kind: "total", column: "pay_total", label: "Total: pay", unit: "", decimals: 2 },
  ]);
  assert.equal(
    shape({ of: "role", measure: "percent" }).measures.map(({ column, unit }) => [column, unit]),
    [
      ["response_percent", "%"],
      ["response_base", ""],
    ],
  );
});

test("an interval is two measures, the ends, beside its percentage, and notes that say what they are", () => {
  const spec = { of: "role", measure: ["count", "percent", "interval"], notes: ["Own."] };
  const { measures, notes } = shape({ ...spec, weighted: "no" });
  assert.equal(
    measures.map(({ kind, column, unit }) => [kind, column, unit]),
    [
      ["count", "response_count", ""],
      ["percent", "response_percent", "%"],
      ["lower", "response_percent_lower", "%"],
      ["upper", "response_percent_upper", "%"],
      ["base", "response_base", ""],
    ],
  );
  assert.equal(notes.length, 2);
  assert.is(notes[0], "Own.");
  assert.match(notes[1] ?? "", /95% confidence intervals by the Wilson score method/);
  assert.match(shape(spec).notes[2] ?? "", /^The design effect of the weights is left out/);
});

test("a rate says how many of the denominator it is of", () => {
  const denominator = { collection: "pupils", period: "2024" };
  const { measures, per } = shape({ by: ["sex"], measure: "rate", denominator, per: "10000" });
  assert.is(measures[0]?.label, "Rate of people per 10,000");
  assert.is(per, 10000);
});

test("who is counted is the table's universe, else who was routed to the question, else everybody", () => {
  const routed = collection([{ ...role, askedOf: "women" } as typeof role], { universes: people.universes });
  assert.is(shape({ by: ["role"], measure: "count", universe: "women" }).universe, "Women");
  assert.is(shape({ of: "role", measure: "percent" }, routed).universe, "Women");
  assert.is(shape({ by: ["role"], measure: "count" }).universe, "People");
});

test("a table is weighted where its collection is, unless it says no", () => {
  assert.is(shape({ measure: "count" }).weighted, true);
  assert.is(shape({ measure: "count", weighted: "no" }).weighted, false);
  assert.is(shape({ measure: "count" }, collection([sex])).weighted, false);
});

test("a hypercube of more than 20 million cells is refused, and one of 20 million is not", async () => {
  const large = (size: number) =>
    codeVariable(`v${size}`, codes(...Array.from({ length: size - 1 }, (_, n) => `c${n}`)), true);
  const from = collection([large(5000), large(4000), large(4001)]);
  assert.is(shape({ by: ["v5000", "v4000"], measure: "count" }, from).dimensions.length, 2);
  assert.equal(await problemsOf(() => shape({ by: ["v5000", "v4001"], measure: "count" }, from)), [
    'table "t": has 20005000 cells, and 20000000 is the most; take a dimension out, or a level of place',
  ]);
});

test("counted rows have no weights and no medians, and every table's problem is told", async () => {
  const from = { ...people, source: counted };
  const tables = specs({
    a: { of: "pay", measure: "median" },
    b: { by: ["sex"], measure: "count", weighted: "yes" },
  });
  assert.equal(await problemsOf(() => planTables(from, tables)), [
    'table "a": asks for a median of counted rows, whose margins have none; use a mean, or one row a response',
    'table "b": is weighted, but its rows are already counted; take weighted out',
  ]);
});

test.run();

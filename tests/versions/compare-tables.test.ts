import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareTables } from "../../pipeline/versions.ts";
import { byRole, type Definition, dimension, measure, percent, role, tableOf } from "./fixture.ts";

/** What changes from the table by role to what `more` makes of it, each as "major: words". */
function changes(
  more: Partial<Definition>,
  kind: "period" | "correction" = "period",
  before = byRole,
): string[] {
  const found = compareTables(tableOf(before), tableOf({ ...before, ...more }), kind);
  return found.map(({ level, what }) => `${level}: ${what}`);
}

test("a table that stays the same has no changes, whatever the figures of another period are", () => {
  assert.equal(changes({}), []);
  assert.equal(changes({ csv: byRole.csv.replaceAll("2024", "2025").replace("20\n", "25\n") }), []);
});

test("a code, dimension, measure or column that is gone is a major change", () => {
  assert.equal(changes({ dimensions: [dimension("role", ["parent"])] }), [
    'major: code "governor" of role is gone',
  ]);
  assert.equal(changes({ dimensions: [] }), ["major: dimension role is gone"]);
  const two = { ...byRole, measures: [measure, percent] };
  assert.equal(changes({ measures: [measure] }, "period", two), ["major: measure response_percent is gone"]);
  const place = { ...byRole, csv: "time_period,la_name,role,response_count\n2024,Leeds,Total,30\n" };
  assert.equal(changes({ csv: byRole.csv }, "period", place), ["major: column la_name is gone"]);
});

test("a code, dimension, measure or column that is new is a minor change", () => {
  const pupil = dimension("role", ["parent", "governor", "pupil"]);
  assert.equal(changes({ dimensions: [pupil] }), ['minor: code "pupil" of role is new']);
  assert.equal(changes({ dimensions: [role, dimension("phase", ["primary"])] }), [
    "minor: dimension phase is new",
  ]);
  assert.equal(changes({ measures: [measure, percent] }), ["minor: measure response_percent is new"]);
  assert.equal(changes({ csv: "time_period,la_name,role,response_count\n" }), [
    "minor: column la_name is new",
  ]);
});

test("a code with another label is a major change, because files hold labels", () => {
  const codes = [
    { code: "parent", label: "Parent" },
    { code: "governor", label: "Governor or trustee" },
  ];
  assert.equal(changes({ dimensions: [{ ...role, codes }] }), [
    'major: code "governor" of role is now called “Governor or trustee”, and was “Governor”',
  ]);
});

test("what changes the meaning of every figure is a major change", () => {
  assert.equal(changes({ of: "role" }), ["major: percentages are of role, and were of nothing"]);
  assert.equal(changes({ weighted: true }), ["major: figures are now weighted"]);
  assert.equal(changes({ dimensions: [{ ...role, hasTotal: false }] }), [
    "major: dimension role has no total any more",
  ]);
  assert.equal(changes({ dimensions: [{ ...role, kind: "multiple" }] }), [
    "major: dimension role is several answers each, and was one answer each",
  ]);
  assert.equal(changes({ measures: [{ ...measure, unit: "thousands" }] }), [
    "major: measure response_count is in thousands, and was in no unit",
  ]);
});

test("other words are minor changes", () => {
  assert.equal(changes({ universe: "Parents", title: "By role", notes: ["New."] }), [
    "minor: it covers “Parents”, and covered “Everybody”",
    "minor: its title is now “By role”",
    "minor: its notes are changed",
  ]);
  assert.equal(changes({ measures: [{ ...measure, label: "Answers", decimals: 2 }] }), [
    "minor: measure response_count now has 2 decimals in place of 0",
    "minor: measure response_count is now labelled “Answers”",
  ]);
});

test("many codes are told by their number with the first of them, major changes first", () => {
  const schools = ["a", "b", "c", "d", "e", "f"];
  const before = { ...byRole, dimensions: [dimension("school", ["z"])] };
  const after = [dimension("school", schools)];
  assert.equal(changes({ dimensions: after }, "period", before), [
    'major: code "z" of school is gone',
    'minor: 6 codes of school are new, such as "a"',
  ]);
});

test("a correction tells how many figures it changed, symbols too, by row and not by place in the file", () => {
  const moved = "time_period,role,response_count\n2024,Governor,c\n2024,Parent,25\n2024,Total,30\n";
  assert.equal(changes({ csv: moved }, "correction"), ["minor: 2 values of response_count are corrected"]);
  const one = byRole.csv.replace("Parent,20", "Parent,25");
  assert.equal(changes({ csv: one }, "correction"), ["minor: 1 value of response_count is corrected"]);
});

test("a row that a correction takes out is a major change, and one that it adds a minor one", () => {
  const without = byRole.csv.replace("2024,Governor,10\n", "");
  assert.equal(changes({ csv: without }, "correction"), ["major: 1 row is gone"]);
  assert.equal(changes({ csv: byRole.csv }, "correction", { ...byRole, csv: without }), [
    "minor: 1 row is new",
  ]);
});

test("where a correction breaks a table down in another way, its figures are not compared", () => {
  const phase = dimension("phase", ["primary"]);
  const csv = "time_period,role,phase,response_count\n2024,Total,Total,31\n";
  assert.equal(changes({ dimensions: [role, phase], csv }, "correction"), ["minor: dimension phase is new"]);
});

test("a corrected note on a row is told", () => {
  const paragraph = dimension("paragraph", ["annex"], { attribute: true });
  const csv = "time_period,role,paragraph,response_count\n2024,Total,Annex,30\n";
  const before = { ...byRole, dimensions: [role, paragraph], csv };
  assert.equal(changes({ csv: csv.replace("Annex", "Annex B") }, "correction", before), [
    "minor: 1 value of paragraph is corrected",
  ]);
});

test.run();

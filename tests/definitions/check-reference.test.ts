import { test } from "uvu";
import * as assert from "uvu/assert";
import { checked, type Edit, release } from "./fixture.ts";

const old = `    by: [phase]
    measure: [count, rate]
    denominator: { collection: pupil-numbers, period: 2024 }`;
const of = `    of: phase
    measure: [count, percent, representation]
    reference:
      collection: pupil-numbers
      period: 2024
      label: all pupils of England`;

/** What check says of the first table, its lines put in place of those that it has. */
function mistakes(lines: string, more: Readonly<Record<string, Edit>> = {}): Promise<string[]> {
  return checked({ [release]: [old, lines], ...more });
}

test("a table may be put beside a counted collection that has its codes and is public", async () => {
  assert.equal(await mistakes(of), []);
});

test("an index needs a reference, a percentage beside it, and one population for all rows", async () => {
  assert.equal(await mistakes("    of: phase\n    measure: representation"), [
    `${release}:20: table "by-phase" asks for representation and has no reference; name the counted collection, period and label of the population`,
    `${release}:20: table "by-phase" asks for representation and no percentage, which it puts beside the population's; write measure: [count, percent, representation]`,
  ]);
  assert.match(
    (await mistakes(`${of}\n    geography: [Regional]`))[0] ?? "",
    "puts places beside one population",
  );
  assert.match(
    (await mistakes(of.replace(", representation", "")))[0] ?? "",
    "has a reference and no index of representation",
  );
});

test("the reference is a collection of the root, counted, and declared to be public", async () => {
  assert.match(
    (await mistakes(of.replace("pupil-numbers", "pupil-number")))[0] ?? "",
    'did you mean "pupil-numbers"?',
  );
  assert.match(
    (await mistakes(of.replace("pupil-numbers", "pupil-survey")))[0] ?? "",
    'is "pupil-survey", which is not counted figures',
  );
  const protection = "methodology/pupil-numbers/protection.yaml";
  const hidden = await mistakes(of, { [protection]: "method: conventional\n" });
  assert.ok(
    hidden.some((line) => line.includes("is not declared to be public figures")),
    hidden.join("\n"),
  );
});

test("every code of the table and of the population has its counterpart, once", async () => {
  const codes = (text: string) => `${of}\n      codes: { ${text} }`;
  const found = await mistakes(codes("primary: [primary, secondary], nursery: [primary]"));
  const said = found.join("\n");
  assert.match(said, 'names "nursery", which the table has not');
  assert.match(said, 'uses the code "secondary" twice');
  assert.match(
    await mistakes(codes("primary: [secondary], secondary: [secondary]")).then(String),
    /which is in no group/,
  );
  assert.match(await mistakes(codes("primary: [infant]")).then(String), 'lacks the code "infant"');
});

test.run();

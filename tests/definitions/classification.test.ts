import { test } from "uvu";
import * as assert from "uvu/assert";
import { readClassification } from "../../pipeline/definitions/classification.ts";
import { checked, type Edit, refused, survey, withRoot } from "./fixture.ts";

const path = "methodology/classifications/phases.csv";

/** What is said of the phases when the file is this text. */
const phases = (text: string) =>
  withRoot({ [path]: text }, (root) => refused(() => readClassification(root, "phases", "2024")));

test("a code list holds the codes of its period in the order of the file, with spellings and parents", () =>
  withRoot({}, async (root) => {
    assert.equal(readClassification(root, "phases", "2024").codes, [
      { code: "primary", label: "Primary", source: ["Prim", "Infant"], more: {} },
      { code: "secondary", label: "Secondary", source: [], more: {} },
    ]);
    const earlier = readClassification(root, "phases", "2023").codes.map(({ code }) => code);
    assert.equal(earlier, ["primary", "middle", "secondary"]);
    assert.equal(readClassification(root, "authorities", "2024").codes[0], {
      code: "E06000001",
      label: "Hartlepool",
      source: [],
      more: { old_code: "805", regions: "E12000001" },
    });
  }));

test("a ragged row is reported with its line, also below a cell of two lines", async () => {
  assert.equal(await phases('code,label\na,"two\nlines"\nb,B,extra\nc\n'), [
    `${path}:4: has 3 cells where the header has 2; add or remove commas, and put a cell with a comma in quotes`,
    `${path}:5: has 1 cell where the header has 2; add or remove commas, and put a cell with a comma in quotes`,
  ]);
});

test("a quote that is not closed is reported with the line where it opened", async () => {
  assert.equal(await phases('code,label\na,A\nb,"B\nc,C\n'), [
    `${path}:3: a quote is not closed, or stands inside a cell; close it, or write "" for it`,
  ]);
});

test("a missing, unknown or repeated column of the header is reported", async () => {
  assert.equal(await phases("cod,label,regoins,label\na,A,x,B\n"), [
    `${path}:1: the header has no "code"; begin with code,label`,
    `${path}:1: the column "cod" is neither a setting nor a classification; did you mean "code"?`,
    `${path}:1: the column "regoins" is neither a setting nor a classification; did you mean "regions"?`,
    `${path}:1: the column "label" is given twice; keep one`,
  ]);
});

test("an empty file and a header alone are reported", async () => {
  assert.equal(await phases("code,label\n"), [`${path}: has no codes; add a row for each code`]);
  assert.match((await phases(""))[0] ?? "", 'the header has no "code"');
});

test("a code or label given twice, the margin's name and malformed codes are reported", async () => {
  assert.equal(await phases("code,label\na,A\na,B\nc,A\nTotal,All\nd,Total\nx y,X\ne,\n"), [
    `${path}:5: the code "Total" cannot be used; use another code`,
    `${path}:7: the code "x y" cannot be used; it must be letters, digits, '.', '_', '+' or '-'`,
    `${path}:8: the code "e" has no label; write one`,
    `${path}:3: the code "a" is given twice; keep one of the two`,
    `${path}:4: the label "A" belongs to both "a" and "c"; give each its own`,
    `${path}:6: the label of "d" is the name of the margin; use another label`,
    `${path}:6: the spelling "Total" belongs to both "Total" and "d"; give each its own`,
  ]);
});

test("a spelling of the source that two codes share is reported", async () => {
  assert.equal(await phases("code,label,source\na,A,x|y\nb,B,y\n"), [
    `${path}:3: the spelling "y" belongs to both "a" and "b"; give each its own`,
  ]);
});

test("a code may come back with another label in another period, but is never valid from after to", async () => {
  const text = "code,label,from,to\na,Old,,2023\na,New,2024,\n";
  await withRoot({ [path]: text }, async (root) => {
    assert.equal(readClassification(root, "phases", "2023").codes[0]?.label, "Old");
    assert.equal(readClassification(root, "phases", "2024").codes[0]?.label, "New");
  });
  assert.equal(await phases("code,label,from,to\na,A,2025,2024\nb,B,,next year\n"), [
    `${path}:2: is valid from 2025 to 2024, which is never; swap the two`,
    `${path}:3: "next year" is not a period; write it as the release's folder is named`,
  ]);
});

test("a parent that the other classification does not have is reported with the nearest code", async () => {
  const edit: Edit = ["E06000002,Middlesbrough,806,E12000001", "E06000002,Middlesbrough,806,E12000010"];
  assert.equal(await checked({ "methodology/classifications/authorities.csv": edit }), [
    'methodology/classifications/authorities.csv:3: "E06000002" lies in "E12000010", which methodology/classifications/regions.csv does not have in 2024; did you mean "E12000001"?',
  ]);
});

test("a classification that a collection names and the root lacks is reported where it is named", async () => {
  assert.equal(await checked({ [survey]: ["codes: schools }", "codes: school }"] }), [
    `${survey}:21: "variables.school" uses the code list "school", which is not in methodology/classifications; did you mean "schools"?`,
  ]);
  assert.match((await checked({ [survey]: ["codes: schools }", "codes: ../secret }"] }))[0] ?? "", ":21: ");
});

test.run();

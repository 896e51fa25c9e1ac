import { test } from "uvu";
import * as assert from "uvu/assert";
import { personalData } from "../../pipeline/definitions/personal-data.ts";

const places = new Set(["southwark", "bristol", "city of london", "north east"]);

/** What is found, as "word kind". */
function found(text: string, allowed: readonly string[] = []): string[] {
  return personalData(text, { places, allowed }).map(({ word, kind }) => `${word} ${kind}`);
}

const cases: readonly (readonly [string, readonly string[]])[] = [
  ["The consultation was too short, and came in the holidays.", []],
  ["I'd like more time. It's hard; we don't have it.", []],
  ["Please publish an easy read version (with pictures).", []],
  ["We told Sarah about it.", ["3 may be a name"]],
  ["Sarah was kind.", ["1 may be a name"]],
  ["We told sarah about it.", ["3 may be a name"]],
  ["ask mrs brackenfold", ["2 may be a name"]],
  ["My name is quentillia.", ["2 may be a name"]],
  ["It was fine. Quentillia said so.", ["4 may be a name"]],
  ["Write to a.b+c@example.org please", ["3 is an e-mail address or a handle"]],
  ["write to someone at example dot org", ["3 is an e-mail address or a handle"]],
  ["see example.org/page or www.example.net", ["2 is a web address", "4 is a web address"]],
  ["ring 07700 900123", ["2 is a telephone number or another long number", "3 is a number"]],
  ["ring +44 (0)7700 900 456", ["2 is a telephone number or another long number"]],
  ["ring oh seven seven double nine", ["2 is a number in words"]],
  ["we live in zz99 3wz", ["4 is a postcode", "5 is a number"]],
  ["we live in ZZ993WZ", ["4 is a postcode"]],
  ["my 7 year old", ["2 is a number"]],
  ["my ７ year old", ["2 is a number"]],
  ["it was in southwark last", ["4 may be a place"]],
  ["it was in the City of London", ["5 may be a name", "7 may be a name"]],
  ["at st zygfryds it is so", ["2 may be a school"]],
  ["at oakfield primary school", ["2 may be a school"]],
  ["at zygfryd primary", ["2 may be a school"]],
  ["at a primary school, in every school and at my nursery school", []],
  ["a word with a join\u200Ber", ["5 is a character that nobody sees"]],
];

for (const [text, expected] of cases) {
  test(`"${text}" holds ${expected.length === 0 ? "nothing personal" : expected.join(", ")}`, () => {
    const kinds = found(text);
    for (const one of expected) assert.ok(kinds.includes(one), kinds.join("; "));
    if (expected.length === 0) assert.equal(kinds, []);
  });
}

test("allowed words are passed over where they stand whole, and nowhere else", () => {
  assert.equal(found("We had 12 weeks and Braille.", ["12 weeks", "Braille"]), []);
  assert.equal(found("We had 112 weeks.", ["12 weeks"]), ["3 is a number"]);
  assert.equal(found("We had 12  weeks.", ["12 weeks"]), []);
});

test("each word is told once, in the order of the text", () => {
  assert.equal(found("Sarah and Quentin of southwark"), [
    "1 may be a name",
    "3 may be a name",
    "5 may be a place",
  ]);
});

test.run();

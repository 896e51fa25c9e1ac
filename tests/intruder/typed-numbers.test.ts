import { test } from "uvu";
import * as assert from "uvu/assert";
import { typedNumbers } from "../../pipeline/intruder/typed-numbers.ts";

const read: readonly (readonly [string, readonly number[]])[] = [
  ["312 parents", [312]],
  ["1,234 of 12,000 pupils", [1234, 12000]],
  ["ages 16 to 24", [16, 24]],
  ["from 8 to 8", [8]],
  ["Key Stage 2.", [2]],
  ["forty-seven carers and twelve staff", [47, 12]],
  ["Twenty schools", [20]],
  ["1\u202f234 people", [1234]],
];

const notRead = [
  "no number at all",
  "the 2011 census",
  "since 1999",
  "12.5 days",
  "45% of parents",
  "45 per cent",
  "£500 a year",
  "GCSE9 and 9th",
  "often and someone",
];

for (const [phrase, numbers] of read)
  test(`"${phrase}" holds ${numbers.join(" and ")}`, () => {
    assert.equal(typedNumbers(phrase), numbers);
  });

for (const phrase of notRead)
  test(`"${phrase}" holds no count`, () => {
    assert.equal(typedNumbers(phrase), []);
  });

test("a year with a comma is a count", () => {
  assert.equal(typedNumbers("2,011 parents"), [2011]);
});

test.run();

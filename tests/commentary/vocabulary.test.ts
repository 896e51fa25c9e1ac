import { test } from "uvu";
import * as assert from "uvu/assert";
import { claimOf } from "../../pipeline/commentary/vocabulary.ts";

/** The lowest and highest whole percentage for which words hold. */
function range(words: string): [number, number] | null {
  const claim = claimOf(words);
  if (claim?.kind !== "share") return null;
  const held = Array.from({ length: 101 }, (_, percent) => percent).filter(claim.holds);
  return [Math.min(...held), Math.max(...held)];
}

for (const [words, lowest, highest] of [
  ["most", 51, 100],
  ["the majority", 51, 100],
  ["A minority", 0, 49],
  ["half", 49, 51],
  ["about half", 45, 55],
  ["nearly half", 45, 49],
  ["more than half", 51, 100],
  ["less than half", 0, 49],
  ["a third", 32, 34],
  ["about a third", 31, 36],
  ["two thirds", 66, 68],
  ["roughly two thirds", 64, 69],
  ["a quarter", 24, 26],
  ["around a quarter", 22, 28],
  ["more than a quarter", 26, 100],
  ["three quarters", 74, 76],
  ["one in five", 19, 21],
  ["about one in five", 17, 23],
  ["nearly all", 90, 99],
  ["few", 0, 10],
] as const) {
  test(`"${words}" holds from ${lowest} to ${highest} per cent`, () =>
    assert.equal(range(words), [lowest, highest]));
}

for (const [words, ratio, holds] of [
  ["doubled", 2.1, true],
  ["doubled", 1.8, false],
  ["more than doubled", 2.05, true],
  ["more than doubled", 2, false],
  ["nearly doubled", 1.95, true],
  ["tripled", 3.1, true],
  ["halved", 0.49, true],
  ["halved", 0.6, false],
] as const) {
  test(`"${words}" ${holds ? "holds" : "does not hold"} at ${ratio} times`, () => {
    const claim = claimOf(words);
    assert.is(claim?.kind === "multiple" && claim.holds(ratio), holds);
  });
}

for (const [words, direction] of [
  ["more than", "up"],
  ["higher than", "up"],
  ["Fewer than", "down"],
  ["less likely", "down"],
  ["fell", "down"],
  ["little changed", "same"],
] as const) {
  test(`"${words}" says ${direction}`, () => assert.equal(claimOf(words), { kind: "direction", direction }));
}

test("knows no other words, not even those of every object", () => {
  for (const words of ["lots", "", "constructor", "about", "about most"]) assert.is(claimOf(words), null);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { pinned, typedTotals } from "../../pipeline/intruder/typed-totals.ts";
import { buildSystem } from "../../pipeline/system/build-system.ts";
import { knownOfNearest, plain } from "../attack/small-systems.ts";

const { equations } = buildSystem([{ name: "t", trees: [plain("x", ["a", "b", "c"])] }]);
/** Total, a, b, c; and a cell of a battery that is in no sum. */
const counts = Int32Array.from([31, 17, 12, 2, 12]);
const known = knownOfNearest(counts);

test("a number that is the true count of a cell names the cell", () => {
  assert.equal(typedTotals(["31 parents", "ages 16 to 24"], counts, known, equations, 5), [
    { phrase: "31 parents", cells: [0] },
  ]);
});

test("a phrase with several numbers names the cells of all, in their order", () => {
  assert.equal(typedTotals(["12 of 31"], counts, known, equations, 5), [
    { phrase: "12 of 31", cells: [0, 2] },
  ]);
});

test("small counts, cells in no sum and counts that are known already are passed over", () => {
  assert.equal(typedTotals(["2 parents"], counts, known, equations, 5), []);
  const told = pinned(known, [2], counts);
  assert.equal([told.lower[2], told.upper[2]], [12, 12]);
  assert.equal([known.lower[2], known.upper[2]], [8, 12], "what was known before stays as it is");
  assert.equal(typedTotals(["12 parents"], counts, told, equations, 5), []);
});

test("at the threshold a count is no small one", () => {
  const five = Int32Array.from([5, 5, 0, 0, 0]);
  const phrases = ["5 cases or fewer"];
  assert.equal(typedTotals(phrases, five, knownOfNearest(five), equations, 5)[0]?.cells, [0, 1]);
  assert.equal(typedTotals(phrases, five, knownOfNearest(five), equations, 6), []);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  primaryByDominance,
  primaryByPPercent,
  primaryByThreshold,
} from "../../pipeline/protect/suppression/primaries.ts";

test("counts of 1 to threshold - 1 are primary, and 0 is not", () => {
  assert.equal(primaryByThreshold(Int32Array.of(0, 1, 4, 5, 90), 5), [1, 2]);
});

test("dominance: the two greatest of 100 + 50 + 10 are 93.75 per cent", () => {
  assert.equal(primaryByDominance([[10, 100, 50]], 2, 93), [0]);
  // Exactly k per cent is not more than k per cent.
  assert.equal(primaryByDominance([[60, 30, 10]], 2, 90), []);
  assert.equal(primaryByDominance([[], [0, 0], [7]], 1, 90), [2]);
});

test("p per cent: after 100 and 50 are taken off, 9 is less than 10 per cent of 100, and 10 is not", () => {
  assert.equal(primaryByPPercent([[100, 50, 9], [50, 100, 10], [8], [5, 5], []], 10), [0, 2, 3]);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { protectCount, protectShare } from "../../pipeline/protect/count.ts";
import { openData, rulesOf } from "./a-table.ts";

test("a count by itself is rounded and shown as in a table", () => {
  assert.equal(protectCount(39_872, rulesOf()), { value: 39_870, symbol: null, shown: "39,870" });
  assert.equal(protectCount(2, rulesOf()), { value: 0, symbol: null, shown: "0" });
  assert.equal(protectCount(2, rulesOf({ zero: "low" })), { value: null, symbol: "low", shown: "[low]" });
  assert.equal(protectCount(4, rulesOf({ small_counts: "suppress" })), {
    value: null,
    symbol: "c",
    shown: "[c]",
  });
  assert.equal(protectCount(0, rulesOf({ small_counts: "suppress", zero: "low" })).shown, "0");
  assert.is(protectCount(4211, openData).shown, "4,211");
});

test("a half goes up: 13 of base 10 is 10, 15 is 20", () => {
  assert.is(protectCount(13, rulesOf({ base: "10" })).value, 10);
  assert.is(protectCount(15, rulesOf({ base: "10" })).value, 20);
});

test("a share is of the rounded counts, or of the true ones where the rules say so", () => {
  // 1,118 of 1,283 are 1,120 of 1,285 when rounded: 87.16 per cent against 87.14.
  assert.is(protectShare(1118, 1283, rulesOf({ percentages: { decimals: "2" } })).shown, "87.16%");
  const fromTrue = rulesOf({ percentages: { from: "true", decimals: "2" } });
  assert.is(protectShare(1118, 1283, fromTrue).shown, "87.14%");
});

test("a share of few people is withheld, and of nobody does not apply", () => {
  assert.is(protectShare(3, 9, rulesOf()).shown, "[c]");
  assert.is(protectShare(0, 0, rulesOf()).shown, "[z]");
  assert.is(protectShare(5, 2000, rulesOf()).shown, "[low]");
  assert.is(protectShare(0, 2000, rulesOf()).shown, "0%");
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ProtectingRules } from "../../pipeline/definitions/protection.ts";
import { hidesSmallCounts, parametersOfRules, widthOfRules } from "../../pipeline/protect/rule-parameters.ts";
import { defaultParameters } from "../../pipeline/protect/system-parameters.ts";
import { rulesOf } from "./a-table.ts";

function protecting(more: Record<string, unknown>): ProtectingRules {
  const rules = rulesOf(more);
  if (rules.method === "none") throw new Error("not a method that protects");
  return rules;
}

const parameters = (more: Record<string, unknown>) => parametersOfRules(protecting(more));

test("every method has its base and threshold, and the rest as it is by default", () => {
  for (const method of ["conventional", "random", "controlled", "small-count", "suppression"])
    assert.equal(
      parameters({ method, base: "10", threshold: "3" }),
      { ...defaultParameters, base: 10, threshold: 3 },
      method,
    );
});

test("each method takes what its rules say", () => {
  const { smallCounts, zero } = parameters({ small_counts: "suppress", zero: "low" });
  assert.equal([smallCounts, zero], ["suppress", "low"]);
  assert.is(parameters({ method: "controlled", steps: "2" }).steps, 2);
  assert.is(parameters({ method: "small-count", maximum_difference: "9" }).maximumDifference, 9);
  const key = parameters({
    method: "cell-key",
    maximum_difference: "4",
    variance: "2.5",
    smallest: "1",
    integer_keys: "yes",
  });
  assert.equal([key.maximumDifference, key.variance, key.smallest, key.integerKeys], [4, 2.5, 1, true]);
  const hidden = parameters({
    method: "suppression",
    width: "7",
    safety: "linear",
    zeros: "candidates",
    marks_only_small: "yes",
  });
  assert.equal(
    [hidden.width, hidden.safety, hidden.zeros, hidden.marksOnlySmall],
    [7, "linear", "candidates", true],
  );
});

test("cell-key has a largest difference of 5 where the rules name none", () => {
  assert.is(parameters({ method: "cell-key" }).maximumDifference, 5);
});

test("what stays open is half the base where counts are rounded, and all small counts where they are hidden", () => {
  assert.is(widthOfRules(protecting({ base: "5" })), 2);
  assert.is(widthOfRules(protecting({ method: "controlled", base: "10" })), 5);
  assert.is(widthOfRules(protecting({ method: "suppression", threshold: "10" })), 9);
  assert.is(widthOfRules(protecting({ method: "suppression", width: "3" })), 3);
});

test("a hidden count is of somebody where small counts are hidden and zeroes shown", () => {
  assert.is(hidesSmallCounts(protecting({ small_counts: "suppress" })), true);
  assert.is(hidesSmallCounts(protecting({ small_counts: "round" })), false);
  assert.is(hidesSmallCounts(protecting({ method: "suppression" })), true);
  assert.is(hidesSmallCounts(protecting({ method: "suppression", zeros: "candidates" })), false);
  assert.is(hidesSmallCounts(protecting({ method: "random" })), false);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { tellable } from "../../pipeline/intruder/release-effects.ts";
import type { ProtectionEffects } from "../../pipeline/package.ts";

const effects: ProtectionEffects = {
  counts: 30,
  shown: 10,
  changed: 5,
  withheld: [
    { reason: "small count", counts: 10 },
    { reason: "proven by the attack", counts: 10 },
  ],
  withheldPlaces: 0,
  maximumDifference: 2,
  meanDifference: 0.5,
  kept: 33.3,
  narrowest: 4,
  adds: true,
};

test("effects are told of 30 counts, and of fewer nothing is", () => {
  assert.equal(tellable(effects), effects);
  assert.is(tellable({ ...effects, counts: 29 }), null);
});

test("where one reason has fewer than 10 counts, the counts are told and no reason is", () => {
  const withheld: ProtectionEffects["withheld"] = [
    { reason: "small count", counts: 11 },
    { reason: "all of a group in one category", counts: 9 },
  ];
  assert.equal(tellable({ ...effects, withheld })?.withheld, [{ reason: "any of the reasons", counts: 20 }]);
});

test.run();

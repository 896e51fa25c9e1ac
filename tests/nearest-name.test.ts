import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { didYouMean, nearestName } from "../pipeline/nearest-name.ts";

test("a mistyped name finds the right one: a letter swapped, dropped, added or changed", () => {
  const known = ["role", "region", "age_group"];
  assert.is(nearestName("rol", known), "role");
  assert.is(nearestName("reigon", known), "region");
  assert.is(nearestName("age_groups", known), "age_group");
  assert.is(nearestName("Region", known), "region");
});

test("a name that is far from all others has no nearest one", () => {
  assert.is(nearestName("weather", ["role", "region"]), null);
  assert.is(nearestName("x", ["role"]), null);
  assert.is(nearestName("role", []), null);
});

test("of two names equally near the first is taken", () => {
  assert.is(nearestName("rola", ["role", "rolx"]), "role");
});

test("any known name is its own nearest", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (known) =>
      known.every((name) => nearestName(name, known) === name),
    ),
  );
});

test("the advice offers the nearest name, or the names there are, or says that there are none", () => {
  assert.is(didYouMean("rol", ["role"]), 'did you mean "role"?');
  assert.is(didYouMean("zzz", ["role", "age"]), "use one of role, age");
  assert.is(didYouMean("zzz", []), "there is none to use");
  const many = Array.from({ length: 13 }, (_, i) => `name${i}`);
  assert.is(
    didYouMean("zzz", many),
    "use one of name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11, … (13 in all)",
  );
});

test.run();

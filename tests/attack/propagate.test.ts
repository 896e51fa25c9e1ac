import { test } from "uvu";
import * as assert from "uvu/assert";
import { Contradiction } from "../../pipeline/attack/contradiction.ts";
import { startMeter } from "../../pipeline/attack/meter.ts";
import { propagate } from "../../pipeline/attack/propagate.ts";
import { relationsOf } from "../../pipeline/attack/relations.ts";
import { newTrail } from "../../pipeline/attack/trail.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";
import type { System } from "../../pipeline/system/system.ts";
import { systems } from "./small-systems.ts";

function proven(system: System, lower: readonly number[], upper: readonly number[]) {
  const found = {
    lower: Int32Array.from(lower),
    upper: Int32Array.from(upper),
    trail: newTrail(system.size),
    visits: 0,
  };
  propagate(relationsOf(system), found, null, startMeter({ work: 1e6, solves: 0 }));
  return found;
}

test("a total is between the sums of its parts' ends", () => {
  const { lower, upper } = proven(systems[0]!, [0, 1, 2, 0, 0], [NO_UPPER, 2, 4, 1, 1]);
  assert.is(lower[0], 3);
  assert.is(upper[0], 8);
});

test("a part is between what the total leaves of the others", () => {
  const { lower, upper } = proven(systems[0]!, [10, 1, 2, 0, 0], [10, 2, 4, 1, NO_UPPER]);
  assert.is(lower[4], 3);
  assert.is(upper[4], 7);
});

test("one part without an upper end is bounded below by nothing but itself", () => {
  const { lower, upper } = proven(systems[0]!, [10, 1, 2, 0, 0], [10, 2, 4, NO_UPPER, NO_UPPER]);
  assert.is(lower[4], 0);
  assert.is(upper[4], 7);
});

test("where several answers are allowed, parts are at most the total and do not add up to it", () => {
  const system = systems[6]!;
  const upper = new Array<number>(system.size).fill(NO_UPPER);
  upper[0] = 3;
  const found = proven(system, new Array<number>(system.size).fill(0), upper);
  assert.equal([...new Set(found.upper)], [3]);
});

test("what is proven is written down with the visit that proved it", () => {
  const { trail } = proven(systems[0]!, [0, 1, 2, 0, 0], [NO_UPPER, 2, 4, 1, 1]);
  assert.equal(trail.end, [0, 1]);
  assert.equal(trail.bound, [3, 8]);
  assert.equal(trail.relation, [0, 0]);
});

test("an interval with no count in it is a contradiction", () => {
  assert.throws(
    () => proven(systems[0]!, [10, 1, 1, 1, 1], [12, 2, 2, 2, 2]),
    (reason: unknown) => reason instanceof Contradiction,
  );
});

test.run();

import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Interval, narrowedByPercentage, publishedParts } from "../../pipeline/intruder/percentage.ts";

/** Halves up, in integers: the percentage of n in b in units of the last decimal. */
function percentage(n: number, b: number, decimals: number): number {
  return Math.floor((2 * 100 * 10 ** decimals * n + b) / (2 * b));
}

/** Every true pair that a published percentage and two rounded counts allow, tried one by one. */
function bruteForce(value: number, decimals: number, part: Interval, base: Interval): [number, number][] {
  const pairs: [number, number][] = [];
  for (let b = Math.max(1, base.lower); b <= base.upper; b++) {
    for (let n = part.lower; n <= Math.min(part.upper, b); n++) {
      if (percentage(n, b, decimals) === value) pairs.push([n, b]);
    }
  }
  return pairs;
}

const around = (count: number): Interval => {
  const rounded = Math.floor((count + 2) / 5) * 5;
  return { lower: Math.max(0, rounded - 2), upper: rounded + 2 };
};

test("a percentage to one decimal beside a rounded base gives the part away", () => {
  // 3 of 17: both counts show 5 and 15, and 17.6% is 3 of 17 alone among 3..7 of 13..17.
  const told = narrowedByPercentage({ value: 176, decimals: 1 }, around(3), around(17));
  assert.equal(told, { part: { lower: 3, upper: 3 }, base: { lower: 17, upper: 17 } });
});

test("a whole percentage of the same counts leaves more open", () => {
  // 18% of 13..17 with a part of 3..7: 3 of 17 gives 17.6, and 3 of 16 gives 18.75, which is 19.
  const told = narrowedByPercentage({ value: 18, decimals: 0 }, around(3), around(17));
  assert.equal(told.part, { lower: 3, upper: 3 });
  const larger = narrowedByPercentage(
    { value: 50, decimals: 0 },
    { lower: 8, upper: 12 },
    { lower: 18, upper: 22 },
  );
  assert.equal(larger.part, { lower: 9, upper: 11 });
});

test("what is told is the range of all true pairs, and never excludes one", () => {
  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((b) => fc.tuple(fc.integer({ min: 0, max: b }), fc.constant(b)));
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 2 }), ([n, b], decimals) => {
      const value = percentage(n, b, decimals);
      const [part, base] = [around(n), around(b)];
      const told = narrowedByPercentage({ value, decimals }, part, base);
      const pairs = bruteForce(value, decimals, part, base);
      assert.equal(told.part, {
        lower: Math.min(...pairs.map(([x]) => x)),
        upper: Math.max(...pairs.map(([x]) => x)),
      });
      assert.equal(told.base, {
        lower: Math.min(...pairs.map(([, y]) => y)),
        upper: Math.max(...pairs.map(([, y]) => y)),
      });
    }),
    { numRuns: 2000 },
  );
});

test("a percentage of published counts tells which published counts give it", () => {
  // 40% of 100 is 40 alone; 33% of 15 is 5; 50% of 15 is no multiple of 5, and 7 or 8 otherwise (47%, 53%): neither.
  assert.equal(publishedParts({ value: 40, decimals: 0 }, 100, 5), { lower: 40, upper: 40 });
  assert.equal(publishedParts({ value: 33, decimals: 0 }, 15, 5), { lower: 5, upper: 5 });
  assert.is(publishedParts({ value: 50, decimals: 0 }, 15, 5), null);
  // 100% may be of a part above its base, which is shown as all of it: it bounds nothing.
  assert.is(publishedParts({ value: 100, decimals: 0 }, 15, 5), null);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(80), fc.constantFrom(1, 5), (b, n, step) => {
      if (n >= b) return;
      const parts = publishedParts({ value: percentage(n * step, b * step, 0), decimals: 0 }, b * step, step);
      if (percentage(n, b, 0) < 100)
        assert.ok(parts !== null && parts.lower <= n * step && n * step <= parts.upper);
    }),
    { numRuns: 2000 },
  );
});

test.run();

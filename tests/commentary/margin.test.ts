import { test } from "uvu";
import * as assert from "uvu/assert";
import { marginBetween, marginOfIntervals, marginWithin } from "../../pipeline/commentary/margin.ts";

const exact = { base: 0, percentagesFrom: "true" } as const;
const nearest = (value: number) => Math.round(value * 1000) / 1000;

test("is 1.96 standard errors of the difference of two proportions, and half a unit of each percentage", () => {
  // sqrt(.5×.5/400 + .5×.5/400) = 0.0353553; × 196 = 6.930; + 0.5 + 0.5
  assert.is(nearest(marginBetween({ percent: 50, base: 400 }, { percent: 50, base: 400 }, exact, 0)), 7.93);
  // the same to one decimal place: + 0.05 + 0.05
  assert.is(nearest(marginBetween({ percent: 50, base: 400 }, { percent: 50, base: 400 }, exact, 1)), 7.03);
});

test("takes the fewest people that a rounded base stands for, and what rounded counts move a percentage by", () => {
  // bases 402.5 − 2.5 = 400: 6.930 as above; + 1 + 2 × 2.5 × 150 / 400 = 1.875
  const share = { percent: 50, base: 402.5 };
  assert.is(nearest(marginBetween(share, share, { base: 5, percentagesFrom: "published" }, 0)), 9.805);
  // percentages from true counts: only the base is rounded
  assert.is(nearest(marginBetween(share, share, { base: 5, percentagesFrom: "true" }, 0)), 7.93);
});

test("is wider for two answers of the same people, because one gains what the other loses", () => {
  // sqrt((.5 + .5 − 0) / 400) = 0.05; × 196 = 9.8; + 1
  assert.is(nearest(marginWithin({ percent: 50, base: 400 }, { percent: 50, base: 400 }, exact, 0)), 10.8);
});

test("never divides by nobody", () => {
  const margin = marginBetween(
    { percent: 50, base: 0 },
    { percent: 50, base: 0 },
    { base: 10, percentagesFrom: "true" },
    0,
  );
  assert.ok(Number.isFinite(margin));
});

test("of two published intervals it is the root of the sum of the squares of the ends that face each other", () => {
  // Newcombe (1998), Statistics in Medicine 17:873-890, table II, (a) 56/70 and 48/80, method 10: 0.2 − 0.0524
  // Wilson intervals: 56/70 from 0.69183, 48/80 to 0.70039
  assert.is(marginOfIntervals(0.8 - 0.69183, 0.70039 - 0.6).toFixed(4), "0.1476");
  assert.is(marginOfIntervals(3, 4), 5);
});

test.run();

// Counts of days before and after a change: worked by hand, by a second method, and by simulation.
import { test } from "uvu";
import * as assert from "uvu/assert";
import { seededRandom } from "../../methodology/seeded-random.ts";
import { type Day, trialAgain } from "../../pipeline/audit/trial-again.ts";
import { dayAfter } from "../../pipeline/trial.ts";
import { type DailyRatio, dailyRatio } from "../../pipeline/trials/daily-ratio.ts";
import { studentPoint } from "../../pipeline/trials/student.ts";

const close = (found: number, expected: number, within: number) =>
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);

const asDays = (first: string, counts: readonly number[]): Day[] =>
  counts.map((count, index) => ({ day: dayAfter(first, index), count }));

function compared(before: readonly number[], after: readonly number[]): DailyRatio {
  const found = dailyRatio(before, after);
  if (found === null) throw new Error("there is no ratio");
  return found;
}

test("Student's t with 2.5% above it is that of printed tables", () => {
  // Fisher and Yates, Statistical Tables, table III: 2.086, 2.011 (48, interpolated) and 1.980 for 20, 48 and 120.
  for (const [degrees, point] of [
    [10, 2.22814],
    [20, 2.08596],
    [48, 2.01063],
    [120, 1.97993],
  ] as const)
    close(studentPoint(degrees), point, 0.00001);
});

test("days that differ by their weekday alone: dispersion 1, and an interval by the sums", () => {
  // Each weekday twice on each side, 7 × 10 a week before and 7 × 20 after: sums 140 and 280, so the ratio is 2. X² is 0, and
  // the dispersion is not taken below 1. log 2 ± 2.08596 × √(1/140 + 1/280) = 0.693147 ± 0.215923.
  const weekday = [4, 16, 12, 10, 8, 14, 6];
  const before = [...weekday, ...weekday];
  const after = before.map((count) => 2 * count);
  const { ratio, lower, upper, dispersion } = compared(before, after);
  assert.is(ratio, 2);
  assert.is(dispersion, 1);
  close(lower, 1.6116, 0.0001);
  close(upper, 2.482, 0.0001);
});

test("days that differ more than chance widen the interval by the root of the dispersion", () => {
  // Before and after, days have 6 and 14 by turns where 10 are expected, so that none carries over to the next: X² = 28 × 16/10 = 44.8, over 20 degrees 2.24.
  const uneven = Array.from({ length: 14 }, (_, day) => (day % 2 === 0 ? 6 : 14));
  const { ratio, upper, dispersion } = compared(uneven, uneven);
  assert.is(ratio, 1);
  close(dispersion, 2.24, 1e-9);
  close(Math.log(upper), 2.08596 * Math.sqrt(2.24 * (2 / 140)), 0.0001);
});

test("busy days in runs leave fewer independent days, for the variance and for Student's t", () => {
  // As above, but in runs of two: of 13 pairs of neighbours on each side 7 are alike and 6 are not, so that their products add
  // to 1 of 14: 1/14 × 14/13 = 0.07692, made right for a series of 14 by (1 + 4 × 0.07692)/14: 0.17033. So there are
  // 1.17033/0.82967 = 1.4106 times fewer days: t has 20/1.4106 = 14.18 degrees, 2.1424, and the reach is
  // 2.1424 × √(2.24 × 1.4106 × 2/140) = 0.45517.
  const runs = [4, 4, -4, -4, 4, 4, -4, -4, -4, 4, 4, -4, -4, 4].map((away) => 10 + away);
  const { upper, dispersion, carry } = compared(runs, runs);
  close(dispersion, 2.24, 1e-9);
  close(carry, 0.17033, 0.00001);
  close(Math.log(upper), 0.45517, 0.0001);
});

test("nothing counted on one side gives no ratio; a weekday without any does no harm", () => {
  const days = Array.from({ length: 14 }, (_, index) => (index % 7 === 6 ? 0 : 5));
  assert.is(
    dailyRatio(
      days.map(() => 0),
      days,
    ),
    null,
  );
  assert.is(
    dailyRatio(
      days,
      days.map(() => 0),
    ),
    null,
  );
  assert.is(dailyRatio(days, days)?.ratio, 1);
});

/** A Poisson count by multiplying even chances until their product is small (Knuth 1969, 3.4.1). */
function poisson(mean: number, chance: () => number): number {
  let count = -1;
  for (let product = 1; product > Math.exp(-mean); count++) product *= chance();
  return count;
}

/**
 * A day's count with three times the variance of chance alone: each of a Poisson number of visitors asks for so many files
 * that a visitor's own mean is 5/3 and mean square 5, three times that (1: five sixths; 5: one sixth).
 */
function clustered(mean: number, chance: () => number): number {
  const visitors = poisson((mean * 3) / 5, chance);
  let count = 0;
  for (let visitor = 0; visitor < visitors; visitor++) count += chance() < 5 / 6 ? 1 : 5;
  return count;
}

const weekdays = [1.2, 1.3, 1.3, 1.2, 1.1, 0.5, 0.4];

/** Days whose level carries half of its surplus over to the next, with about a third above or below the usual. */
function inRuns(random: (limit: number) => number): (mean: number, chance: () => number) => number {
  let level = 0;
  const bell = () => (random(1000) + random(1000) + random(1000) + random(1000) - 1998) / 577;
  return (mean, chance) => {
    level = level / 2 + Math.sqrt(3 / 4) * bell();
    return poisson(mean * Math.exp(0.3 * level - 0.045), chance);
  };
}

function simulated(draw: typeof poisson, base: number, seed: number) {
  const random = seededRandom(seed);
  const chance = () => (random.below(2 ** 30) + 0.5) / 2 ** 30;
  const rounded = (count: number) => Math.floor((count + base / 2) / base) * base;
  const side = (mean: number) =>
    Array.from({ length: 28 }, (_, day) => rounded(draw(mean * (weekdays[day % 7] ?? 1), chance)));
  return { before: side(12), after: side(18) };
}

/** How often the interval holds the true ratio, which is 1.5. */
function coverage(draw: typeof poisson, base: number): number {
  const times = 1500;
  const held = Array.from({ length: times }, (_, seed) => {
    const { before, after } = simulated(draw, base, seed + 1);
    const found = dailyRatio(before, after);
    return found !== null && found.lower <= 1.5 && found.upper >= 1.5;
  });
  return held.filter(Boolean).length / times;
}

test("of 1,500 simulated trials about 95% hold the true ratio: chance alone, three times its variance, rounded to 5", () => {
  // Four standard errors of a share of 1,500 are 2.3 points; the floor of the dispersion at 1 makes chance alone a little wider.
  for (const [draw, base] of [
    [poisson, 1],
    [clustered, 1],
    [clustered, 5],
  ] as const) {
    const share = coverage(draw, base);
    assert.ok(share > 0.927 && share < 0.98, `${draw.name}, rounded to ${base}: ${share}`);
  }
});

test("where busy days come in runs, 91% or more of 600 trials still hold it; the next day left out, far fewer would", () => {
  const held = Array.from({ length: 600 }, (_, seed) => {
    const random = seededRandom(9000 + seed);
    const { before, after } = simulated(inRuns(random.below), 1, seed + 1);
    const { ratio, lower, upper, carry } = compared(before, after);
    const reach = Math.log(upper / ratio) / Math.sqrt((1 + carry) / (1 - carry));
    return { allowed: lower <= 1.5 && upper >= 1.5, plain: Math.abs(Math.log(ratio / 1.5)) <= reach };
  });
  const [allowed, plain] = (["allowed", "plain"] as const).map(
    (way) => held.filter((each) => each[way]).length / held.length,
  );
  assert.ok((allowed ?? 0) > 0.91, String(allowed));
  assert.ok((plain ?? 1) < 0.88, String(plain));
});

test("an interval that took the counts for chance alone would hold too seldom: the simulation can tell", () => {
  const naive = Array.from({ length: 600 }, (_, seed) => {
    const { before, after } = simulated(clustered, 1, seed + 1);
    const [first, second] = [before, after].map((days) => days.reduce((sum, count) => sum + count, 0));
    const away = Math.abs(Math.log((second ?? 0) / (first ?? 1) / 1.5));
    return away <= 1.96 * Math.sqrt(1 / (first ?? 1) + 1 / (second ?? 1));
  });
  assert.ok(naive.filter(Boolean).length / naive.length < 0.85);
});

test("the audits' second method, by fitting and by adding up a density, comes to the same", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { before, after } = simulated(clustered, seed % 2 === 0 ? 5 : 1, seed);
    const made = compared(before, after);
    const again = trialAgain(asDays("2024-01-08", before), asDays("2024-02-05", after));
    close(again.ratio, made.ratio, 1e-9);
    close(again.lower, made.lower, 1e-5);
    close(again.upper, made.upper, 1e-5);
    close(again.dispersion, made.dispersion, 1e-6);
    close(again.carry, made.carry, 1e-6);
  }
});

test.run();

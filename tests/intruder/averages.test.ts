import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Contradiction } from "../../pipeline/attack/contradiction.ts";
import { roundTo } from "../../pipeline/half-up.ts";
import { narrowedByAverages, type ShownAverage } from "../../pipeline/intruder/averages.ts";
import type { KeptNumber, ShownFigure } from "../../pipeline/intruder/shown-figure.ts";
import { type Knowledge, NO_UPPER } from "../../pipeline/protect/system-method.ts";
import type { Equations } from "../../pipeline/system/system.ts";

const whole: KeptNumber = { decimals: 0, minimum: 0, maximum: null };
const noSums: Equations = {
  totals: new Int32Array(0),
  starts: Int32Array.from([0]),
  parts: new Int32Array(0),
};
/** Cell 0 is the sum of the cells from 1 on. */
const sumOf = (parts: number): Equations => ({
  totals: Int32Array.from([0]),
  starts: Int32Array.from([0, parts]),
  parts: Int32Array.from({ length: parts }, (_, i) => i + 1),
});

type Interval = readonly [number, number];
const anything: Interval = [0, NO_UPPER];

function knowing(intervals: readonly Interval[]): Knowledge {
  return {
    lower: Int32Array.from(intervals, ([lower]) => lower),
    upper: Int32Array.from(intervals, ([, upper]) => upper),
  };
}

const pairs = ({ lower, upper }: Knowledge) => Array.from(lower, (low, cell) => [low, upper[cell]]);

/** A figure as it is written: "2.50" is 250 with two decimals. */
function figure(text: string): ShownFigure {
  return { value: Number(text.replace(".", "")), decimals: text.split(".")[1]?.length ?? 0 };
}

function one(mean: string | null, total: string | null, known: Interval, kept = whole): unknown {
  const shown = {
    cell: 0,
    mean: mean === null ? null : figure(mean),
    total: total === null ? null : figure(total),
  };
  return pairs(narrowedByAverages([shown], kept, knowing([known]), noSums))[0];
}

test("a mean of whole numbers to one decimal is possible for some numbers of people only", () => {
  // 2.7 is no half and no whole: among 1, 2 and 3 people only 8 / 3 = 2.67 shows it.
  assert.equal(one("2.7", null, [1, 3]), [3, 3]);
  // 2.3: 7 / 3 = 2.33, 9 / 4 = 2.25 (halves up), none of 5, 14 / 6 = 2.33, 16 / 7 = 2.29.
  assert.equal(one("2.3", null, [1, 7]), [3, 7]);
  assert.equal(one("2.3", null, [5, 7]), [6, 7]);
});

test("a mean and a total together give the count, whatever its own column hides", () => {
  // 47 / 9.45 = 4.97 and 47 / 9.35 = 5.03.
  assert.equal(one("9.4", "47", anything), [5, 5]);
  // Below 0 as well: -47 / 5 = -9.4.
  assert.equal(one("-9.4", "-47", anything, { ...whole, minimum: null }), [5, 5]);
});

test("halves go up, so that 5 over 2 people shows 3 and never 2", () => {
  assert.equal(one("3", "5", anything), [2, 2]);
  assert.equal(one("2", "5", anything), [3, 3]);
});

test("a total of numbers with a least and a greatest bounds the people", () => {
  assert.equal(one(null, "12", anything, { decimals: 0, minimum: 1, maximum: 4 }), [3, 12]);
  assert.equal(one(null, "12", anything, { decimals: 0, minimum: null, maximum: 4 }), [3, NO_UPPER]);
});

test("numbers kept to half units have means that whole ones have not", () => {
  // Kept to one decimal, 2.7 may be one person's own number.
  assert.equal(one("2.7", null, [1, 3], { ...whole, decimals: 1 }), [1, 3]);
});

const averages = (...means: (string | null)[]): ShownAverage[] =>
  means.map((mean, cell) => ({ cell, mean: mean === null ? null : figure(mean), total: null }));

test("the mean of all lies between those of two groups as their sizes say", () => {
  // n2 = 100 (2.5 - 2) / (4 - 2): with all of them rounded, from 100 x 0.4 / 2 to 100 x 0.6 / 2, both ends excluded.
  const known = knowing([[100, 100], anything, anything]);
  const rough = narrowedByAverages(averages("2.5", "2.0", "4.0"), whole, known, sumOf(2));
  assert.equal(pairs(rough), [
    [100, 100],
    [71, 79],
    [21, 29],
  ]);
  const fine = narrowedByAverages(averages("2.50", "2.00", "4.00"), whole, known, sumOf(2));
  assert.equal(pairs(fine), [
    [100, 100],
    [75, 75],
    [25, 25],
  ]);
});

test("without any count of all, two groups still bound each other", () => {
  // The first is at least 1.41 / 0.59 and at most 1.59 / 0.41 times the second, which is 10 people.
  const known = knowing([anything, anything, [10, 10]]);
  const told = narrowedByAverages(averages("2.5", "2.0", "4.0"), { ...whole, decimals: 2 }, known, sumOf(2));
  assert.equal(pairs(told), [
    [34, 49],
    [24, 39],
    [10, 10],
  ]);
});

test("a part whose mean is withheld is held by the least and the greatest number alone", () => {
  // Numbers from 1 to 5: 10 people of mean 5 and m others of any mean from 1 come to 3.0 for all: m is at least 10.
  const known = knowing([anything, [10, 10], anything]);
  const kept = { decimals: 0, minimum: 1, maximum: 5 };
  const told = narrowedByAverages(averages("3.00", "5.00", null), kept, known, sumOf(2));
  // 50 + m <= 3.005 (10 + m), so m >= 19.95 / 2.005 = 9.95.
  assert.equal(pairs(told), [
    [20, NO_UPPER],
    [10, 10],
    [10, NO_UPPER],
  ]);
});

test("figures that no people can have are refused", () => {
  assert.throws(
    () => one("2.7", null, [1, 2]),
    (error: unknown) => error instanceof Contradiction,
  );
});

/** As the pipeline works it out: the sum over the people, in floating point, rounded halves up by its digits. */
function shownOf(numbers: readonly number[], kept: number, decimals: number): ShownFigure {
  const total = Number(numbers.reduce((sum, number) => sum + BigInt(number), 0n)) / 10 ** kept;
  return { value: Math.round(roundTo(total / numbers.length, decimals) * 10 ** decimals), decimals };
}

test("for one cell what is told is exactly the range of all possible counts", () => {
  const cases = fc.record({
    numbers: fc.array(fc.nat(40), { minLength: 1, maxLength: 30 }),
    kept: fc.nat(1),
    decimals: fc.nat(2),
    hidden: fc.nat(8),
  });
  fc.assert(
    fc.property(cases, ({ numbers, kept, decimals, hidden }) => {
      const mean = shownOf(numbers, kept, decimals);
      const known: Interval = [Math.max(1, numbers.length - hidden), numbers.length + hidden];
      const possible: number[] = [];
      for (let n = known[0]; n <= known[1]; n++)
        for (let total = 0; total <= 40 * n; total++)
          if (shownOf([total, ...new Array(n - 1).fill(0)], kept, decimals).value === mean.value) {
            possible.push(n);
            break;
          }
      const of = { decimals: kept, minimum: 0, maximum: 40 / 10 ** kept };
      const told = narrowedByAverages([{ cell: 0, mean, total: null }], of, knowing([known]), noSums);
      assert.equal(pairs(told)[0], [possible[0], possible.at(-1)]);
    }),
    { numRuns: 400 },
  );
});

test("the truth is never excluded, and something is learnt of most tables", () => {
  let narrower = 0;
  const cases = fc.record({
    groups: fc.array(fc.array(fc.integer({ min: -20, max: 60 }), { maxLength: 12 }), {
      minLength: 2,
      maxLength: 5,
    }),
    kept: fc.nat(2),
    decimals: fc.nat(2),
    withTotals: fc.boolean(),
    bits: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
  });
  fc.assert(
    fc.property(cases, ({ groups, kept, decimals, withTotals, bits }) => {
      const cells = [groups.flat(), ...groups];
      const counts = cells.map(({ length }) => length);
      const known = knowing(
        counts.map((count, cell) => {
          const rounded = 5 * Math.floor((count + 2) / 5);
          return bits[cell] === 0 ? anything : [Math.max(0, rounded - 2), rounded + 2];
        }),
      );
      const shown = cells.flatMap((numbers, cell): ShownAverage[] => {
        if (numbers.length === 0 || bits[5 - cell] === 2) return [];
        const total = { value: numbers.reduce((sum, number) => sum + number, 0), decimals: kept };
        return [{ cell, mean: shownOf(numbers, kept, decimals), total: withTotals ? total : null }];
      });
      const unit = 10 ** kept;
      const of = { decimals: kept, minimum: -20 / unit, maximum: bits[0] === 1 ? null : 60 / unit };
      const told = narrowedByAverages(shown, of, known, sumOf(groups.length));
      if (pairs(told).some(([low, top], cell) => low !== known.lower[cell] || top !== known.upper[cell]))
        narrower += 1;
      counts.forEach((count, cell) => {
        assert.ok(told.lower[cell]! <= count && count <= told.upper[cell]!, `cell ${cell} of ${count}`);
      });
    }),
    { numRuns: 4000 },
  );
  assert.ok(narrower > 2000, `${narrower}`);
});

test.run();

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { maximumEntropy, varianceRange } from "../../../pipeline/protect/cell-key/max-entropy.ts";
import {
  allowed,
  perturbationTable,
  type Row,
} from "../../../pipeline/protect/cell-key/perturbation-table.ts";

const KEYS = 2 ** 32;

function moment({ support, shares }: Row, power: number): number {
  return support.reduce((sum, v, i) => sum + v ** power * (shares[i] ?? 0), 0);
}

test("the row of count 1 with D = 2, V = 2 and js = 1 is two thirds on 0 and a third on 3, as sums to 0 force", () => {
  // From 1 only -1, 1 and 2 are left: p - q - 2r = 0, p + q + 4r = 2, p + q + r = 1 give r = 1/3, q = 0, p = 2/3.
  const [, one] = perturbationTable({ maximumDifference: 2, variance: 2, smallest: 1 }, 3 * 2 ** 20);
  assert.equal(one, { support: [-1, 1, 2], shares: [2 ** 21, 0, 2 ** 20] });
});

test("on -1, 0 and 1 the variance alone gives the row", () => {
  assert.equal(
    maximumEntropy([-1, 0, 1], 0.4).map((p) => p.toFixed(12)),
    ["0.200000000000", "0.600000000000", "0.200000000000"],
  );
});

test("the distribution has the greatest entropy: log p is a straight line and a parabola in v", () => {
  const support = [-3, 0, 1, 2, 3, 4, 5];
  const p = maximumEntropy(support, 3).map(Math.log);
  // Third divided differences of a quadratic are 0: over 0, 1, 2, 3, 4 and 5 plain third differences.
  for (let i = 1; i + 3 < p.length; i++) {
    const third = (p[i + 3] ?? 0) - 3 * (p[i + 2] ?? 0) + 3 * (p[i + 1] ?? 0) - (p[i] ?? 0);
    assert.ok(Math.abs(third) < 1e-9);
  }
});

test("with D = 5, V = 3 and js = 2 every row has mean 0 and variance 3 to the last share, and rows end at 8", () => {
  const rows = perturbationTable({ maximumDifference: 5, variance: 3, smallest: 2 }, KEYS);
  assert.is(rows.length, 9);
  for (const row of rows.slice(1)) {
    assert.is(moment(row, 0), KEYS);
    assert.is(moment(row, 1), 0);
    assert.is(moment(row, 2), 3 * KEYS);
  }
  assert.equal(rows[0], { support: [0], shares: [KEYS] });
  assert.equal(rows[8]?.support, [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  assert.equal(rows[3]?.support, [-3, 0, 1, 2, 3, 4, 5]);
});

test("any parameters give rows that keep every constraint, or are refused with the count and the range", () => {
  let solved = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.nat(3),
      fc.integer({ min: 1, max: 60 }),
      (d, js, tenths) => {
        const noise = { maximumDifference: d, variance: tenths / 10, smallest: js };
        const impossible = Array.from({ length: d + js + 2 }, (_, i) => i + 1).some((count) => {
          const range = varianceRange(allowed(count, noise));
          return range === null || noise.variance < range.least || noise.variance > range.greatest;
        });
        if (impossible) {
          assert.throws(() => perturbationTable(noise, KEYS), /a count of \d+ can(not| only)/);
          return;
        }
        solved += 1;
        for (const [count, row] of perturbationTable(noise, KEYS).entries()) {
          assert.is(moment(row, 0), KEYS);
          assert.ok(row.shares.every((share) => share >= 0));
          assert.ok(row.support.every((v) => count + v === 0 || count + v > js));
          if (count === 0) continue;
          assert.ok(Math.abs(moment(row, 1) / KEYS) < 1e-9);
          assert.ok(Math.abs(moment(row, 2) / KEYS - noise.variance) < 1e-8);
        }
      },
    ),
    { numRuns: 2000, seed: 4 },
  );
  assert.ok(solved > 500);
});

test("a variance too small for a count that must move is refused with the reason", () => {
  assert.throws(
    () => perturbationTable({ maximumDifference: 5, variance: 1, smallest: 2 }, KEYS),
    /cell-key: a count of 1 can only have a variance between 2 and 5, not 1/,
  );
  assert.throws(
    () => perturbationTable({ maximumDifference: 2, variance: 1, smallest: 3 }, KEYS),
    /a count of 1 cannot change by 0 on average/,
  );
});

test("with 256 keys the moments are exact as well", () => {
  for (const row of perturbationTable({ maximumDifference: 5, variance: 3, smallest: 2 }, 256).slice(1)) {
    assert.is(moment(row, 0), 256);
    assert.is(moment(row, 1), 0);
    assert.is(moment(row, 2), 768);
  }
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Figure } from "../../../pipeline/protect/magnitude/figures.ts";
import { isSensitive, protectionOf } from "../../../pipeline/protect/magnitude/rules.ts";
import { down, unitFor, up } from "../../../pipeline/protect/magnitude/units.ts";

function figure(total: bigint, ...largest: [bigint, bigint, bigint]): Figure {
  return { total, largest, contributors: 5, records: null };
}

test("the p% rule: of 159, 100 and 50 leave 9, less than 10 per cent of 100; of 160 they leave 10", () => {
  assert.ok(isSensitive(figure(159n, 100n, 150n, 155n), { p_percent: 10 }));
  assert.not(isSensitive(figure(160n, 100n, 150n, 155n), { p_percent: 10 }));
  assert.ok(isSensitive(figure(160n, 100n, 150n, 155n), { p_percent: 10.5 }));
});

test("dominance: 85 of 100 is not more than 85 per cent, by one, two or three contributors", () => {
  const cell = figure(100n, 50n, 85n, 90n);
  assert.not(isSensitive(cell, { dominance: { n: 2, k: 85 } }));
  assert.ok(isSensitive(cell, { dominance: { n: 3, k: 85 } }));
  assert.ok(isSensitive(cell, { dominance: { n: 1, k: 49.5 } }));
  assert.not(isSensitive(figure(0n, 0n, 0n, 0n), { dominance: { n: 1, k: 50 }, p_percent: 10 }));
});

test("protection is p per cent, rounded up, or 100 (100 - k) / k per cent, or what either rule needs", () => {
  const cell = figure(101n, 90n, 95n, 100n);
  assert.is(protectionOf(cell, { p_percent: 10 }), 11n);
  // 101 * 20 / 80 = 25.25.
  assert.is(protectionOf(cell, { dominance: { n: 1, k: 80 } }), 26n);
  // 100 / 80 * 90 - 101 = 11.5.
  assert.is(protectionOf(cell, { dominance: { n: 1, k: 80 }, p_percent: 10 }), 12n);
  assert.is(protectionOf(figure(1n, 1n, 1n, 1n), { p_percent: 1 }), 1n);
});

test("a unit divides every figure where they then fit, else it is the least power of ten with which they do", () => {
  assert.is(unitFor([5_000_000_000n, 12_500_000_000n], 12_500_000_000n), 100_000_000n);
  assert.is(unitFor([5_000_000_000n], 5_000_000_000n), 1_000_000_000n);
  assert.is(unitFor([1n, 10n ** 18n], 10n ** 18n), 10n ** 10n);
  assert.equal([down(19n, 10n), up(11n, 10n), up(20n, 10n)], [1, 2, 2]);
});

test.run();

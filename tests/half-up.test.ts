import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decimalOf, fromUnits, halfUp, ratio, roundTo } from "../pipeline/half-up.ts";

test("a half goes up, also below zero", () => {
  assert.is(halfUp(5n, 2n), 3n);
  assert.is(halfUp(4n, 3n), 1n);
  assert.is(halfUp(-5n, 2n), -2n);
  assert.is(halfUp(-7n, 4n), -2n);
});

test("a number is read as the decimal that it is written with", () => {
  assert.is(decimalOf(45.1), 45_100_000_000n);
  assert.is(decimalOf(0.000000001), 1n);
  assert.is(decimalOf(-1.5), -1_500_000_000n);
  assert.is(decimalOf(1 / 3), 333_333_333n);
  assert.is(decimalOf(12345678.1), 12_345_678_100_000_000n);
});

test("1.005 to two decimals is 1.01 and 2.45 to one is 2.5, although their doubles lie below", () => {
  assert.is(roundTo(1.005, 2), 1.01);
  assert.is(roundTo(2.45, 1), 2.5);
  assert.is(roundTo(-2.5, 0), -2);
});

test("a ratio is rounded once: 1 of 8 is 13 per cent and 12.5 to one decimal", () => {
  assert.is(ratio(1n, 8n, 100, 0), 13);
  assert.is(ratio(1n, 8n, 100, 1), 12.5);
  assert.is(ratio(2n, 3n, 100, 1), 66.7);
  assert.is(fromUnits(453n, 1), 45.3);
});

test("decimals of up to nine places and six digits before them survive", () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999_999_999 }));
  fc.assert(
    fc.property(parts, ([whole, billionths]) => {
      const number = Number(`${whole}.${String(billionths).padStart(9, "0")}`);
      return decimalOf(number) === BigInt(whole) * 1_000_000_000n + BigInt(billionths);
    }),
  );
});

test.run();

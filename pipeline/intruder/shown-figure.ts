import { decimalOf } from "../half-up.ts";

/** A mean or a total as published: `value` in units of its last decimal (12.5 is 125 with one decimal). */
export type ShownFigure = { value: number; decimals: number };

/** A number as it is kept: to so many decimals, and the least and the greatest that it may be where it has them. */
export type KeptNumber = { decimals: number; minimum: number | null; maximum: number | null };

/** What a figure may be in units of 1 / SCALE, ends included. */
export type Range = { lower: bigint; upper: bigint };

/** Ten times finer than the nine decimals to which figures are written down before they are rounded. */
export const SCALE = 10n ** 10n;

/** No number that is kept comes near this, so that it stands for "no end" and can be reckoned with. */
const FAR = 10n ** 30n;

/** Nothing is known of a figure. */
export const anyFigure: Range = { lower: -FAR, upper: FAR };

/**
 * What a published figure may have been. It was written to nine decimals and then rounded halves up: so it is from half
 * a unit below, and under half a unit above, each end half a ninth decimal lower. `slack` is what the division of
 * doubles may be wrong by.
 */
export function rangeOf({ value, decimals }: ShownFigure): Range {
  const shown = BigInt(value);
  const unit = 2n * 10n ** BigInt(decimals);
  const lower = floorDivide((2n * shown - 1n) * SCALE, unit);
  const upper = ceilDivide((2n * shown + 1n) * SCALE, unit);
  const slack = 1n + absolute(upper) / 2n ** 50n;
  return { lower: lower - 5n - slack, upper: upper - 5n + slack };
}

/** What each number, and so each mean, may be. */
export function rangeOfNumber({ minimum, maximum }: KeptNumber): Range {
  return {
    lower: minimum === null ? anyFigure.lower : decimalOf(minimum) * 10n,
    upper: maximum === null ? anyFigure.upper : decimalOf(maximum) * 10n,
  };
}

/** The step in which numbers and their totals go, in units of 1 / SCALE. Numbers have at most ten decimals. */
export function stepOf({ decimals }: KeptNumber): bigint {
  return SCALE / 10n ** BigInt(decimals);
}

/** What is in both ranges; nothing where lower is above upper. */
export function overlap(a: Range, b: Range): Range {
  return {
    lower: a.lower > b.lower ? a.lower : b.lower,
    upper: a.upper < b.upper ? a.upper : b.upper,
  };
}

/** a / b downwards; b is not 0. */
export function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

/** a / b upwards; b is not 0. */
export function ceilDivide(a: bigint, b: bigint): bigint {
  return -floorDivide(-a, b);
}

function absolute(a: bigint): bigint {
  return a < 0n ? -a : a;
}

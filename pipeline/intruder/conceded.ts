import type { ConventionalRules } from "../definitions/protection.ts";
import type { Value } from "../protect/safe-table.ts";
import type { Interval } from "./percentage.ts";

/** No upper bound that anything published gives. */
const UNBOUNDED = 2 ** 31 - 1;

/** Nothing is known but that it is a count. */
export const unknown: Interval = { lower: 0, upper: UNBOUNDED };

/**
 * What conventional rounding concedes of one count on its face, to an intruder who knows its rules: halves up, a
 * published r with base b stands for r - floor(b/2) to r + ceil(b/2) - 1. Where small counts are suppressed, what is
 * shown is no small count; where they show as `low`, a shown 0 is a true one.
 */
export function concededBy(rules: ConventionalRules, value: Value): Interval {
  const { base, threshold } = rules;
  const most = Math.ceil(base / 2) - 1;
  if (value.state === "low") return { lower: 1, upper: most };
  if (value.state !== "published") return unknown;
  const interval = { lower: Math.max(0, value.value - Math.floor(base / 2)), upper: value.value + most };
  if (value.value === 0 && (rules.zero === "low" || rules.small_counts === "suppress"))
    return { lower: 0, upper: 0 };
  if (value.value > 0 && rules.small_counts === "suppress")
    return { lower: Math.max(interval.lower, Math.min(threshold, interval.upper)), upper: interval.upper };
  return interval;
}

import type { ProtectionSpec } from "../definitions/protection.ts";
import { halfUp, UNIT } from "../half-up.ts";
import type { PublishedCount } from "../package.ts";
import { shown, symbolOf } from "../shown.ts";
import { percentOf } from "./percent.ts";
import { toBase } from "./release-values.ts";
import { hidesSmallCounts } from "./rule-parameters.ts";
import type { Value } from "./safe-table.ts";

/**
 * A count outside of any table, such as the responses read: it has no record keys and adds to nothing, so that under any
 * method it is rounded to the nearest multiple of the base, or hidden where the rules hide small counts.
 */
export function protectCount(count: number, rules: ProtectionSpec): PublishedCount {
  return figure(protectedValue(count, rules), { unit: "", decimals: 0 });
}

/** A published value as the quality report shows it. */
export function shownCount(value: Value): PublishedCount {
  return figure(value, { unit: "", decimals: 0 });
}

/**
 * What per cent a part is of a whole, protected and shown as a percentage of a table would be. `published` is each as a
 * table shows it, where one does: the same count is not protected twice in different ways.
 */
export function protectShare(
  part: number,
  whole: number,
  rules: ProtectionSpec,
  published: { part: Value | null; whole: Value | null } = { part: null, whole: null },
): PublishedCount {
  const units = (count: number) => BigInt(count) * UNIT;
  const count = published.part ?? protectedValue(part, rules);
  const share = { count, base: published.whole ?? protectedValue(whole, rules), responses: whole };
  const value = percentOf({ ...share, part: units(part), whole: units(whole) }, rules.percentages);
  return figure(value, { unit: "%", decimals: rules.percentages.decimals });
}

function protectedValue(count: number, rules: ProtectionSpec): Value {
  const amount = BigInt(count) * UNIT;
  if (rules.method === "none") return { state: "published", value: Number(halfUp(amount, UNIT)) };
  if (hidesSmallCounts(rules) && count > 0 && count < rules.threshold) return { state: "confidential" };
  const value = toBase(amount, rules);
  const isLow = value === 0 && count > 0 && rules.method === "conventional" && rules.zero === "low";
  return isLow ? { state: "low" } : { state: "published", value };
}

function figure(value: Value, measure: { unit: string; decimals: number }): PublishedCount {
  return {
    value: value.state === "published" ? value.value : null,
    symbol: symbolOf(value),
    shown: shown(value, measure),
  };
}

import type { ProtectionSpec } from "../definitions/protection.ts";
import { ratio } from "../half-up.ts";
import type { Value } from "./safe-table.ts";

type PercentRules = ProtectionSpec["percentages"];

/** What a percentage is made from: both published counts, and the true ones behind them. */
export type Share = {
  count: Value;
  base: Value;
  /** Responses in the base, unweighted. */
  responses: number;
  /** True (weighted) count and base in units of 10^-9. */
  part: bigint;
  whole: bigint;
};

/**
 * The percentage to publish of a cell, halves up. A base that is published as 0 gives "not applicable" whether or
 * not anybody stands behind it, or the symbol would tell a true 0 from a small count.
 */
export function percentOf(share: Share, rules: PercentRules): Value {
  const { count, base, responses } = share;
  if (responses === 0 || isZero(base)) return { state: "not applicable" };
  if (responses < rules.minimum_base || !isKnown(count) || base.state !== "published")
    return { state: "confidential" };
  if (rules.from === "published") return ofPublished(count, base.value, rules.decimals);
  if (share.whole === 0n) return { state: "not applicable" };
  return rounded(share.part, share.whole, 100, rules.decimals);
}

/**
 * A published count in per cent of a published base; a count that is "low" stays so. Where each was changed by chance a
 * part may be above its whole: it is shown as all of it.
 */
function ofPublished(count: Value, base: number, decimals: number): Value {
  if (count.state !== "published") return count;
  return rounded(BigInt(Math.min(count.value, base)), BigInt(base), 100, decimals);
}

/** A ratio to so many decimals, or "low" where it is not 0 but rounds to it. */
export function rounded(part: bigint, whole: bigint, per: number, decimals: number): Value {
  const value = ratio(part, whole, per, decimals);
  return value === 0 && part !== 0n ? { state: "low" } : { state: "published", value };
}

function isZero(value: Value): boolean {
  return value.state === "published" && value.value === 0;
}

function isKnown(count: Value): boolean {
  return count.state === "published" || count.state === "low";
}

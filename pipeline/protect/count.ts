import type { ProtectionSpec } from "../definitions/protection.ts";
import { UNIT } from "../half-up.ts";
import type { PublishedCount } from "../package.ts";
import { shown, symbolOf } from "../shown.ts";
import { methodOf } from "./methods.ts";
import { percentOf } from "./percent.ts";
import type { Value } from "./safe-table.ts";

/** A count outside of any table, such as the responses read: protected and shown as a count of a table would be. */
export function protectCount(count: number, rules: ProtectionSpec): PublishedCount {
  return figure(methodOf(rules).one(unweighted(count)), { unit: "", decimals: 0 });
}

/** What per cent a part is of a whole, protected and shown as a percentage of a table would be. */
export function protectShare(part: number, whole: number, rules: ProtectionSpec): PublishedCount {
  const method = methodOf(rules);
  const [count, base] = [unweighted(part), unweighted(whole)];
  const published = { count: method.one(count), base: method.one(base) };
  const share = { ...published, responses: whole, part: count.amount, whole: base.amount };
  return figure(percentOf(share, rules.percentages), { unit: "%", decimals: rules.percentages.decimals });
}

function unweighted(count: number): { responses: number; amount: bigint } {
  return { responses: count, amount: BigInt(count) * UNIT };
}

function figure(value: Value, measure: { unit: string; decimals: number }): PublishedCount {
  return {
    value: value.state === "published" ? value.value : null,
    symbol: symbolOf(value),
    shown: shown(value, measure),
  };
}

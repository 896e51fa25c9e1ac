import { decimalOf, halfUp, UNIT } from "./half-up.ts";
import type { Symbol as Shorthand } from "./package.ts";
import type { Value } from "./protect/safe-table.ts";
import type { Measure } from "./table.ts";

/** What a value shows in place of a number: "Using symbols and shorthand in tables" (Analysis Function). */
const symbols = {
  confidential: "c",
  low: "low",
  unreliable: "u",
  unavailable: "x",
  "not applicable": "z",
} as const satisfies Record<Exclude<Value["state"], "published">, Shorthand>;

/** The symbol of a value as a CSV holds it, without brackets; null where a number is published. */
export function symbolOf(value: Value): Shorthand | null {
  return value.state === "published" ? null : symbols[value.state];
}

/** A value as a page prints it: "39,870", "45%", "[c]". The same on any machine and in any locale. */
export function shown(value: Value, measure: Pick<Measure, "unit" | "decimals">): string {
  if (value.state !== "published") return `[${symbols[value.state]}]`;
  return shownNumber(value.value, measure);
}

/** A number as a page prints it, e.g. "39,870" or "45%". */
export function shownNumber(value: number, measure: Pick<Measure, "unit" | "decimals">): string {
  return `${fixed(value, measure.decimals)}${measure.unit === "%" ? "%" : ""}`;
}

/** A number with thousands commas and a fixed count of decimals, halves up by the digits that it is written with. */
export function fixed(value: number, decimals: number): string {
  const units = halfUp(decimalOf(value) * 10n ** BigInt(decimals), UNIT);
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`;
  return `${units < 0n ? "-" : ""}${whole}${fraction}`;
}

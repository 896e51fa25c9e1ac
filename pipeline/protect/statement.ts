import type { ProtectionSpec } from "../definitions/protection.ts";
import type { ProtectionStatement } from "../package.ts";
import { methodOf } from "./methods.ts";

/** What the pages say of how the figures were protected: the method's sentences, then those on what derives from it. */
export function protectionStatement(rules: ProtectionSpec): ProtectionStatement {
  return {
    method: rules.method,
    reason: rules.method === "none" ? rules.reason : null,
    sentences: [...methodOf(rules).sentences(), ...percentageSentences(rules), ...averageSentences(rules)],
  };
}

function percentageSentences({ method, percentages }: ProtectionSpec): string[] {
  const { from, decimals, minimum_base } = percentages;
  const source = from === "published" ? "the rounded counts" : "the counts before rounding";
  const made = method === "none" && from === "true" ? "" : ` worked out from ${source} and`;
  const withheld = `A percentage of fewer than ${minimum_base} people is not shown and appears as [c].`;
  return [
    `Percentages are${made} rounded to ${decimalWords(decimals)}.`,
    ...(minimum_base > 1 ? [withheld] : []),
    "A percentage that is not 0 but rounds to it appears as [low].",
  ];
}

function averageSentences({ averages }: ProtectionSpec): string[] {
  if (averages.minimum_base < 2) return [];
  return [`An average of fewer than ${averages.minimum_base} people is not shown and appears as [c].`];
}

function decimalWords(decimals: number): string {
  if (decimals === 0) return "whole numbers";
  return decimals === 1 ? "1 decimal place" : `${decimals} decimal places`;
}

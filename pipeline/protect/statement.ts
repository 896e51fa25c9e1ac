import type { ProtectionSpec } from "../definitions/protection.ts";
import type { ProtectionStatement } from "../package.ts";
import { methodSentences } from "./method-words.ts";

/** What the pages say of how the figures were protected: the method's sentences, then those on what derives from it. */
export function protectionStatement(rules: ProtectionSpec): ProtectionStatement {
  return {
    method: rules.method,
    reason: rules.method === "none" ? rules.reason : null,
    sentences: [...methodSentences(rules), ...percentageSentences(rules), ...averageSentences(rules)],
  };
}

function percentageSentences({ method, percentages }: ProtectionSpec): string[] {
  const { from, decimals, minimum_base } = percentages;
  const source = from === "published" ? "the published counts" : "the counts before protection";
  const made = method === "none" && from === "true" ? "" : ` worked out from ${source} and`;
  const withheld = `A percentage of fewer than ${minimum_base} people is not shown and appears as [c].`;
  return [
    `Percentages are${made} rounded to ${decimalWords(decimals)}.`,
    ...(minimum_base > 1 ? [withheld] : []),
    "A percentage that is not 0 but rounds to it appears as [low].",
  ];
}

function averageSentences(rules: ProtectionSpec): string[] {
  const { minimum_base } = rules.averages;
  const few = `An average of fewer than ${minimum_base} people is not shown and appears as [c].`;
  const largest = "A total or average to which few contribute most is not shown and appears as [c].";
  const judged =
    rules.method !== "none" &&
    (rules.averages.dominance !== undefined || rules.averages.p_percent !== undefined);
  return [...(minimum_base < 2 ? [] : [few]), ...(judged ? [largest] : [])];
}

function decimalWords(decimals: number): string {
  if (decimals === 0) return "whole numbers";
  return decimals === 1 ? "1 decimal place" : `${decimals} decimal places`;
}

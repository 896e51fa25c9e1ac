import type { ProtectingRules } from "../definitions/protection.ts";
import { defaultParameters, type SystemParameters } from "./system-parameters.ts";

/** The parameters of the method that the rules of a collection name. */
export function parametersOfRules(rules: ProtectingRules): SystemParameters {
  const { base, threshold } = rules;
  return { ...defaultParameters, base, threshold, ...ownParameters(rules) };
}

function ownParameters(rules: ProtectingRules): Partial<SystemParameters> {
  switch (rules.method) {
    case "conventional":
      return { smallCounts: rules.small_counts, zero: rules.zero };
    case "controlled":
      return { steps: rules.steps ?? null };
    case "small-count":
      return { maximumDifference: rules.maximum_difference ?? null };
    case "cell-key":
      return {
        maximumDifference: rules.maximum_difference,
        variance: rules.variance,
        smallest: rules.smallest,
        integerKeys: rules.integer_keys,
      };
    case "suppression":
      return {
        width: rules.width ?? null,
        safety: rules.safety,
        zeros: rules.zeros,
        marksOnlySmall: rules.marks_only_small,
      };
    default:
      return {};
  }
}

/** Under suppression all small counts must stay open, under rounding half of the base: the least width of an interval. */
export function widthOfRules(rules: ProtectingRules): number {
  return rules.method === "suppression" ? (rules.width ?? rules.threshold - 1) : Math.floor(rules.base / 2);
}

/** Whether the rules hide small counts, so that everybody knows that a hidden count is of somebody. */
export function hidesSmallCounts(rules: ProtectingRules): boolean {
  if (rules.method === "suppression") return rules.zeros === "published";
  return rules.method === "conventional" && rules.small_counts === "suppress";
}

import type { ProtectingRules } from "../definitions/protection.ts";

/** Rules to try instead, and what they change in words of protection.yaml. */
export type ChangedRules = { what: string; rules: ProtectingRules };

/** No base that is tried is smaller than the publisher's standard one, twice over. */
const LARGE_BASE = 10;

/**
 * One change each: what is proven is withheld, percentages are made from published counts, the base is twice as large,
 * or another method protects, with the same base and threshold and else its defaults.
 */
export function otherRules(rules: ProtectingRules): ChangedRules[] {
  const { base, percentages } = rules;
  const larger = Math.max(2 * base, LARGE_BASE);
  const changed: ChangedRules[] = [];
  if (rules.repair === "stop")
    changed.push({
      what: "withholding what is proven (`repair: withhold`)",
      rules: { ...rules, repair: "withhold" },
    });
  if (percentages.from === "true")
    changed.push({
      what: "`percentages: {from: published}`",
      rules: { ...rules, percentages: { ...percentages, from: "published" } },
    });
  if (rules.method !== "suppression" && rules.method !== "cell-key")
    changed.push({ what: `\`base: ${larger}\``, rules: { ...rules, base: larger } });
  return [...changed, ...otherMethods(rules)];
}

function otherMethods(rules: ProtectingRules): ChangedRules[] {
  const { base, threshold, percentages, averages, minimum_group, minimum_unanimous_group } = rules;
  const groups = { minimum_group, minimum_unanimous_group };
  const { earlier_releases, repair } = rules;
  const same = { base, threshold, percentages, averages, ...groups, earlier_releases, repair };
  const methods: ProtectingRules[] = [
    { ...same, method: "small-count" },
    { ...same, method: "controlled" },
    { ...same, method: "cell-key", maximum_difference: 5, variance: 3, smallest: 2, integer_keys: false },
    { ...same, method: "suppression", safety: "interval", zeros: "published", marks_only_small: false },
    { ...same, method: "conventional", small_counts: "round", zero: "zero" },
    { ...same, method: "random" },
  ];
  return methods
    .filter(({ method }) => method !== rules.method)
    .map((other) => ({ what: `\`method: ${other.method}\``, rules: other }));
}

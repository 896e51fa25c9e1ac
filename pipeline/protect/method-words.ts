import type { ConventionalRules, ProtectingRules, ProtectionSpec } from "../definitions/protection.ts";

/** What a reader must know of how the counts of a release were protected, in sentences. */
export function methodSentences(rules: ProtectionSpec): string[] {
  if (rules.method === "none")
    return [`These figures were not changed to protect anybody, because ${withoutStop(rules.reason)}.`];
  return [
    ...countSentences(rules),
    ...groupSentences(rules),
    "A figure of few people that other figures would give away is not shown and appears as [c].",
  ];
}

function countSentences(rules: ProtectingRules): string[] {
  switch (rules.method) {
    case "conventional":
      return [...roundingSentences(rules), ...smallCountSentences(rules), ...zeroSentences(rules)];
    case "random":
      return [
        `To protect the people who responded, every count is rounded at random to the multiple of ${rules.base} above or below it, the nearer one more often. The same people always give the same figure.`,
        notAdding,
        "A 0 may stand for a small count.",
      ];
    case "controlled":
      return [
        `To protect the people who responded, every count is rounded up or down to a multiple of ${rules.base}, in such a way that figures add up to their totals.`,
        "A 0 may stand for a small count.",
      ];
    case "small-count":
      return [
        `To protect the people who responded, counts from 1 to ${rules.base - 1} are replaced by 0 or ${rules.base}, and totals are added up again from them; some larger counts are changed a little, so that all tables agree.`,
        "A 0 may stand for a small count.",
      ];
    case "cell-key":
      return [
        `To protect the people who responded, every count is changed by a small amount, at most ${rules.maximum_difference} up or down and 0 on average. The same people always give the same figure.`,
        notAdding,
      ];
    case "suppression":
      return [
        `${smallCounts(rules.threshold)} are not shown: they appear as [c], for confidential, and so do other counts from which they could be worked out. All other counts are as they are.`,
      ];
  }
}

const notAdding = "Because each figure is changed on its own, figures may not add up to their total.";

function smallCounts(threshold: number): string {
  return threshold === 2 ? "Counts of 1" : `Counts from 1 to ${threshold - 1}`;
}

function roundingSentences({ base }: ConventionalRules): string[] {
  if (base === 1) return [];
  return [
    `To protect the people who responded, every count is rounded to the nearest ${base}; a count halfway between is rounded up.`,
    "Because each figure is rounded on its own, figures may not add up to their total.",
  ];
}

function smallCountSentences({ threshold, small_counts, base }: ConventionalRules): string[] {
  if (threshold < 2) return [];
  if (small_counts === "suppress") {
    return [
      `${smallCounts(threshold)} are not shown: they appear as [c], for confidential, and so do some other counts from which they could be worked out.`,
    ];
  }
  return base === 1 ? [] : [`${smallCounts(threshold)} are rounded in the same way.`];
}

/** The largest count that rounds to 0: below half the base. */
function largestRoundedToZero({ base }: ConventionalRules): number {
  return Math.floor((base - 1) / 2);
}

function zeroSentences(rules: ConventionalRules): string[] {
  const largest = largestRoundedToZero(rules);
  const hidden = rules.small_counts === "suppress" && rules.threshold > largest;
  if (largest === 0 || hidden) return [];
  const counts = largest < 3 ? ["1", "1 or 2"][largest - 1] : `1 to ${largest}`;
  return rules.zero === "low"
    ? [`A count of ${counts} appears as [low]; 0 means that there was nobody.`]
    : [`A 0 may stand for a small count of ${counts}.`];
}

function groupSentences({ minimum_group, minimum_unanimous_group }: ProtectingRules): string[] {
  const small = `A place with fewer than ${minimum_group} responses does not appear, and figures of another group with fewer are not shown; both count towards the totals.`;
  const alike = `Answers of a group of fewer than ${minimum_unanimous_group} people who all gave the same answer are not shown.`;
  return [...(minimum_group < 2 ? [] : [small]), ...(minimum_unanimous_group < 1 ? [] : [alike])];
}

function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, "");
}

import type { ConventionalRules } from "../definitions/protection.ts";

/** What a reader must know of figures that were rounded conventionally, in sentences. */
export function conventionalSentences(rules: ConventionalRules): string[] {
  return [
    ...roundingSentences(rules),
    ...smallCountSentences(rules),
    ...zeroSentences(rules),
    ...groupSentences(rules),
    "A figure of few people that other figures would give away is not shown and appears as [c].",
  ];
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
  const small = threshold === 2 ? "Counts of 1" : `Counts from 1 to ${threshold - 1}`;
  if (small_counts === "suppress") {
    return [
      `${small} are not shown: they appear as [c], for confidential, and so do some other counts from which they could be worked out.`,
    ];
  }
  return base === 1 ? [] : [`${small} are rounded in the same way.`];
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

function groupSentences({ minimum_group }: ConventionalRules): string[] {
  if (minimum_group < 2) return [];
  return [
    `A place with fewer than ${minimum_group} responses does not appear, but it counts towards the totals.`,
  ];
}

/** The words of a package's `audit.json`, all of it public. */

/** `audit.json` (public): verdict and counts, never a cell. */
export type AuditFile = {
  verdict: "pass" | "fail" | "incomplete";
  method: string;
  parameters: Record<string, string | number>;
  counts: { files: number; numbers: number; cells: number; suppressed: number; withheldGroups: number };
  disclosure: DisclosureCounts | null;
  /** What every shown count concedes, so that a later release can be attacked together with this one. */
  concedes: Concession | null;
  /** What protection did to the counts, for the page on it; null for figures that were public already. */
  effects: ProtectionEffects | null;
};

/** Why a count is not shown. */
export const withholdingReasons = [
  "small count",
  "protects a small count",
  "proven by the attack",
  "all of a group in one category",
  "few people in the group",
  "few contributors",
  "any of the reasons",
] as const;
export type WithholdingReason = (typeof withholdingReasons)[number];

/**
 * What protection did, over all different counts that the release's tables show (a count that two tables share is one).
 * Differences are of shown counts from true ones; `kept` is the share of different counts that are shown, in per cent to
 * one decimal; `narrowest` is the least distance between the ends of what the attack left open for a small count.
 */
export type ProtectionEffects = {
  counts: number;
  shown: number;
  changed: number;
  withheld: { reason: WithholdingReason; counts: number }[];
  withheldPlaces: number;
  maximumDifference: number;
  meanDifference: number;
  kept: number;
  narrowest: number | null;
  /** Whether all shown sums hold. */
  adds: boolean;
};

/** What a shown count r concedes on its face: that it stands for a count from r - below to r + above. */
export type Concession = { below: number; above: number };

/**
 * How the attack on the tables ended, as counts: cells that could stand for a small count, how many of those it proved
 * exactly or narrowly, showed safe or did not reach, and how many cells were withheld so that it ended like this. Null
 * for figures that were public already.
 */
export type DisclosureCounts = {
  sensitive: number;
  exact: number;
  narrow: number;
  safe: number;
  notAudited: number;
  withheld: number;
};

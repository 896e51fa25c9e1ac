/** Parameters of the methods on systems of cells. Where a method has a default of its own, null leaves it to that. */
export type SystemParameters = {
  /** Counts are rounded to multiples of it. */
  base: number;
  /** Counts from 1 to one below this are small. */
  threshold: number;
  /** Conventional: small counts are rounded like any other, or all shown as c. */
  smallCounts: "round" | "suppress";
  /** Conventional: what a count that is not 0 but rounds to 0 shows. */
  zero: "zero" | "low";
  /** Controlled: extra steps K; null takes the least that has a solution. */
  steps: number | null;
  /** Small-count: the largest difference that is held; null makes it small and states what came out. */
  largestDifference: number | null;
  /** Small-count: the bound that is held, null for one made small. Cell-key: largest difference D, null for 5. */
  maximumDifference: number | null;
  /** Cell-key: variance V, and the largest count js that is never published. */
  variance: number;
  smallest: number;
  /** Cell-key: keys from 0 to 255 and counts below the threshold as c, as in the census of England and Wales. */
  integerKeys: boolean;
  /** Suppression: the least width that stays open; null for threshold - 1. */
  width: number | null;
  /** Suppression: every suppressed cell keeps its width, or only cannot be solved from the sums. */
  safety: "interval" | "linear";
  /** Suppression: whether a 0 is always shown, or may be suppressed to protect others. */
  zeros: "published" | "candidates";
  /** Suppression: whether the public is told that c is a small count and nothing else. */
  marksOnlySmall: boolean;
};

export const defaultParameters: SystemParameters = {
  base: 5,
  threshold: 5,
  smallCounts: "round",
  zero: "zero",
  steps: null,
  largestDifference: null,
  maximumDifference: null,
  variance: 3,
  smallest: 2,
  integerKeys: false,
  width: null,
  safety: "interval",
  zeros: "published",
  marksOnlySmall: false,
};

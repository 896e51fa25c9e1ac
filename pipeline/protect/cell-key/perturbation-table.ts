import { refuse } from "../../user-error.ts";
import { maximumEntropy, varianceRange } from "./max-entropy.ts";
import { wholeShares } from "./whole-shares.ts";

/** D, V and js of the literature: no change greater than D, variance V, no published count from 1 to js. */
export type Noise = { maximumDifference: number; variance: number; smallest: number };

/** What can happen to one true count: perturbations, ascending, and how many of all key values give each. */
export type Row = { support: readonly number[]; shares: readonly number[] };

/**
 * The perturbation table (Fraser and Wooton 2005; Giessing 2016; Enderle, Giessing and Tent 2018), a row for each true
 * count from 0 upwards; counts beyond the last row use the last. Each row is the distribution of greatest entropy with
 * mean 0 and variance V on what is allowed: |v| <= D, no result below 0 or from 1 to js. A count of 0 stays 0.
 * `total` is the number of key values, 2^32 or 256. Throws a UserError where a row has no solution.
 */
export function perturbationTable(noise: Noise, total: number): readonly Row[] {
  checkWhole(noise);
  const { maximumDifference, smallest } = noise;
  // From here on the whole of -D to D is allowed: the count less D is above js, or may be 0 where js is 0.
  const last = maximumDifference + smallest + (smallest > 0 ? 1 : 0);
  return Array.from({ length: last + 1 }, (_, count) =>
    count === 0 ? { support: [0], shares: [total] } : rowOf(count, noise, total),
  );
}

/** The perturbations allowed of a count above 0. */
export function allowed(count: number, { maximumDifference, smallest }: Noise): number[] {
  return Array.from({ length: 2 * maximumDifference + 1 }, (_, i) => i - maximumDifference).filter(
    (v) => count + v === 0 || count + v > smallest,
  );
}

function rowOf(count: number, noise: Noise, total: number): Row {
  const support = allowed(count, noise);
  const probabilities = solved(support, count, noise);
  const shares = wholeShares(support, probabilities, noise.variance, total);
  return { support, shares };
}

function solved(support: readonly number[], count: number, { variance }: Noise): number[] {
  const range = varianceRange(support);
  if (range === null) {
    return refuse(
      "cell-key",
      `a count of ${count} cannot change by 0 on average`,
      "raise the maximum difference",
    );
  }
  if (variance < range.least || variance > range.greatest) {
    const bounds = `between ${range.least} and ${range.greatest}`;
    return refuse(
      "cell-key",
      `a count of ${count} can only have a variance ${bounds}, not ${variance}`,
      "change the variance, the maximum difference or the smallest count",
    );
  }
  return variance > range.least && variance < range.greatest
    ? maximumEntropy(support, variance)
    : twoPoints(support, variance);
}

/** At either end of the range the only solution is on the two values -x and y with xy = V; for V = 0 it is on 0. */
function twoPoints(support: readonly number[], variance: number): number[] {
  if (variance === 0) return support.map((v) => (v === 0 ? 1 : 0));
  const below = support.filter((v) => v < 0);
  const above = support.filter((v) => v > 0);
  const inside = [Math.max(...below), Math.min(...above)] as const;
  const outside = [Math.min(...below), Math.max(...above)] as const;
  const [x, y] = -inside[0] * inside[1] === variance ? inside : outside;
  return support.map((v) => (v === x ? y / (y - x) : v === y ? -x / (y - x) : 0));
}

function checkWhole({ maximumDifference, variance, smallest }: Noise): void {
  if (!Number.isInteger(maximumDifference) || maximumDifference < 1) {
    refuse(
      "cell-key",
      "the maximum difference is not a whole number from 1",
      "give a whole number such as 5",
    );
  }
  if (!Number.isInteger(smallest) || smallest < 0) {
    refuse("cell-key", "the smallest count is not a whole number from 0", "give a whole number such as 2");
  }
  if (!(variance > 0)) refuse("cell-key", "the variance is not above 0", "give a number such as 3");
}

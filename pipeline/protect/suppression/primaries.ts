import { decimalOf, UNIT } from "../../half-up.ts";

/** What each respondent of a cell contributed to its total, none negative, in any order. */
export type Contributions = readonly number[];

/** Cells that count 1 to threshold - 1 people. By number, rising. */
export function primaryByThreshold(counts: Int32Array, threshold: number): number[] {
  return Array.from(counts.keys()).filter((cell) => {
    const count = counts[cell] ?? 0;
    return count > 0 && count < threshold;
  });
}

/**
 * The (n, k) rule: a total is sensitive where its n greatest contributions are more than k per cent of it (Hundepool
 * et al., Statistical Disclosure Control, 2012, section 4.2.1). Compared without division: exact for whole numbers.
 */
export function primaryByDominance(cells: readonly Contributions[], n: number, k: number): number[] {
  return cells.flatMap((contributions, cell) => {
    const greatest = falling(contributions).slice(0, n);
    return 100 * sum(greatest) > k * sum(contributions) ? [cell] : [];
  });
}

/**
 * The p% rule: a total is sensitive where the second greatest contributor, taking its own off, could estimate the
 * greatest to within p per cent: where what is left after the two greatest is less than p per cent of the greatest
 * (Hundepool et al., 2012, section 4.2.1). A cell with one contributor is sensitive; one without is not.
 */
export function primaryByPPercent(cells: readonly Contributions[], p: number): number[] {
  return cells.flatMap((contributions, cell) => {
    const [first = 0, second = 0] = falling(contributions);
    return 100 * (sum(contributions) - first - second) < p * first ? [cell] : [];
  });
}

/**
 * What the rules need of a total whose contributions are not at hand: their sum, and the sum of the one, two and three
 * greatest, in whole units of any size.
 */
export type Greatest = { total: bigint; largest: readonly [bigint, bigint, bigint] };

/** The (n, k) rule of primaryByDominance for one total; `k` may have up to nine decimals. */
export function isDominated({ total, largest }: Greatest, n: 1 | 2 | 3, k: number): boolean {
  return 100n * UNIT * (largest[n - 1] ?? 0n) > decimalOf(k) * total;
}

/** The p% rule of primaryByPPercent for one total; `p` may have up to nine decimals. */
export function isEstimable({ total, largest: [first, two] }: Greatest, p: number): boolean {
  return 100n * UNIT * (total - two) < decimalOf(p) * first;
}

function falling(contributions: Contributions): number[] {
  return [...contributions].sort((a, b) => b - a);
}

function sum(numbers: Contributions): number {
  return numbers.reduce((total, one) => total + one, 0);
}

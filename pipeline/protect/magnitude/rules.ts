import { decimalOf, UNIT } from "../../half-up.ts";
import { refuse } from "../../user-error.ts";
import { isDominated, isEstimable } from "../suppression/primaries.ts";
import type { Figure } from "./figures.ts";

/** When few contributors give most of a total: the (n, k) rule, the p% rule, or both; a total is judged by each. */
export type MagnitudeRules = { dominance?: { n: 1 | 2 | 3; k: number }; p_percent?: number };

const WHERE = "averages";

/** Throws a UserError where a rule can never or must always be broken. */
export function checkRules({ dominance, p_percent }: MagnitudeRules): void {
  if (dominance !== undefined && !(dominance.k > 0 && dominance.k < 100))
    refuse(
      WHERE,
      `a dominance of ${dominance.k} per cent cannot be judged`,
      "use a number between 0 and 100",
    );
  if (p_percent !== undefined && !(p_percent > 0))
    refuse(WHERE, `a p_percent of ${p_percent} protects nothing`, "use a number above 0");
}

/** Whether a total may not be shown because one or a few contributors give most of it. */
export function isSensitive(figure: Figure, { dominance, p_percent }: MagnitudeRules): boolean {
  return (
    (dominance !== undefined && isDominated(figure, dominance.n, dominance.k)) ||
    (p_percent !== undefined && isEstimable(figure, p_percent))
  );
}

/**
 * How far from a sensitive total its interval must reach, in the units of the figure, rounded up, and never 0: p per
 * cent of it, or without p what the (n, k) rule comes to, 100 (100 - k) / k per cent. That is at least the upper
 * protection level of either rule, which is (p / 100) x1 - (total - x1 - x2), or (100 / k) (x1 + ... + xn) - total
 * (Hundepool et al., Statistical Disclosure Control, 2012, section 4.2.2 and table 4.2), as x1 is at most the total.
 * Where both are given the second level is held besides.
 */
export function protectionOf({ total, largest }: Figure, { dominance, p_percent }: MagnitudeRules): bigint {
  const byP = p_percent === undefined ? 0n : divideUp(total * decimalOf(p_percent), 100n * UNIT);
  if (dominance === undefined) return atLeastOne(byP);
  const k = decimalOf(dominance.k);
  const most = p_percent === undefined ? total : (largest[dominance.n - 1] ?? 0n);
  const byDominance = divideUp(100n * UNIT * most, k) - total;
  return atLeastOne(byP > byDominance ? byP : byDominance);
}

function atLeastOne(level: bigint): bigint {
  return level > 0n ? level : 1n;
}

/** a / b upwards, for b above 0 and a from 0. */
export function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

/** How the published counts were rounded: to a base (0 for not at all), and whether percentages come from them. */
export type Rounding = { base: number; percentagesFrom: "published" | "true" };

/** A published percentage, and the published number of people that it is of. */
export type Share = { percent: number; base: number };

/** The two-sided 95 per cent point of the normal distribution. */
const z = 1.96;

/**
 * The margin of error, in percentage points, of the difference of two published percentages of different people:
 * the simple asymptotic interval (Newcombe 1998, Statistics in Medicine 17:873-890, method 1), made wider by what
 * rounding may hide. Weighted percentages are taken as if unweighted, which understates their margin.
 */
export function marginBetween(a: Share, b: Share, rounding: Rounding, decimals: number): number {
  const variance = proportionVariance(a, rounding) + proportionVariance(b, rounding);
  return 100 * z * Math.sqrt(variance) + allowances([a, b], rounding, decimals);
}

/**
 * The same for two answers of the same people, who cannot give both (Scott and Seber 1983, The American Statistician
 * 37:319-320). Where they can give both, the true margin is smaller.
 */
export function marginWithin(a: Share, b: Share, rounding: Rounding, decimals: number): number {
  const [p, q] = [a.percent / 100, b.percent / 100];
  const variance = (p + q - (p - q) ** 2) / leastBase(a, rounding);
  return 100 * z * Math.sqrt(variance) + allowances([a, b], rounding, decimals);
}

/**
 * The same from published intervals of different people (Newcombe 1998, method 10): `below` is how far the interval of
 * the larger percentage goes down from it, `above` how far that of the smaller goes up. Percentages whose intervals do not
 * touch are always further apart than this.
 */
export function marginOfIntervals(below: number, above: number): number {
  return Math.sqrt(below * below + above * above);
}

function proportionVariance(share: Share, rounding: Rounding): number {
  const p = share.percent / 100;
  return (p * (1 - p)) / leastBase(share, rounding);
}

/** The fewest people that a rounded base may stand for; at least one. */
function leastBase({ base }: Share, rounding: Rounding): number {
  return Math.max(1, base - rounding.base / 2);
}

/**
 * What rounding may move each percentage by: half a unit of its last decimal, and where it comes from rounded counts
 * up to h(1 + p) / n, with h half the rounding base and n the true number of people (from (x + e) / (n + f) with e and
 * f at most h).
 */
function allowances(shares: readonly Share[], rounding: Rounding, decimals: number): number {
  const half = rounding.percentagesFrom === "published" ? rounding.base / 2 : 0;
  return shares.reduce((sum, share) => {
    const moved = (half * (100 + share.percent)) / leastBase(share, rounding);
    return sum + 0.5 / 10 ** decimals + moved;
  }, 0);
}

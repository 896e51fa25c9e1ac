/**
 * Turns probabilities into whole numbers of `total` shares that keep the sum, the mean of 0 and the variance as nearly
 * as whole numbers can: exactly, where three neighbouring perturbations are allowed and `total` times the variance is
 * even. Ties go to the smaller perturbation, so that the last bit of a machine's exponential decides nothing else.
 */
export function wholeShares(
  support: readonly number[],
  probabilities: readonly number[],
  variance: number,
  total: number,
): number[] {
  const shares = rounded(probabilities, total);
  balanceMean(support, shares);
  balanceVariance(support, shares, variance * total);
  return shares;
}

/** Largest remainders. */
function rounded(probabilities: readonly number[], total: number): number[] {
  const exact = probabilities.map((p) => p * total);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((x, y) => y.remainder - x.remainder || x.i - y.i);
  for (const { i } of byRemainder.slice(0, left)) shares[i] = (shares[i] ?? 0) + 1;
  return shares;
}

/** Moves shares between neighbours until the mean is as close to 0 as the narrowest gap between neighbours allows. */
function balanceMean(support: readonly number[], shares: number[]): void {
  const sum = () => support.reduce((all, v, i) => all + v * (shares[i] ?? 0), 0);
  for (let off = sum(); off !== 0; off = sum()) {
    const pair = support
      .slice(1)
      .map((v, i) => ({ from: off > 0 ? i + 1 : i, to: off > 0 ? i : i + 1, gap: v - (support[i] ?? 0) }))
      .filter(({ from, gap }) => (shares[from] ?? 0) > 0 && gap <= 2 * Math.abs(off) - 1)
      .sort((x, y) => x.gap - y.gap || (shares[y.from] ?? 0) - (shares[x.from] ?? 0) || x.from - y.from)[0];
    if (pair === undefined) return;
    const times = Math.min(Math.max(1, Math.floor(Math.abs(off) / pair.gap)), shares[pair.from] ?? 0);
    shares[pair.from] = (shares[pair.from] ?? 0) - times;
    shares[pair.to] = (shares[pair.to] ?? 0) + times;
  }
}

/**
 * For neighbours x < y < z, adding (z-y, x-z, y-x) shares keeps sum and mean, and adds (y-x)(z-y)(z-x) to the second
 * moment. The one with the smallest effect that brings it nearer is used, again and again; ties go to the most shares.
 */
function balanceVariance(support: readonly number[], shares: number[], target: number): void {
  const triples = support.slice(2).map((z, i) => {
    const [x, y] = [support[i] ?? 0, support[i + 1] ?? 0];
    return { i, by: [z - y, x - z, y - x], effect: (y - x) * (z - y) * (z - x) };
  });
  for (let off = missing(support, shares, target); ; off = missing(support, shares, target)) {
    const sign = Math.sign(off);
    const best = triples
      .filter(({ i, by, effect }) => 2 * Math.abs(off) > effect && fits(shares, i, by, sign))
      .sort((a, b) => a.effect - b.effect || least(shares, b.i) - least(shares, a.i) || a.i - b.i)[0];
    if (best === undefined) return;
    for (const [n, change] of best.by.entries())
      shares[best.i + n] = (shares[best.i + n] ?? 0) + sign * change;
  }
}

function missing(support: readonly number[], shares: readonly number[], target: number): number {
  return target - support.reduce((sum, v, i) => sum + v * v * (shares[i] ?? 0), 0);
}

function fits(shares: readonly number[], i: number, by: readonly number[], sign: number): boolean {
  return by.every((change, n) => (shares[i + n] ?? 0) + sign * change >= 0);
}

function least(shares: readonly number[], i: number): number {
  return Math.min(...shares.slice(i, i + 3));
}

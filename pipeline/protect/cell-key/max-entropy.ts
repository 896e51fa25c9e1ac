/**
 * The distribution of greatest entropy on the whole numbers `support` that has mean 0 and the given variance, as
 * probabilities in the order of `support`. It has the form p(v) = exp(a v + b v^2) / Z; a and b are where the convex
 * dual log Z - b V is least (Jaynes 1957; Boyd and Vandenberghe 2004, section 5.2), found by Newton's method with halved
 * steps. The variance must lie strictly between the least and the greatest that the support allows (see `varianceRange`).
 */
export function maximumEntropy(support: readonly number[], variance: number): number[] {
  let at = { a: 0, b: 0 };
  for (let step = 0; step < 200; step++) {
    const { gradient, hessian } = slopes(support, variance, at);
    const [g, h] = gradient;
    if (Math.abs(g) + Math.abs(h) < 1e-13) break;
    const determinant = hessian.aa * hessian.bb - hessian.ab * hessian.ab;
    if (!(determinant > 0)) break;
    const direction = {
      a: -(hessian.bb * g - hessian.ab * h) / determinant,
      b: -(hessian.aa * h - hessian.ab * g) / determinant,
    };
    const next = halved(support, variance, at, direction, g * direction.a + h * direction.b);
    if (next === null) break;
    at = next;
  }
  return probabilities(support, at);
}

/** The least and greatest variance of a distribution with mean 0 on `support`, or null where the mean cannot be 0. */
export function varianceRange(support: readonly number[]): { least: number; greatest: number } | null {
  const below = support.filter((v) => v < 0);
  const above = support.filter((v) => v > 0);
  if (support.includes(0) && (below.length === 0 || above.length === 0)) return { least: 0, greatest: 0 };
  if (below.length === 0 || above.length === 0) return null;
  // On -x and y with mean 0 the probabilities are y and x over x + y, and the variance is xy.
  const least = support.includes(0) ? 0 : -Math.max(...below) * Math.min(...above);
  return { least, greatest: -Math.min(...below) * Math.max(...above) };
}

type Dual = { a: number; b: number };

function probabilities(support: readonly number[], { a, b }: Dual): number[] {
  const powers = support.map((v) => a * v + b * v * v);
  const most = Math.max(...powers);
  const weights = powers.map((power) => Math.exp(power - most));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

/** log Z - b V. */
function dual(support: readonly number[], variance: number, { a, b }: Dual): number {
  const powers = support.map((v) => a * v + b * v * v);
  const most = Math.max(...powers);
  return most + Math.log(powers.reduce((sum, power) => sum + Math.exp(power - most), 0)) - b * variance;
}

/** First derivatives: moments less their targets. Second: covariances of v and v^2. */
function slopes(support: readonly number[], variance: number, at: Dual) {
  const p = probabilities(support, at);
  const moment = (power: number) => support.reduce((sum, v, i) => sum + (p[i] ?? 0) * v ** power, 0);
  const [one, two, three, four] = [moment(1), moment(2), moment(3), moment(4)];
  return {
    gradient: [one, two - variance] as const,
    hessian: { aa: two - one * one, ab: three - one * two, bb: four - two * two },
  };
}

/** The full Newton step, or the first half, quarter and so on that makes the dual smaller; null where none does. */
function halved(
  support: readonly number[],
  variance: number,
  at: Dual,
  direction: Dual,
  slope: number,
): Dual | null {
  const before = dual(support, variance, at);
  for (let length = 1; length > 1e-12; length /= 2) {
    const next = { a: at.a + length * direction.a, b: at.b + length * direction.b };
    // Close to the least the dual is flat to the last bit: a full step is then taken as it is.
    if (dual(support, variance, next) <= before + 1e-4 * length * slope || slope > -1e-14) return next;
  }
  return null;
}

/** The two-sided 95 per cent point of the normal distribution, as the margins of error of commentary take it. */
const z = 1.96;

/**
 * The Wilson score interval of a proportion (Wilson 1927, Journal of the American Statistical Association 22:209-212),
 * which Brown, Cai and DasGupta (2001, Statistical Science 16:101-133) advise at every size: unlike the simple interval
 * it stays between 0 and 1 and has a width where everybody or nobody gave the answer. Proportions, not percentages.
 */
export function wilson(proportion: number, people: number): { lower: number; upper: number } {
  const square = z * z;
  const centre = proportion + square / (2 * people);
  const half = z * Math.sqrt((proportion * (1 - proportion)) / people + square / (4 * people * people));
  const scale = 1 + square / people;
  return { lower: Math.max(0, (centre - half) / scale), upper: Math.min(1, (centre + half) / scale) };
}

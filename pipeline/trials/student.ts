/** The normal distribution's point with 2.5% above it. */
const z = 1.959963984540054;

/**
 * The point of Student's t with 2.5% above it, by the expansion in powers of 1/degrees of Abramowitz and Stegun (1964),
 * 26.7.5: right to six figures from ten degrees on.
 */
export function studentPoint(degrees: number): number {
  const terms = [
    z ** 3 + z,
    5 * z ** 5 + 16 * z ** 3 + 3 * z,
    3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z,
    79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z,
  ];
  const divisors = [4, 96, 384, 92_160];
  return terms.reduce((sum, term, i) => sum + term / (divisors[i] ?? 1) / degrees ** (i + 1), z);
}

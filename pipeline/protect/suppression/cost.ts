/**
 * What a suppressed count loses, as an integer: eight times its binary logarithm, the eighths by straight line, plus
 * eight. A logarithm, so that one margin is not spared at the price of twenty small cells; in integers, so that every
 * machine agrees.
 */
export function costOf(count: number): number {
  const whole = 31 - Math.clz32(count + 1);
  const eighths = Math.floor(((count + 1 - 2 ** whole) * 8) / 2 ** whole);
  return 8 * whole + eighths + 8;
}

/** The cost of every cell. */
export function costsOf(counts: Int32Array): Int32Array {
  return Int32Array.from(counts, costOf);
}

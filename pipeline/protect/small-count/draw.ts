/** Mixes 32 bits so that each output bit depends on every input bit (Wellons 2018, "lowbias32"). */
export function mix(bits: number): number {
  let x = bits | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** One step of the logarithm below. */
export const LOG_UNIT = 256;

/**
 * Minus the base-2 logarithm of a draw of 32 bits read as a fraction of 1, in 256ths, at least 0: an exponential
 * variate in integers alone (the mantissa is taken as straight between powers of two, at most 0.09 off), so that no
 * machine's logarithm can change what is published.
 */
export function exponential(bits: number): number {
  const zeros = Math.clz32(bits);
  const mantissa = zeros > 30 ? 0 : (bits << (zeros + 1)) >>> 24;
  return (zeros + 1) * LOG_UNIT - mantissa;
}

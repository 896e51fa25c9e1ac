/** Units of the pipeline's exact decimals: DuckDB's weights are DECIMAL(18,9). */
export const UNIT = 1_000_000_000n;

/** numerator / denominator to the nearest whole number, a half upwards (HESA's rule). The denominator is above 0. */
export function halfUp(numerator: bigint, denominator: bigint): bigint {
  return floorDivide(2n * numerator + denominator, 2n * denominator);
}

/**
 * The decimal that a number is written with, in units of 10^-9: 45.1 is 45_100_000_000n, although its double is a
 * little more or less. Further decimals, which only the noise of a division has, are rounded away.
 */
export function decimalOf(value: number): bigint {
  if (Number.isSafeInteger(value)) return BigInt(value) * UNIT;
  const plain = /^-?\d+(\.\d{1,9})?$/.exec(String(value)) === null ? value.toFixed(9) : String(value);
  const [whole = "0", fraction = ""] = plain.replace("-", "").split(".");
  const size = BigInt(whole) * UNIT + BigInt(fraction.padEnd(9, "0"));
  return value < 0 ? -size : size;
}

/** A whole number of units of 10^-decimals as the nearest double: (453n, 1) is 45.3. */
export function fromUnits(units: bigint, decimals: number): number {
  return Number(units) / 10 ** decimals;
}

/** A number rounded to so many decimals, halves up, by the digits that it is written with: 2.45 to one is 2.5. */
export function roundTo(value: number, decimals: number): number {
  return fromUnits(halfUp(decimalOf(value) * 10n ** BigInt(decimals), UNIT), decimals);
}

/** part / whole of so many (100 for per cent), rounded to so many decimals, halves up. The whole is above 0. */
export function ratio(part: bigint, whole: bigint, per: number, decimals: number): number {
  return fromUnits(halfUp(part * BigInt(per) * 10n ** BigInt(decimals), whole), decimals);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

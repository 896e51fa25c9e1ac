import { divideUp } from "./rules.ts";

/** Whole numbers up to this leave room in 32 bits for what is added to them. */
const MOST = 2n ** 29n;

/**
 * The size of a unit, in the exact units of the figures, in which all of them can be held as 32-bit numbers: a power of
 * ten, the greatest that divides every figure unless that is too small for `greatest`. Where it does not divide them,
 * figures are cut down and needs rounded up, which is sound: a change of whole units that fits the cut figures fits the
 * true ones.
 */
export function unitFor(figures: Iterable<bigint>, greatest: bigint): bigint {
  let unit = 10n ** 9n;
  for (const figure of figures) while (figure % unit !== 0n) unit /= 10n;
  while (greatest / unit > MOST) unit *= 10n;
  return unit;
}

/** A figure in units, cut down. */
export function down(figure: bigint, unit: bigint): number {
  return Number(figure / unit);
}

/** A figure in units, rounded up. */
export function up(figure: bigint, unit: bigint): number {
  return Number(divideUp(figure, unit));
}

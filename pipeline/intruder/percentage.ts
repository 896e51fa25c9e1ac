/** Counts that a number may be, ends included; empty where `lower` is above `upper`. */
export type Interval = { lower: number; upper: number };

/** A percentage as published: `value` in units of its last decimal (12.5% is 125 with one decimal). */
export type ShownPercentage = { value: number; decimals: number };

/** Above so many possible bases, each is not tried: a percentage of so many people tells little about any of them. */
const MOST_BASES = 5_000;

/**
 * What a percentage tells of its part and its base, where it was worked out from the true counts and rounded halves up:
 * for each possible base, the parts that give this percentage. The answer holds every pair that is possible; the base's
 * interval only narrows where some bases give no such percentage at all. Intervals of more than 5,000 bases are left
 * as they are.
 */
export function narrowedByPercentage(
  shown: ShownPercentage,
  part: Interval,
  base: Interval,
): { part: Interval; base: Interval } {
  if (base.upper - base.lower > MOST_BASES) return { part, base };
  const found = {
    part: { lower: part.upper + 1, upper: part.lower - 1 },
    base: { lower: base.upper + 1, upper: base.lower - 1 },
  };
  for (let people = Math.max(1, base.lower); people <= base.upper; people++) {
    const { lower, upper } = partsOf(shown, people);
    const [least, most] = [Math.max(lower, part.lower), Math.min(upper, part.upper, people)];
    if (least > most) continue;
    found.part = { lower: Math.min(found.part.lower, least), upper: Math.max(found.part.upper, most) };
    found.base = { lower: Math.min(found.base.lower, people), upper: Math.max(found.base.upper, people) };
  }
  return found;
}

/**
 * The parts n of a base b for which n / b rounds, halves up, to the percentage: with u units of the last decimal in a
 * whole (100 for whole per cents), 2v - 1 <= 2un / b < 2v + 1, in integers.
 */
function partsOf({ value, decimals }: ShownPercentage, base: number): Interval {
  const units = 100 * 10 ** decimals;
  const lower = Math.ceil(((2 * value - 1) * base) / (2 * units));
  const upper = Math.ceil(((2 * value + 1) * base) / (2 * units)) - 1;
  return { lower: Math.max(0, lower), upper };
}

/**
 * The published counts, multiples of `step`, that give a percentage of a published base; null where none does. What
 * they concede in turn is for the method to say.
 */
export function publishedParts(shown: ShownPercentage, base: number, step: number): Interval | null {
  const { lower, upper } = partsOf(shown, base);
  const ends = { lower: Math.ceil(lower / step) * step, upper: Math.floor(upper / step) * step };
  // A part above its base is shown as all of it.
  const isAll = shown.value >= 100 * 10 ** shown.decimals;
  return ends.lower > ends.upper || isAll ? null : ends;
}

/**
 * Krippendorff's alpha for nominal data: each unit is the values that coders gave it, any number of coders, with those
 * who gave none left out. 1 is full agreement, 0 as chance. Null where nothing was coded twice, or where every value is
 * the same. (K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania, 2011, section
 * C: alpha is 1 less (n - 1) times the coincidences that differ over the products of totals that differ.)
 */
export function krippendorffsAlpha(units: readonly (readonly string[])[]): number | null {
  const pairable = units.filter(({ length }) => length > 1);
  const totals = new Map<string, number>();
  for (const value of pairable.flat()) totals.set(value, (totals.get(value) ?? 0) + 1);
  const n = [...totals.values()].reduce((sum, count) => sum + count, 0);
  const apartByChance = n * n - [...totals.values()].reduce((sum, count) => sum + count * count, 0);
  if (apartByChance === 0) return null;
  const apart = pairable.reduce((sum, values) => sum + differing(values) / (values.length - 1), 0);
  return 1 - ((n - 1) * apart) / apartByChance;
}

/** Ordered pairs of values of one unit that differ. */
function differing(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + values.filter((other) => other !== value).length, 0);
}

/** Points in a unit of length. */
const points: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  px: 0.75,
  pc: 12,
};

/** A length such as "2.26cm" in points; null where it is none. */
export function pointsOf(length: string | undefined): number | null {
  const [, number, unit = ""] = /^(-?\d*\.?\d+)([a-z]{2})$/.exec(length ?? "") ?? [];
  const factor = points[unit];
  return number === undefined || factor === undefined ? null : Number(number) * factor;
}

import { eachCell } from "./program.ts";
import type { Relations } from "./relations.ts";
import type { Term } from "./types.ts";

/** The interval of a cell; `upper` is Infinity where it has none. */
export type IntervalOf = (cell: number) => readonly [lower: number, upper: number];

/** What relations say when they are added up, each so many times: how often each cell comes in it (total less parts). */
export function added(relations: Relations, terms: readonly Term[]): Map<number, number> {
  const sum = new Map<number, number>();
  for (const { equation, weight } of terms) {
    eachCell(relations, equation, (cell, sign) => {
      const times = (sum.get(cell) ?? 0) + sign * weight;
      if (times === 0) sum.delete(cell);
      else sum.set(cell, times);
    });
  }
  return sum;
}

/**
 * The end of a cell's interval that the sum of the terms proves, in whole numbers, or null where it proves none. The
 * sum is 0, or at least 0 where it holds relations that say "at most", whose weights must then not be negative.
 */
export function endFrom(
  relations: Relations,
  terms: readonly Term[],
  cell: number,
  side: "lower" | "upper",
  intervalOf: IntervalOf,
): number | null {
  const sum = added(relations, terms);
  const times = sum.get(cell) ?? 0;
  if (times === 0) return null;
  const atMost = terms.filter(({ equation }) => equation >= relations.equalities);
  // The sum of the others is all that bounds the cell: times * cell = -others, or >= -others where "at most" is used.
  const needsLeast = times > 0 === (side === "upper");
  const isHeld = atMost.every(({ weight }) => (needsLeast ? weight <= 0 : weight >= 0));
  if (!isHeld) return null;
  let others = 0;
  for (const [other, by] of sum) {
    if (other === cell) continue;
    const [lower, upper] = intervalOf(other);
    others += by * (by > 0 === needsLeast ? lower : upper);
  }
  if (!Number.isFinite(others)) return null;
  const end = -others / times;
  return side === "upper" ? Math.floor(end) : Math.ceil(end);
}

const denominators = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 60];

/** Multipliers from a solver as whole weights, where a small common denominator makes them whole; otherwise null. */
export function wholeTerms(equations: readonly number[], multipliers: Float64Array): Term[] | null {
  const used = equations.flatMap((equation, e) => {
    const weight = multipliers[e] ?? 0;
    return Math.abs(weight) > 1e-7 ? [{ equation, weight }] : [];
  });
  const by = denominators.find((d) =>
    used.every(({ weight }) => Math.abs(d * weight - Math.round(d * weight)) < 1e-5),
  );
  if (by === undefined || used.length === 0) return null;
  return used.map(({ equation, weight }) => ({ equation, weight: Math.round(by * weight) }));
}

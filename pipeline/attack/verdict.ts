import type { Knowledge } from "../protect/system-method.ts";
import { boundsNames, type Question, type Tally, type Verdict, verdictNames } from "./types.ts";

/** True where the interval is one count that is small, from 1 to threshold - 1. */
export function isExact(lower: number, upper: number, threshold: number): boolean {
  return lower === upper && lower >= 1 && upper < threshold;
}

/** True where an interval leaves less than the width, or only small counts (design, section 3: `narrow`). */
export function isTight(lower: number, upper: number, { threshold, width }: Question): boolean {
  return upper - lower < width || (lower >= 1 && upper < threshold);
}

/**
 * What a proven interval means for a sensitive cell, beside the interval that the method concedes on its face. "safe"
 * is a claim about the true range, so it needs two consistent tables whose counts of the cell are `seenLower` and
 * `seenUpper`; where they are too close the cell is "not-audited".
 */
export function verdictOn(
  proven: readonly [number, number],
  seen: readonly [number, number] | null,
  conceded: readonly [number, number],
  question: Question,
): Verdict {
  const [lower, upper] = proven;
  if (isExact(lower, upper, question.threshold)) return "exact";
  const provesMore = lower > conceded[0] || upper < conceded[1];
  if (provesMore && isTight(lower, upper, question)) return "narrow";
  if (seen === null) return "not-audited";
  const isConceded = seen[0] === conceded[0] && seen[1] === conceded[1];
  return isConceded || !isTight(seen[0], seen[1], question) ? "safe" : "not-audited";
}

/** The interval of a cell in what is known or proven. */
export function intervalOf({ lower, upper }: Knowledge, cell: number): readonly [number, number] {
  return [lower[cell] ?? 0, upper[cell] ?? 0];
}

/** Number of a verdict in `verdictNames`. */
export function verdictNumber(verdict: Verdict | null): number {
  return verdictNames.indexOf(verdict);
}

/** Number of a kind of bounds in `boundsNames`. */
export function boundsNumber(bounds: "exact" | "witness" | null): number {
  return boundsNames.indexOf(bounds);
}

/** Counts verdicts. */
export function tallyOf(verdicts: Uint8Array): Tally {
  const counts = [0, 0, 0, 0, 0];
  for (const verdict of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  const [none = 0, exact = 0, narrow = 0, safe = 0, notAudited = 0] = counts;
  return { sensitive: verdicts.length - none, exact, narrow, safe, notAudited };
}

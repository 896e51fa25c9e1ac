import type { AttackResult, Question } from "../attack/types.ts";
import { verdictNames } from "../attack/types.ts";
import type { ProtectingRules } from "../definitions/protection.ts";
import { widthOfRules } from "../protect/rule-parameters.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { type TrueRelease, UNKNOWN } from "../protect/true-sums.ts";
import type { Known, Pair } from "./earlier.ts";
import type { DerivedGroup } from "./shadow.ts";

/**
 * Cells and sums, what is known of each cell, and how much of that is conceded on the face of its own figure; `groups`
 * are those that no table shows and that two tables make between them.
 */
export type KnownRelease = Known & { face: Knowledge; groups: readonly DerivedGroup[] };

/** An attack of a kind: what it found of the system that it worked on, whose first cells are the release's. */
export type Attempt = { name: string; result: AttackResult; conceded: Knowledge; pairs: readonly Pair[] };

/** A cell is sensitive when what the intruder starts with allows a small count (design, section 3). */
export function questionOf(
  rules: ProtectingRules,
  { lower, upper }: Knowledge,
  size: number,
  face: Knowledge,
  groups: readonly DerivedGroup[] = [],
): Question {
  const { threshold } = rules;
  const derived = new Set(groups.map(({ cell }) => cell));
  const isSensitive = (cell: number) =>
    (cell < size || derived.has(cell)) && (lower[cell] ?? 0) < threshold && (upper[cell] ?? 0) >= 1;
  return {
    sensitive: Uint8Array.from(lower, (_, cell) => (isSensitive(cell) ? 1 : 0)),
    threshold,
    width: widthOfRules(rules),
    face,
  };
}

/** The true table saves the search for one that fits; counts that only a shadow has are not at hand. */
export function truthOf(
  { system, counts }: Pick<TrueRelease, "system" | "counts">,
  known: Known,
): Pick<Question, "table"> {
  return known.system.size === system.size && !counts.includes(UNKNOWN) ? { table: counts } : {};
}

/** Asks no more of the cells that another attack proved, which stand here from one on. */
export function exceptProven(question: Question, { verdicts }: AttackResult, from: number): void {
  for (const [cell, verdict] of verdicts.entries()) {
    if (isProven(verdict)) question.sensitive[from + cell] = 0;
  }
}

/** True of the verdicts on cells that are given away. */
export function isProven(verdict: number): boolean {
  const name = verdictNames[verdict];
  return name === "exact" || name === "narrow";
}

/** Knowledge of more cells than a release has, in which those of the release have an interval of their own. */
export function withOwn(knowledge: Knowledge, own: Knowledge): Knowledge {
  const joint = { lower: knowledge.lower.slice(), upper: knowledge.upper.slice() };
  joint.lower.set(own.lower);
  joint.upper.set(own.upper);
  return joint;
}

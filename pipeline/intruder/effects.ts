import type { AttackResult } from "../attack/types.ts";
import { ratio } from "../half-up.ts";
import {
  type Concession,
  type ProtectionEffects,
  type WithholdingReason,
  withholdingReasons,
} from "../package.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { type Equations, low, type PublishedCells, shown, suppressed } from "../system/system.ts";

/**
 * All that tells what protection did. `counts` holds the true count of each cell of the system, or -1 where it is not
 * known; `shownCells` marks (1) the cells for which some published table has a row; `reasons` says of each cell that
 * shows c why it does. `result` is null where nothing was attacked. `face` is what the method concedes of each shown
 * count anyway: how far below and above it the true one may be.
 */
export type EffectsInput = {
  counts: Int32Array;
  published: PublishedCells;
  shownCells: Uint8Array;
  reasons: ReadonlyMap<number, WithholdingReason>;
  equations: Equations;
  result: Pick<AttackResult, "lower" | "upper" | "verdicts"> | null;
  withheldPlaces: number;
  withheldTotals: number;
  face: Concession;
};

/**
 * What protection did to the different counts that a release shows, as numbers that name no cell. A count that appears
 * as `low` is shown, as 0. The maximum difference is never less than the one that the rules state: that every figure is
 * nearer to its true count than an intruder must suppose would narrow each of them. Throws an Error where a count is
 * withheld for no reason.
 */
export function effectsOf(input: EffectsInput): ProtectionEffects {
  const counted = countedCells(input);
  const seen = counted.filter((cell) => isSeen(input.published, cell));
  const differences = seen.map((cell) =>
    Math.abs(figureOf(input.published, cell) - (input.counts[cell] ?? 0)),
  );
  return {
    counts: counted.length,
    shown: seen.length,
    changed: differences.filter((difference) => difference > 0).length,
    withheld: withheldOf(counted, input),
    withheldPlaces: input.withheldPlaces,
    maximumDifference: differences.reduce(
      (most, one) => Math.max(most, one),
      Math.max(input.face.below, input.face.above),
    ),
    meanDifference: meanOf(differences),
    kept: counted.length === 0 ? 100 : ratio(BigInt(seen.length), BigInt(counted.length), 100, 1),
    narrowest: narrowestOf(input),
    adds: shownSumsHold(input),
  };
}

/** The different counts that some table has a row for; one whose true count is not known cannot be compared. */
function countedCells({ counts, shownCells }: EffectsInput): number[] {
  return Array.from(counts.keys()).filter((cell) => shownCells[cell] === 1 && (counts[cell] ?? -1) >= 0);
}

function isSeen({ states }: PublishedCells, cell: number): boolean {
  return states[cell] === shown || states[cell] === low;
}

function figureOf({ values, states }: PublishedCells, cell: number): number {
  return states[cell] === low ? 0 : (values[cell] ?? 0);
}

/** How many counts are withheld for each reason that occurs, in the order of the reasons. */
function withheldOf(counted: readonly number[], { published, reasons, withheldTotals }: EffectsInput) {
  const found = new Map<WithholdingReason, number>();
  for (const cell of counted.filter((one) => published.states[one] === suppressed)) {
    const reason = reasons.get(cell);
    if (reason === undefined) throw new Error("a count is withheld for no reason");
    found.set(reason, (found.get(reason) ?? 0) + 1);
  }
  if (withheldTotals > 0) found.set("few contributors", withheldTotals);
  return withholdingReasons.flatMap((reason) => {
    const counts = found.get(reason) ?? 0;
    return counts > 0 ? [{ reason, counts }] : [];
  });
}

/** To three decimals, halves up, in integers; 0 where nothing is shown. */
function meanOf(differences: readonly number[]): number {
  const sum = differences.reduce((all, one) => all + BigInt(one), 0n);
  return differences.length === 0 ? 0 : ratio(sum, BigInt(differences.length), 1, 3);
}

/** The least width that the attack left to a sensitive cell, of those that it bounds at all. */
function narrowestOf({ result }: EffectsInput): number | null {
  if (result === null) return null;
  const { lower, upper, verdicts } = result;
  let least: number | null = null;
  for (const [cell, most] of upper.entries()) {
    if (verdicts[cell] === 0 || most === NO_UPPER) continue;
    const width = most - (lower[cell] ?? 0);
    least = least === null ? width : Math.min(least, width);
  }
  return least;
}

/** Whether the published figures of each true sum add up, where a reader sees all of them. */
function shownSumsHold({ equations, counts, published, shownCells }: EffectsInput): boolean {
  const { totals, starts, parts } = equations;
  const isVisible = (cell: number) => shownCells[cell] === 1 && isSeen(published, cell);
  const sum = (own: Int32Array, value: (cell: number) => number) =>
    own.reduce((all, cell) => all + value(cell), 0);
  return totals.every((total, e) => {
    const own = parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0);
    if (!isVisible(total) || !own.every(isVisible)) return true;
    if (sum(own, (cell) => counts[cell] ?? 0) !== counts[total]) return true;
    return sum(own, (cell) => figureOf(published, cell)) === figureOf(published, total);
  });
}

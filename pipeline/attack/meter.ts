import type { Budget } from "./types.ts";

/** What the attack has spent so far, against its budget. */
export type Meter = { work: number; solves: number; readonly budget: Budget; readonly endsAt: number };

/** A meter at nothing spent. `now` is read only where the caller gave seconds. */
export function startMeter(budget: Budget, now: () => number = () => performance.now()): Meter {
  const endsAt = budget.seconds === undefined ? Number.POSITIVE_INFINITY : now() + 1000 * budget.seconds;
  return { work: 0, solves: 0, budget, endsAt };
}

/** True where no more work may be done. */
export function isSpent(meter: Meter): boolean {
  if (meter.work >= meter.budget.work) return true;
  return meter.endsAt !== Number.POSITIVE_INFINITY && performance.now() >= meter.endsAt;
}

/** True where the solver may not be called again. */
export function mayNotSolve(meter: Meter): boolean {
  return meter.solves >= meter.budget.solves || isSpent(meter);
}

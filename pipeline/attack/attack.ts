import type { Knowledge } from "../protect/system-method.ts";
import type { System } from "../system/system.ts";
import { startMeter } from "./meter.ts";
import { propagate } from "./propagate.ts";
import { relationsOf } from "./relations.ts";
import { newTrail } from "./trail.ts";
import { type AttackResult, type Budget, defaultBudget, type Question } from "./types.ts";
import { boundsNumber, intervalOf, tallyOf, verdictNumber, verdictOn } from "./verdict.ts";

/**
 * Attacks published cells as an intruder who knows the structure of the tables and, of each cell, `knowledge`. Gives
 * an interval for every cell and a verdict for every sensitive one. Throws Contradiction where no table of counts fits.
 */
export async function attack(
  system: System,
  knowledge: Knowledge,
  question: Question,
  budget: Budget = defaultBudget,
): Promise<AttackResult> {
  const meter = startMeter(budget);
  const relations = relationsOf(system);
  const proven = {
    lower: Int32Array.from(knowledge.lower, (count) => Math.max(0, count)),
    upper: knowledge.upper.slice(),
    trail: newTrail(system.size),
    visits: 0,
  };
  propagate(relations, proven, null, meter);
  const verdicts = new Uint8Array(system.size);
  const bounds = new Uint8Array(system.size);
  for (let cell = 0; cell < system.size; cell++) {
    const interval = intervalOf(proven, cell);
    if (interval[0] === interval[1]) bounds[cell] = boundsNumber("exact");
    if (question.sensitive[cell] !== 1) continue;
    verdicts[cell] = verdictNumber(verdictOn(interval, null, intervalOf(knowledge, cell), question));
  }
  return {
    lower: proven.lower,
    upper: proven.upper,
    bounds,
    verdicts,
    tally: tallyOf(verdicts),
    because: () => null,
    spent: { work: meter.work, solves: meter.solves },
  };
}

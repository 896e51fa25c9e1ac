import type { Knowledge } from "../protect/system-method.ts";
import type { System } from "../system/system.ts";
import { firstTable, prepare } from "./first-table.ts";
import { bound } from "./linear.ts";
import { mayNotSolve, startMeter } from "./meter.ts";
import { proofOf } from "./proof.ts";
import { propagate } from "./propagate.ts";
import { relationsOf } from "./relations.ts";
import { isReached, prove, type State, verdictSoFar } from "./state.ts";
import { stretch } from "./stretch.ts";
import { newTrail } from "./trail.ts";
import { type AttackResult, type Budget, defaultBudget, type Question } from "./types.ts";
import { boundsNumber, tallyOf, verdictNumber } from "./verdict.ts";
import { pushApart, sweep } from "./witness.ts";

/**
 * Attacks published cells as an intruder who knows the structure of the tables and, of each cell, `knowledge`. Gives
 * an interval for every cell and a verdict for every sensitive one. In stages, each for what the last left open: bounds
 * from one sum at a time; exact elimination; consistent tables by search, which show most cells safe; linear and then
 * integer programming near a cell. Throws Contradiction where no table of counts fits.
 */
export async function attack(
  system: System,
  knowledge: Knowledge,
  question: Question,
  budget: Budget = defaultBudget,
): Promise<AttackResult> {
  const state = begin(system, knowledge, question, budget);
  propagate(state.relations, state.proven, null, state.meter);
  const prepared = prepare(state);
  if (prepared !== null) {
    await pin(state, prepared.pinned);
    state.witnesses = await firstTable(state, prepared.search);
  }
  const cells = sensitiveCells(question.sensitive);
  seekWitnesses(state, cells);
  await solveOpen(state, cells);
  await reachEnds(state, cells);
  return resultOf(state);
}

function begin(system: System, knowledge: Knowledge, question: Question, budget: Budget): State {
  const lower = Int32Array.from(knowledge.lower, (count) => Math.max(0, count));
  const proven = { lower, upper: knowledge.upper.slice(), trail: newTrail(system.size), visits: 0 };
  const conceded = { lower: lower.slice(), upper: knowledge.upper };
  const relations = relationsOf(system);
  return {
    relations,
    conceded,
    question,
    meter: startMeter(budget),
    proven,
    combinations: [],
    witnesses: null,
  };
}

function sensitiveCells(sensitive: Uint8Array): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < sensitive.length; cell++) if (sensitive[cell] === 1) cells.push(cell);
  return cells;
}

/** Cells about which a neighbourhood is solved: nearly all that a whole component proves is proven near the cell. */
const sizes = { near: 250, wide: 1000, widest: 4000 };

/** Takes what elimination pinned, with a proof by linear programming near the cell where that finds one. */
async function pin(state: State, pinned: readonly (readonly [number, number])[]): Promise<void> {
  for (const [cell, count] of pinned) {
    await bound(state, cell, sizes.near, false);
    prove(state, cell, "lower", count, []);
    prove(state, cell, "upper", count, []);
  }
}

/** Moves of the search for one cell's end, in rounds: most cells need few, and each round helps the next. */
const rounds = [40, 200, 1000];

function seekWitnesses(state: State, cells: readonly number[]): void {
  const { witnesses, meter, question } = state;
  if (witnesses === null) return;
  sweep(witnesses.search, witnesses.seen, Math.max(question.width, question.threshold), meter);
  for (const moves of rounds) {
    const open = cells.filter((cell) => verdictSoFar(state, cell) === "not-audited");
    pushApart(witnesses.search, witnesses.seen, open, (cell) => enough(state, cell), moves, meter);
  }
}

/** Counts at which a cell would be safe, or null where its verdict is settled. */
function enough(state: State, cell: number): { lower: number; upper: number } | null {
  const { witnesses, proven, question } = state;
  if (witnesses === null || verdictSoFar(state, cell) !== "not-audited") return null;
  const least = witnesses.seen.lower[cell] ?? 0;
  const most = witnesses.seen.upper[cell] ?? 0;
  const width = Math.max(1, question.width);
  // Two tables of small counts only do not show a cell safe: it must be seen at 0, or at the threshold and above.
  const top = proven.upper[cell] ?? 0;
  const mustReachZero = least >= 1 && top < question.threshold;
  const beyondSmall = least >= 1 ? question.threshold : 0;
  return {
    lower: mustReachZero ? 0 : Math.max(proven.lower[cell] ?? 0, Math.min(least, most - width)),
    upper: Math.min(top, Math.max(most, least + width, beyondSmall)),
  };
}

async function solveOpen(state: State, cells: readonly number[]): Promise<void> {
  const isOpen = (cell: number) => verdictSoFar(state, cell) === "not-audited";
  for (const size of [sizes.near, sizes.wide, sizes.widest]) {
    for (const cell of cells) {
      if (mayNotSolve(state.meter)) return;
      if (isOpen(cell)) await bound(state, cell, size, false);
      if (isOpen(cell)) await stretch(state, cell, Math.min(size, sizes.wide));
      if (isOpen(cell) && size < sizes.widest) await bound(state, cell, size, true);
    }
  }
}

/** For what is disclosed, the ends themselves: by search, then by programming, until a table reaches each. */
async function reachEnds(state: State, cells: readonly number[]): Promise<void> {
  const { witnesses, proven, meter } = state;
  if (witnesses === null) return;
  const isOpen = (cell: number) => verdictSoFar(state, cell) === "narrow" && !isReached(state, cell);
  const ends = (cell: number) => ({ lower: proven.lower[cell] ?? 0, upper: proven.upper[cell] ?? 0 });
  pushApart(witnesses.search, witnesses.seen, cells.filter(isOpen), ends, 200, meter);
  for (const cell of cells) {
    if (mayNotSolve(meter)) return;
    if (isOpen(cell)) await bound(state, cell, sizes.near, false);
    if (isOpen(cell)) await stretch(state, cell, sizes.near);
    if (isOpen(cell)) await bound(state, cell, sizes.near, true);
    if (isOpen(cell)) await bound(state, cell, sizes.wide, false);
    if (isOpen(cell)) await stretch(state, cell, sizes.wide);
  }
}

function resultOf(state: State): AttackResult {
  const { proven, question, meter } = state;
  const verdicts = new Uint8Array(proven.lower.length);
  const bounds = new Uint8Array(proven.lower.length);
  for (let cell = 0; cell < verdicts.length; cell++) {
    const verdict = question.sensitive[cell] === 1 ? verdictSoFar(state, cell) : null;
    verdicts[cell] = verdictNumber(verdict);
    const witnessed = verdict === "safe" ? "witness" : null;
    bounds[cell] = boundsNumber(isReached(state, cell) ? "exact" : witnessed);
  }
  return {
    lower: proven.lower,
    upper: proven.upper,
    bounds,
    verdicts,
    tally: tallyOf(verdicts),
    because: (cell) => proofOf(state, cell),
    spent: { work: meter.work, solves: meter.solves },
  };
}

import { added } from "./combination.ts";
import { derive, type Intervals, isUnsaid, startOf, type Traced, traced } from "./derive.ts";
import { eachCell } from "./program.ts";
import type { State } from "./state.ts";
import { entryBefore } from "./trail.ts";
import type { Proof, ProofStep, Step, Term } from "./types.ts";

/**
 * The smallest set found of published cells that proves a cell's interval, with the steps to check: what the attack
 * wrote down is read backwards, and then each step, and each published cell, is left out in turn for as long as the
 * rest still proves as much (deletion filter: Chinneck and Dravnieks 1991). Null where nothing was proven beyond what
 * the method concedes of the cell itself.
 */
export function proofOf(state: State, cell: number): Proof | null {
  const { proven, conceded } = state;
  const lower = proven.lower[cell] ?? 0;
  const upper = proven.upper[cell] ?? 0;
  if (lower === conceded.lower[cell] && upper === conceded.upper[cell]) return null;
  const holds = (steps: readonly Traced[], published: readonly number[]) => {
    const end = derive(state, steps, new Set([cell, ...published])).get(cell);
    return end !== undefined && end[0] >= lower && end[1] <= upper;
  };
  const all = trace(state, cell);
  const said = [...new Set(all.flatMap(({ cells }) => cells))].filter(
    (c) => c !== cell && !isUnsaid(state, c),
  );
  const steps = leaveOut(all, (kept) => holds(kept, said));
  const cells = leaveOut(said, (kept) => holds(steps, kept)).sort((a, b) => a - b);
  const last = leaveOut(steps, (kept) => holds(kept, cells));
  return { cells, steps: inFull(state, last, new Set([cell, ...cells])) };
}

const mostTries = 2000;

/** Leaves out as many as `holds` allows: runs of half, a quarter and so on, then one at a time, the last first. */
function leaveOut<T>(items: readonly T[], holds: (kept: readonly T[]) => boolean): T[] {
  let kept = [...items];
  let tries = 0;
  for (let run = Math.ceil(kept.length / 2); run >= 1; run = run === 1 ? 0 : Math.ceil(run / 2)) {
    for (let at = kept.length - run; at > -run && tries < mostTries; at -= run) {
      const rest = [...kept.slice(0, Math.max(0, at)), ...kept.slice(at + run)];
      tries += 1;
      if (rest.length < kept.length && holds(rest)) kept = rest;
    }
  }
  return kept;
}

/** The steps behind both ends of a cell, in the order in which they were proven. */
function trace(state: State, cell: number): Traced[] {
  const { proven, relations, combinations } = state;
  const { trail } = proven;
  const entries = new Set<number>();
  const queue = [trail.last[2 * cell] ?? -1, trail.last[2 * cell + 1] ?? -1];
  for (const entry of queue) {
    if (entry < 0 || entries.has(entry)) continue;
    entries.add(entry);
    const visit = trail.visit[entry] ?? 0;
    for (const { equation } of termsOf(trail.relation[entry] ?? 0, combinations)) {
      eachCell(relations, equation, (other) => {
        queue.push(entryBefore(trail, 2 * other, visit), entryBefore(trail, 2 * other + 1, visit));
      });
    }
  }
  return [...entries].sort((a, b) => a - b).map((entry) => traced(state, stepOf(state, entry)));
}

function stepOf({ proven: { trail }, combinations }: State, entry: number): Step {
  const end = trail.end[entry] ?? 0;
  const terms = termsOf(trail.relation[entry] ?? 0, combinations);
  return { cell: end >> 1, side: end % 2 === 0 ? "lower" : "upper", bound: trail.bound[entry] ?? 0, terms };
}

function termsOf(relation: number, combinations: readonly (readonly Term[])[]): readonly Term[] {
  return relation >= 0 ? [{ equation: relation, weight: 1 }] : (combinations[-1 - relation] ?? []);
}

/** Each step with the intervals that stand before it, and with what it then proves. */
function inFull(state: State, steps: readonly Traced[], published: ReadonlySet<number>): ProofStep[] {
  return steps.map((step, s) => {
    const before = derive(state, steps.slice(0, s), published);
    const after = derive(state, steps.slice(0, s + 1), published);
    const [lower, upper] = after.get(step.cell) ?? startOf(state, step.cell, published);
    const bound = step.side === "lower" ? lower : upper;
    return { ...step, bound, ...sumOf(state, step, before, published) };
  });
}

function sumOf(
  state: State,
  step: Traced,
  before: Intervals,
  published: ReadonlySet<number>,
): Pick<ProofStep, "times" | "others" | "isAtMost"> {
  const sum = step.isSearch ? new Map(step.cells.map((c) => [c, 0])) : added(state.relations, step.terms);
  const others = [...sum].flatMap(([cell, times]) => {
    const [lower, upper] = before.get(cell) ?? startOf(state, cell, published);
    return cell === step.cell ? [] : [{ cell, times, lower, upper }];
  });
  const isAtMost = step.terms.some(({ equation }) => equation >= state.relations.equalities);
  return { times: sum.get(step.cell) ?? 0, others, isAtMost };
}

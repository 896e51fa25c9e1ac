import type { Random } from "../controlled/random.ts";
import { exponential, LOG_UNIT } from "../small-count/draw.ts";
import { costAt, move, type State, stepped } from "./state.ts";
import { bestStep, type Step } from "./step.ts";

/** The longest chain of moves that is tried, and how far above what is taken it may climb on the way. */
const LONGEST = 24;
const CLIMB = 6;

/** What one rounding needs to be improved: `chain` counts chains, `moved` names the chain that a variable moved in last. */
type Walk = { state: State; random: Random; step: Step; moved: Int32Array; chain: number; trail: number[] };

/**
 * Makes a rounding whose rows all hold better. A move of one variable breaks its rows; each is mended by the next, until
 * all hold again (ejection chains, Glover 1996): in a two-way table that is a rectangle, in linked tables it runs through
 * several. What comes out is kept where it costs less, or while it is warm a little more. Ends after so much `work`.
 */
export function improve(state: State, work: number, random: Random, warmth: number): void {
  const walk: Walk = {
    state,
    random,
    step: { variable: -1, value: 0, cost: 0 },
    moved: new Int32Array(state.problem.size),
    chain: 0,
    trail: [],
  };
  const { size } = state.problem;
  const start = state.work;
  const unit = state.ladder.isMultiple ? state.ladder.base : 1;
  let isChanged = true;
  while (state.work < start + work && isChanged) {
    isChanged = warmth > 0;
    for (let v = 0; v < size && state.work < start + work; v++) {
      const left = 1 - (state.work - start) / work;
      const heat = Math.floor(warmth * left * left);
      const bar = heat === 0 ? 0 : Math.floor((heat * exponential(random())) / (LOG_UNIT * 16));
      if (chained(walk, v, wished(state, v, random, unit), bar)) isChanged = true;
      state.work += 1;
    }
  }
}

/** Where a variable should go: to its count, or where it is there already, a step to either side. */
function wished(state: State, v: number, random: Random, unit: number): number {
  const off = (state.problem.counts[v] ?? 0) - (state.values[v] ?? 0);
  const isOff = Math.abs(off) >= unit || (state.ladder.isMultiple && off !== 0);
  const side = random() % 4 === 0 ? -1 : 1;
  if (!isOff) return stepped(state, v, random() % 2 === 0 ? unit : -unit);
  return stepped(state, v, side * (off > 0 ? Math.max(unit, off) : Math.min(-unit, off)));
}

/** Whether a chain that begins with a variable taking a value was kept, and changed the cost. */
function chained(walk: Walk, v: number, value: number, bar: number): boolean {
  const { state, random, step, moved } = walk;
  if (value === state.values[v]) return false;
  walk.chain += 1;
  walk.trail.length = 0;
  let cost = taken(walk, v, value);
  const highest = bar + CLIMB * state.ladder.base;
  for (let depth = 1; state.failing.length > 0 && depth < LONGEST && cost <= highest; depth++) {
    const row = state.failing[random() % state.failing.length] ?? 0;
    bestStep(state, row, moved, walk.chain - 1, random, step);
    if (step.variable < 0) break;
    cost += taken(walk, step.variable, step.value);
  }
  if (state.failing.length === 0 && cost <= bar) return cost !== 0;
  undo(walk);
  return false;
}

/** Moves a variable, remembers where it was, and gives the change of cost. */
function taken({ state, moved, chain, trail }: Walk, v: number, value: number): number {
  const before = state.values[v] ?? 0;
  trail.push(v, before);
  moved[v] = chain;
  move(state, v, value);
  return costAt(state, v, value) - costAt(state, v, before);
}

function undo({ state, trail }: Walk): void {
  for (let i = trail.length - 2; i >= 0; i -= 2) move(state, trail[i] ?? 0, trail[i + 1] ?? 0);
}

import { endFrom, wholeTerms } from "./combination.ts";
import { Contradiction } from "./contradiction.ts";
import { mayNotSolve } from "./meter.ts";
import { nearby } from "./program.ts";
import { type Optimum, openSolver, type Solver } from "./solver.ts";
import { prove, type State } from "./state.ts";
import type { Term } from "./types.ts";
import { intervalOf } from "./verdict.ts";

/** How far an optimum may be from a whole number and still be taken for it. */
const tolerance = 1e-6;

const sides = ["upper", "lower"] as const;

/**
 * Bounds a cell by linear programming (or integer programming, where `isWhole`) over the relations near it, at most
 * about `most` cells: what these prove is true of the whole. Counts are whole numbers, so a bound is rounded inwards.
 */
export async function bound(state: State, cell: number, most: number, isWhole: boolean): Promise<void> {
  const { relations, proven, meter } = state;
  if (mayNotSolve(meter) || proven.lower[cell] === proven.upper[cell]) return;
  const near = nearby(relations, cell, proven, most);
  const solver = await openSolver(relations, near, proven, isWhole);
  try {
    for (const side of sides) {
      if (mayNotSolve(meter)) return;
      meter.solves += 1;
      const optimum = solver.end(cell, side);
      if (optimum === "infeasible") throw new Contradiction(cell);
      if (optimum !== null) take(state, solver, cell, side, optimum);
    }
  } finally {
    solver.close();
  }
}

function take(
  state: State,
  solver: Solver,
  cell: number,
  side: "lower" | "upper",
  { value, multipliers }: Optimum,
): void {
  const end = side === "upper" ? Math.floor(value + tolerance) : Math.ceil(value - tolerance);
  const held = state.proven[side][cell] ?? 0;
  if (side === "upper" ? end >= held : end <= held) return;
  prove(state, cell, side, end, certificate(state, solver, cell, side, end, multipliers));
}

/** Weights that prove the end in whole numbers; without them, every relation that took part, with weight 0. */
function certificate(
  { relations, proven }: State,
  { program }: Solver,
  cell: number,
  side: "lower" | "upper",
  end: number,
  multipliers: Float64Array,
): readonly Term[] {
  const terms = wholeTerms(program.relations, multipliers);
  const known = (other: number) => intervalOf(proven, other);
  if (terms !== null && endFrom(relations, terms, cell, side, known) === end) return terms;
  const used = program.relations.filter((_, e) => Math.abs(multipliers[e] ?? 1) > 1e-7);
  return used.map((equation) => ({ equation, weight: 0 }));
}

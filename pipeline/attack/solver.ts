import type { Highs, Model } from "highs";
import type { Knowledge } from "../protect/system-method.ts";
import { type Program, programOf } from "./program.ts";
import type { Relations } from "./relations.ts";

/** A proven end of a cell: the optimum, a table that reaches it (by column) and, of linear programs, the multipliers. */
export type Optimum = { value: number; table: Float64Array; multipliers: Float64Array };

/** A program in the solver, which starts each solve from where the last one ended. */
export type Solver = {
  program: Program;
  /** "infeasible" where no table fits at all; null for any other status but Optimal: then nothing is proven. */
  end: (cell: number, side: "lower" | "upper") => Optimum | "infeasible" | null;
  close: () => void;
};

const optimal = 7;
const infeasible = 8;

/** Effort of one solve, counted and not timed, so that every machine agrees. */
const limits = { simplex_iteration_limit: 200_000, mip_max_nodes: 200 };

let loaded: Promise<Highs> | null = null;

/** Loads HiGHS (Huangfu and Hall 2018) once, and only where a cell is left for it. */
async function highs(): Promise<Highs> {
  loaded ??= import("highs").then(({ default: exported }) => {
    // The package's types are of CommonJS, where the loader is one "default" deeper than in the module that Node loads.
    const load = typeof exported === "function" ? exported : exported.default;
    return load();
  });
  return loaded;
}

/** Opens a program over some relations; `isWhole` for integer programming. */
export async function openSolver(
  all: Relations,
  relations: readonly number[],
  known: Knowledge,
  isWhole: boolean,
): Promise<Solver> {
  const program = programOf(all, relations, known, isWhole);
  const model: Model = (await highs()).createModel(program.data);
  model.options.set({
    output_flag: false,
    random_seed: 0,

    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    ...limits,
  });
  let isBroken = false;
  const end = (cell: number, side: "lower" | "upper") => {
    if (isBroken) return null;
    try {
      return optimum(model, program, cell, side, isWhole);
    } catch {
      // A solver that breaks down proves nothing, and is not asked again.
      isBroken = true;
      return null;
    }
  };
  return { program, end, close: () => model.dispose() };
}

function optimum(
  model: Model,
  program: Program,
  cell: number,
  side: "lower" | "upper",
  isWhole: boolean,
): Optimum | "infeasible" | null {
  const column = program.columnOf.get(cell);
  if (column === undefined) return null;
  model.changeColCost(column, side === "lower" ? 1 : -1);
  const { modelStatus } = model.run();
  // Read before the cost is taken back: a change of the program makes the solver forget its solution.
  const found = modelStatus === optimal ? model.getSolution() : null;
  model.changeColCost(column, 0);
  if (modelStatus === infeasible) return "infeasible";
  if (found === null) return null;
  const multipliers = isWhole ? new Float64Array(0) : found.rowDual;
  return { value: found.colValue[column] ?? 0, table: found.colValue, multipliers };
}

import { fillTotals } from "../../system/sums.ts";
import { lpText, type Rounding, variablesOf } from "./lp-text.ts";

/** A proven optimum, a proof that there is none, or neither within the effort allowed. */
export type Exact = { status: "optimal"; values: Int32Array } | { status: "infeasible" | "undecided" };

/** Nodes of the search tree after which the solver stops: a count and not a time, so that every machine agrees. */
const NODES = 500;

/**
 * Least total absolute change over all cells, proven by HiGHS. A solution is used only where the status is Optimal;
 * values are set from inner cells and totals summed again in whole numbers, so that no solver tolerance is left.
 */
export async function exactRounding(rounding: Rounding): Promise<Exact> {
  const solver = await solverOnce();
  const order = inOrder(rounding.rank);
  const { Status, Columns } = solver.solve(lpText(rounding, order), {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 0.5,
    mip_max_nodes: NODES,
    random_seed: 0,
  });
  if (Status === "Infeasible") return { status: "infeasible" };
  if (Status !== "Optimal") return { status: "undecided" };
  const primal = new Map(Object.entries(Columns).map(([name, column]) => [name, primalOf(column)]));
  return { status: "optimal", values: valuesFrom(rounding, primal) };
}

type Solver = {
  solve: (model: string, options: object) => { Status: string; Columns: Record<string, object> };
};

let loaded: Promise<Solver> | null = null;

/** HiGHS as WebAssembly, loaded once and only when needed; every solve is a solver of its own. */
function solverOnce(): Promise<Solver> {
  loaded ??= loadSolver();
  return loaded;
}

/** Its types describe its CommonJS half, so that what the module gives is looked at. */
async function loadSolver(): Promise<Solver> {
  const { default: load }: { default: unknown } = await import("highs");
  if (!isLoader(load)) throw new Error("highs has no loader");
  return load();
}

function isLoader(x: unknown): x is () => Promise<Solver> {
  return typeof x === "function";
}

function primalOf(column: object): number {
  return "Primal" in column && typeof column.Primal === "number" ? column.Primal : 0;
}

function valuesFrom(rounding: Rounding, primal: ReadonlyMap<string, number>): Int32Array {
  const { system, counts, base } = rounding;
  const values = new Int32Array(system.size);
  for (let cell = 0; cell < system.size; cell++) {
    if (!system.inner[cell]) continue;
    const steps = variablesOf(rounding, cell).reduce(
      (sum, { name, sign }) => sum + sign * (primal.get(name) ?? 0),
      0,
    );
    values[cell] = base * (Math.floor((counts[cell] ?? 0) / base) + Math.round(steps));
  }
  fillTotals(system, values);
  return values;
}

function inOrder(rank: Int32Array): Int32Array {
  const order = new Int32Array(rank.length);
  for (let cell = 0; cell < rank.length; cell++) order[rank[cell] ?? 0] = cell;
  return order;
}

import type { System } from "../../system/system.ts";
import { type Problem, problemOf, valuesOf } from "../linked/problem.ts";
import { solved } from "../linked/solve.ts";
import type { Found } from "./search.ts";

/**
 * A controlled rounding of tables that share margins, or whose parts may not exceed a total that is not their sum: by
 * search, from K = `steps` up to K = `most`; null where none was found.
 */
export function linkedRounding(
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
  { base, steps, most }: { base: number; steps: number; most: number },
): Found | null {
  const problem = problemOf(system, counts, keys);
  for (let extra = steps; extra <= most; extra++) {
    const found = solved(problem, ladderOf(problem, base, extra));
    if (found !== null) return { values: valuesOf(problem, found), steps: extra };
  }
  return null;
}

/** Multiples of the base less than K + 1 bases from the count. */
function ladderOf({ counts }: Problem, base: number, steps: number) {
  const reach = (steps + 1) * base - 1;
  return {
    base,
    isMultiple: true,
    low: counts.map((count) => Math.ceil(Math.max(0, count - reach) / base) * base),
    high: counts.map((count) => Math.floor((count + reach) / base) * base),
    limit: reach,
  };
}

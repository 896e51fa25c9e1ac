import type { System } from "../../system/system.ts";
import { type Problem, problemOf, valuesOf } from "../linked/problem.ts";
import { solved } from "../linked/solve.ts";

/** What a search found: the published values, and the least K that it found them with. */
export type Found = { values: Int32Array; steps: number };

/** A controlled rounding by search, from K = `steps` up to K = `most`; null where none was found. Not proven least. */
export function searchRounding(
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

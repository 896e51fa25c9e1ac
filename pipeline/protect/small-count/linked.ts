import type { System } from "../../system/system.ts";
import { type Problem, problemOf, valuesOf } from "../linked/problem.ts";
import { solved } from "../linked/solve.ts";

/** How far, in bases, cells may move where no bound is given: the first that has a rounding is taken. */
const REACHES = [2, 4, 16, 256];

/**
 * Small count rounding of tables that break one margin down by different dimensions, or whose parts may not exceed a
 * total that is not their sum: every cell 0 or from the base up, so that small counts become 0, the base or a little
 * more, and larger ones move where tables would not agree otherwise. No difference above `bound` where there is one.
 * Null where none was found.
 */
export function linkedSmallCounts(
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
  { base, bound }: { base: number; bound: number | null },
): Int32Array | null {
  const problem = problemOf(system, counts, keys);
  for (const reach of bound === null ? REACHES.map((bases) => bases * base) : [bound]) {
    const found = solved(problem, ladderOf(problem, base, reach));
    if (found !== null) return valuesOf(problem, found);
  }
  return null;
}

/** 0, and from the base up, no further than `reach` from the count. */
function ladderOf({ counts }: Problem, base: number, reach: number) {
  const lowest = (count: number) => (count <= reach ? 0 : Math.max(base, count - reach));
  return {
    base,
    isMultiple: false,
    low: counts.map(lowest),
    high: counts.map((count) => (count + reach < base ? 0 : count + reach)),
    limit: Math.min(base + 1, reach),
  };
}

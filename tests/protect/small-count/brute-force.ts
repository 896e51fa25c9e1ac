import { fillTotals } from "../../../pipeline/system/sums.ts";
import type { System } from "../../../pipeline/system/system.ts";
import { change } from "../controlled/plain-system.ts";

/** The largest absolute difference of any cell. */
export function largestOf(counts: Int32Array, values: Int32Array): number {
  return counts.reduce((largest, count, cell) => Math.max(largest, Math.abs(count - (values[cell] ?? 0))), 0);
}

/**
 * Every way of rounding the small inner cells of a table that has ten of them at most, else null: the least total
 * change with the smallest largest difference among those, and the smallest largest difference of all.
 */
export function bestRounding(system: System, counts: Int32Array, base: number) {
  const small = [...counts.keys()].filter(
    (cell) => system.inner[cell] === 1 && (counts[cell] ?? 0) > 0 && (counts[cell] ?? 0) < base,
  );
  if (small.length > 10) return null;
  let best = { change: Infinity, largest: Infinity, smallestLargest: Infinity };
  for (let choice = 0; choice < 2 ** small.length; choice++) {
    const values = counts.map((count, cell) => (system.inner[cell] === 1 ? count : 0));
    for (const [bit, cell] of small.entries()) values[cell] = (choice >> bit) & 1 ? base : 0;
    fillTotals(system, values);
    const largest = largestOf(counts, values);
    const total = change(counts, values);
    const smallestLargest = Math.min(best.smallestLargest, largest);
    const isBetter = total < best.change || (total === best.change && largest < best.largest);
    best = isBetter ? { change: total, largest, smallestLargest } : { ...best, smallestLargest };
  }
  return best;
}

import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { System } from "../system/system.ts";

/**
 * The most that each cell can be by its own figure, or where it has none by the sum of its parts; Infinity where nothing
 * bounds it. A figure stands even where its parts are less, so that only the sum that lacks something is short.
 */
export function mostOf({ equations }: System, { upper }: Knowledge): Float64Array {
  const { totals, starts, parts } = equations;
  const most = Float64Array.from(upper, (bound) => (bound === NO_UPPER ? Infinity : bound));
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum += most[parts[i] ?? 0] ?? 0;
    if (upper[totals[e] ?? 0] === NO_UPPER) most[totals[e] ?? 0] = Math.min(most[totals[e] ?? 0] ?? 0, sum);
  }
  return most;
}

import { fillTotals } from "../../system/sums.ts";
import type { System } from "../../system/system.ts";
import { seededRandom } from "../controlled/random.ts";

/**
 * Whether sums bind cells in other ways than within one table: two sums of one total that are made of different cells,
 * or parts that are no more than their total without adding to it.
 */
export function isLinked(system: System): boolean {
  return system.atMost.parts.length > 0 || hasUnlikeSums(system);
}

/** Sums of the same total are compared by random numbers of their inner cells: different ones agree once in 2^32. */
function hasUnlikeSums(system: System): boolean {
  const { totals, starts, parts } = system.equations;
  const random = seededRandom(20);
  const marks = Int32Array.from({ length: system.size }, () => random() | 0);
  fillTotals(system, marks);
  return totals.some((total, e) => {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum = (sum + (marks[parts[i] ?? 0] ?? 0)) | 0;
    return sum !== marks[total];
  });
}

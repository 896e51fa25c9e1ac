import { lengthOf, type System } from "../../system/system.ts";
import type { SmallCells } from "./small-cells.ts";

/**
 * Whether every sum is made of the same small cells on both its sides, so that it holds however they are rounded.
 * In one table always; in linked tables a shared margin that two tables break down by different dimensions is not.
 * Compared by the sum of the small cells' salts: two different sets agree once in 2^32.
 */
export function isConsistent({ size, equations }: System, small: SmallCells): boolean {
  const { totals, starts, parts } = equations;
  const sums = new Int32Array(size);
  for (let v = 0; v < small.cells.length; v++) {
    for (let i = small.starts[v] ?? 0; i < (small.starts[v + 1] ?? 0); i++) {
      const cell = small.moved[i] ?? 0;
      sums[cell] = (sums[cell] ?? 0) + (small.salts[v] ?? 0);
    }
  }
  for (let e = 0; e < lengthOf(equations); e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum = (sum + (sums[parts[i] ?? 0] ?? 0)) | 0;
    if (sum !== sums[totals[e] ?? 0]) return false;
  }
  return true;
}

import type { System } from "../../system/system.ts";

/** Cells that are one figure: cell c is in class `of[c]`, or in none (-1) where its count is 0. */
export type Classes = { count: number; of: Int32Array };

/**
 * A total all of whose parts but one are 0 is that part, whatever is published: such cells are rounded as one. Counts
 * of 0 stay 0 and are in no class.
 */
export function classesOf({ size, equations }: System, counts: Int32Array): Classes {
  const leaders = Int32Array.from({ length: size }, (_, cell) => cell);
  for (const [e, total] of equations.totals.entries()) {
    if ((counts[total] ?? 0) === 0) continue;
    const own = equations.parts.subarray(equations.starts[e] ?? 0, equations.starts[e + 1] ?? 0);
    const parts = own.filter((part) => (counts[part] ?? 0) > 0);
    if (parts.length === 1) leaders[leaderOf(leaders, total)] = leaderOf(leaders, parts[0] ?? total);
  }
  const numbers = new Int32Array(size).fill(-1);
  let count = 0;
  const of = Int32Array.from(leaders.keys(), (cell) => {
    if ((counts[cell] ?? 0) === 0) return -1;
    const leader = leaderOf(leaders, cell);
    if (numbers[leader] === -1) numbers[leader] = count++;
    return numbers[leader] ?? -1;
  });
  return { count, of };
}

/** Follows a cell to the one that stands for its class, and shortens the way for the next. */
function leaderOf(leaders: Int32Array, cell: number): number {
  let at = cell;
  while (leaders[at] !== at) {
    leaders[at] = leaders[leaders[at] ?? at] ?? at;
    at = leaders[at] ?? at;
  }
  return at;
}

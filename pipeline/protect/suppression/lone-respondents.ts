import type { System } from "../../system/system.ts";

/**
 * Numbers the people who are alone in a cell. A total of 1 and its part of 1 are the same person, so both have the same
 * number, from 1; every other cell has 0.
 */
export function loneRespondents({ size, equations }: System, truth: Int32Array): Int32Array {
  const head = Int32Array.from({ length: size }, (_, cell) => cell);
  const headOf = (cell: number): number => {
    let at = cell;
    while (head[at] !== at) at = head[at] ?? at;
    head[cell] = at;
    return at;
  };
  const { totals, starts, parts } = equations;
  for (let e = 0; e < totals.length; e++) {
    const total = totals[e] ?? 0;
    if (truth[total] !== 1) continue;
    const part = parts.subarray(starts[e], starts[e + 1]).find((one) => truth[one] === 1);
    if (part !== undefined) head[headOf(part)] = headOf(total);
  }
  return Int32Array.from({ length: size }, (_, cell) => (truth[cell] === 1 ? headOf(cell) + 1 : 0));
}

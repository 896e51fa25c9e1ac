import { equationsOfCells } from "../../system/sums.ts";
import type { System } from "../../system/system.ts";
import type { Move } from "./move.ts";
import type { Walk } from "./walk.ts";

/**
 * The last word on moves that one table's own sums do not settle: true of a move only where every sum of every linked
 * table holds, and no part exceeds the total of a dimension that is not additive. Where there is neither, all may pass.
 */
export function allowedIn(system: System): (walk: Walk, move: Move) => boolean {
  const sums = system.cubes.length > 1 ? equationsOfCells(system.equations, system.size) : null;
  const bounds = system.atMost.totals.length > 0 ? equationsOfCells(system.atMost, system.size) : null;
  if (sums === null && bounds === null) return () => true;
  const change = new Int32Array(system.size);
  return (walk, { cells, signs, amount }) => {
    for (const [i, cell] of cells.entries()) change[cell] = (change[cell] ?? 0) + (signs[i] ?? 0) * amount;
    const isAllowed = cells.every((cell) => {
      for (let i = sums?.starts[cell] ?? 0; i < (sums?.starts[cell + 1] ?? 0); i++)
        if (!holds(system, change, sums?.of[i] ?? 0)) return false;
      for (let i = bounds?.starts[cell] ?? 0; i < (bounds?.starts[cell + 1] ?? 0); i++)
        if (!stays(system, walk, change, bounds?.of[i] ?? 0)) return false;
      return true;
    });
    for (const cell of cells) change[cell] = 0;
    return isAllowed;
  };
}

function holds({ equations }: System, change: Int32Array, equation: number): boolean {
  const { totals, starts, parts } = equations;
  let left = change[totals[equation] ?? 0] ?? 0;
  for (let i = starts[equation] ?? 0; i < (starts[equation + 1] ?? 0); i++)
    left -= change[parts[i] ?? 0] ?? 0;
  return left === 0;
}

/** Whether no part exceeds its total, which can only come of a change that takes the part nearer to it. */
function stays({ atMost }: System, { current, slack }: Walk, change: Int32Array, bound: number): boolean {
  const { totals, starts, parts } = atMost;
  const after = (cell: number) => (current[cell] ?? 0) + (change[cell] ?? 0);
  const total = totals[bound] ?? 0;
  const limit = after(total) - slack;
  for (let i = starts[bound] ?? 0; i < (starts[bound + 1] ?? 0); i++) {
    const part = parts[i] ?? 0;
    if (after(part) > limit && (change[part] ?? 0) > (change[total] ?? 0)) return false;
  }
  return true;
}

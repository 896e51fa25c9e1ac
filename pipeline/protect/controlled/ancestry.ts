import type { System } from "../../system/system.ts";
import { definitions } from "./links.ts";

/**
 * The inner cells that rounding can move and, for each, every cell that holds it: `cells[m]` is in the sums
 * `holders[starts[m]]` to `holders[starts[m + 1] - 1]`, itself first.
 */
export type Ancestry = { cells: Int32Array; starts: Int32Array; holders: Int32Array };

/**
 * Follows the first equation of each total upwards from the cells `movable`. A total's parts are disjoint, so that each
 * total is met once. What other equations of the same total add is in links.ts: nothing within one table.
 */
export function ancestryOf(system: System, movable: Int32Array): Ancestry {
  const up = parentsByDefinition(system);
  const starts = new Int32Array(movable.length + 1);
  let holders = new Int32Array(movable.length * 16 + 16);
  let end = 0;
  for (let m = 0; m < movable.length; m++) {
    const first = end;
    holders[end++] = movable[m] ?? 0;
    for (let at = first; at < end; at++) {
      const cell = holders[at] ?? 0;
      for (let i = up.starts[cell] ?? 0; i < (up.starts[cell + 1] ?? 0); i++) holders[end++] = up.of[i] ?? 0;
      if (end + up.most > holders.length) holders = doubled(holders, up.most);
    }
    starts[m + 1] = end;
  }
  return { cells: movable, starts, holders: holders.slice(0, end) };
}

function doubled(list: Int32Array<ArrayBuffer>, more: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2 + more);
  longer.set(list);
  return longer;
}

/** For each cell the totals whose first equation has it as a part; `most` is the longest such list. */
function parentsByDefinition(system: System): { starts: Int32Array; of: Int32Array; most: number } {
  const { totals, starts: partStarts, parts } = system.equations;
  const first = definitions(system);
  const starts = new Int32Array(system.size + 1);
  const each = (visit: (part: number, total: number) => void) => {
    for (let e = 0; e < totals.length; e++) {
      const total = totals[e] ?? 0;
      if (first[total] !== e) continue;
      for (let i = partStarts[e] ?? 0; i < (partStarts[e + 1] ?? 0); i++) visit(parts[i] ?? 0, total);
    }
  };
  each((part) => {
    starts[part + 1] = (starts[part + 1] ?? 0) + 1;
  });
  const most = starts.reduce((a, b) => Math.max(a, b), 1);
  for (let cell = 0; cell < system.size; cell++)
    starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice(0, system.size);
  const of = new Int32Array(starts[system.size] ?? 0);
  each((part, total) => {
    of[next[part] ?? 0] = total;
    next[part] = (next[part] ?? 0) + 1;
  });
  return { starts, of, most };
}

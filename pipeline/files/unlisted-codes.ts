import { nodesAt } from "../system/build-system.ts";
import type { Cube } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import { inverse } from "./cell-names.ts";
import type { LinkedFiles } from "./linked-files.ts";
import { mostOf } from "./most-possible.ts";
import { absent, type Figures } from "./published-figures.ts";

/** A code that no row has, below `parent` (null for the margin): what the listed codes lack to make up their total. */
export type UnlistedCode = { column: string; parent: string | null };

/** For each table the position of each cell, or -1. */
type Positions = { cube: Cube; of: Int32Array }[];

/** How such a code is called where a cell is named. */
export function unlistedName(parent: string | null): string {
  return parent === null ? "(not listed)" : `(not listed in ${parent})`;
}

/**
 * Where published parts, all of them there, cannot reach their total, a category was left out of the files altogether:
 * the trap of "all" beside all groups but one. Gives each once. A reader can subtract, so that it has to be attacked.
 */
export function unlistedCodes({ system }: LinkedFiles, { states, knowledge }: Figures): UnlistedCode[] {
  const { totals, starts, parts } = system.equations;
  const most = mostOf(system, knowledge);
  const found = new Map<string, UnlistedCode>();
  let positions: Positions | null = null;
  for (let e = 0; e < totals.length; e++) {
    const own = parts.subarray(starts[e], starts[e + 1]);
    const sum = own.reduce((all, part) => all + (most[part] ?? 0), 0);
    if (sum >= (knowledge.lower[totals[e] ?? 0] ?? 0) || own.some((part) => states[part] === absent))
      continue;
    positions ??= system.cubes.map((cube) => ({ cube, of: inverse(cube.cells, system.size) }));
    const code = codeBelow(positions, totals[e] ?? 0, own[0] ?? 0);
    if (code !== null) found.set(`${code.column}/${code.parent}`, code);
  }
  return [...found.values()];
}

/** The column in which the part of a sum is more particular than its total, and the total's code above it. */
function codeBelow(positions: Positions, total: number, part: number): UnlistedCode | null {
  for (const { cube, of } of positions) {
    const { trees } = cube;
    const [above, below] = [of[total] ?? -1, of[part] ?? -1];
    if (above < 0 || below < 0) continue;
    const [nodesAbove, nodesBelow] = [nodesAt(trees, above), nodesAt(trees, below)];
    const t = trees.findIndex((_, at) => nodesAbove[at] !== nodesBelow[at]);
    const tree = trees[t];
    const coarse = tree?.nodes[nodesAbove[t] ?? 0]?.values ?? [];
    const fine = tree?.nodes[nodesBelow[t] ?? 0]?.values ?? [];
    const c = coarse.findIndex((code, at) => code === TOTAL && fine[at] !== TOTAL);
    const column = tree?.columns[c];
    if (column !== undefined) return { column, parent: coarse[c + 1] ?? null };
  }
  return null;
}

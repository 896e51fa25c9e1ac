import type { Knowledge } from "../protect/system-method.ts";
import { isSpent, type Meter } from "./meter.ts";
import { forget, move, refresh, repair, type Search, undo } from "./search.ts";

/** The least and the greatest count of each row over all consistent tables that were met. */
export type Seen = { lower: Int32Array; upper: Int32Array };

/** What was seen when the search stands at its first consistent table. */
export function firstSeen(search: Search): Seen {
  forget(search);
  return { lower: search.value.slice(), upper: search.value.slice() };
}

/** How far the ends of a cell are still to be pushed: counts that would do, or null where it is settled. */
export type Wanted = (cell: number) => { lower: number; upper: number } | null;

/**
 * Pushes each of the cells up and down by searching consistent tables near the one that stands, so long as `wanted`
 * asks for more. Every table met is a witness for all cells. Ends early where the budget does.
 */
export function pushApart(
  search: Search,
  seen: Seen,
  cells: readonly number[],
  wanted: Wanted,
  moves: number,
  meter: Meter,
): void {
  for (const cell of cells) {
    if (isSpent(meter)) return;
    push(search, seen, cell, "upper", wanted, moves, meter);
    push(search, seen, cell, "lower", wanted, moves, meter);
  }
}

function push(
  search: Search,
  seen: Seen,
  cell: number,
  side: keyof Knowledge,
  wanted: Wanted,
  moves: number,
  meter: Meter,
): void {
  let stride = Number.POSITIVE_INFINITY;
  for (let goal = wanted(cell)?.[side]; goal !== undefined && stride >= 1; goal = wanted(cell)?.[side]) {
    const from = seen[side][cell] ?? 0;
    const far = Math.min(stride, Math.abs(goal - from));
    if (far < 1 || isSpent(meter)) return;
    const isMet = seek(search, cell, side, side === "upper" ? from + far : from - far, moves, meter);
    if (isMet) remember(search, seen);
    if (isMet) forget(search);
    else undo(search);
    if (!isMet) stride = Math.floor(far / 2);
  }
}

/** Looks for a consistent table in which the cell is at least (upper side) or at most (lower side) the goal. */
function seek(
  search: Search,
  cell: number,
  side: keyof Knowledge,
  goal: number,
  moves: number,
  meter: Meter,
): boolean {
  const end = side === "upper" ? search.lower : search.upper;
  const kept = end[cell] ?? 0;
  end[cell] = goal;
  refresh(search, cell);
  const isMet = repair(search, moves, meter);
  end[cell] = kept;
  refresh(search, cell);
  return isMet;
}

/** Widens what was seen by the table that stands, which differs from the last one only where cells were moved. */
export function remember({ log, space, value }: Search, seen: Seen): void {
  for (const cell of log.cell) {
    for (let i = space.starts[cell] ?? 0; i < (space.starts[cell + 1] ?? 0); i++) {
      const row = space.rows[i] ?? 0;
      const count = value[row] ?? 0;
      if (count < (seen.lower[row] ?? 0)) seen.lower[row] = count;
      if (count > (seen.upper[row] ?? 0)) seen.upper[row] = count;
    }
  }
}

/**
 * Takes a table that differs from the one that stands in some cells. Only free cells are set, and all rows follow from
 * them; a table that turns out not to be consistent (a solver's tolerance) is put back, and is no witness.
 */
export function meet(
  { search, seen }: { search: Search; seen: Seen },
  counts: readonly (readonly [number, number])[],
): void {
  for (const [cell, count] of counts) {
    const { starts } = search.space;
    const isFree = starts[cell] !== starts[cell + 1];
    if (isFree && search.value[cell] !== count) move(search, cell, count - (search.value[cell] ?? 0));
  }
  if (search.broken.length > 0) {
    undo(search);
    return;
  }
  remember(search, seen);
  forget(search);
}

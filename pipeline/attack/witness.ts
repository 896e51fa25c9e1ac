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

/**
 * Moves each free cell alone, up and then down, as far as all rows that it counts in allow but at most `most`, and puts
 * it back: every table met so is a witness for all these rows. One look at each entry of the matrix and no search,
 * which is why it comes first. The search must stand at a consistent table.
 */
export function sweep(search: Search, seen: Seen, most: number, meter: Meter): void {
  const { size, starts } = search.space;
  for (let cell = 0; cell < size; cell++) {
    if ((cell & 255) === 0 && isSpent(meter)) return;
    meter.work += (starts[cell + 1] ?? 0) - (starts[cell] ?? 0);
    for (const direction of [1, -1] as const) {
      const room = roomOf(search, cell, direction, most);
      if (room > 0) rememberStep(search, seen, cell, direction * room);
    }
  }
}

/** How far a free cell can go alone. */
function roomOf({ space, value, lower, upper }: Search, cell: number, way: 1 | -1, most: number): number {
  let room = most;
  const to = space.starts[cell + 1] ?? 0;
  for (let i = space.starts[cell] ?? 0; i < to && room > 0; i++) {
    const row = space.rows[i] ?? 0;
    const step = (space.signs[i] ?? 0) * way;
    const count = value[row] ?? 0;
    const slack = step > 0 ? (upper[row] ?? 0) - count : count - (lower[row] ?? 0);
    room = Math.min(room, Math.floor(slack / Math.abs(step)));
  }
  return room;
}

function rememberStep({ space, value }: Search, seen: Seen, cell: number, step: number): void {
  for (let i = space.starts[cell] ?? 0; i < (space.starts[cell + 1] ?? 0); i++) {
    const row = space.rows[i] ?? 0;
    widen(seen, row, (value[row] ?? 0) + step * (space.signs[i] ?? 0));
  }
}

function widen(seen: Seen, row: number, count: number): void {
  if (count < (seen.lower[row] ?? 0)) seen.lower[row] = count;
  if (count > (seen.upper[row] ?? 0)) seen.upper[row] = count;
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
      widen(seen, row, value[row] ?? 0);
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

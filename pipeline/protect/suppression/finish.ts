import { type EquationsOfCells, equationsOfCells } from "../../system/sums.ts";
import type { System } from "../../system/system.ts";
import { allowedIn } from "./allowed.ts";
import { completerOf } from "./complete.ts";
import { CubeSearch } from "./cube-search.ts";
import type { Finish, Move, Wish } from "./move.ts";
import type { Places } from "./places.ts";
import type { Walk } from "./walk.ts";

/**
 * Finishes a move of one table in the tables linked to it. Totals there follow from their parts; where a total moved
 * that is a margin there, one of its parts moves with it. A move that then
 * breaks a sum is completed sum by sum, or cannot be made.
 */
export function finishOf(system: System, places: Places): Finish {
  const isAllowed = allowedIn(system);
  const check: Finish = (walk, move) => {
    for (let amount = move.amount; amount > 0; amount = amount >> 1)
      if (isAllowed(walk, { ...move, amount })) return { ...move, amount };
    return null;
  };
  if (system.cubes.length === 1) return check;
  const sumsOf = equationsOfCells(system.equations, system.size);
  const complete = completerOf(system);
  const others = system.cubes.map((cube) => new CubeSearch(cube, (_, move) => move));
  return (walk, draft, wish) => {
    let move: Move | null = draft;
    for (const [cube, search] of others.entries()) {
      move = move === null ? null : withTotals(system, sumsOf, walk, move, wish);
      move = move === null ? null : intoTable(walk, move, wish, places, cube, search);
    }
    move = move === null ? null : withTotals(system, sumsOf, walk, move, wish);
    const whole = move === null ? null : check(walk, move, wish);
    if (whole !== null) return whole;
    return begun(move, draft).reduce<Move | null>((found, start) => {
      const completed = found === null ? complete(walk, start, wish) : null;
      return completed === null ? found : check(walk, completed, wish);
    }, null);
  };
}

/** What is left to complete: what the tables made of a move, and the move itself, as they may have led it astray. */
function begun(move: Move | null, draft: Move): Move[] {
  return move === null || move.cells.length === draft.cells.length ? [draft] : [move, draft];
}

function intoTable(
  walk: Walk,
  move: Move,
  wish: Wish,
  places: Places,
  cube: number,
  search: CubeSearch,
): Move | null {
  const at: number[] = [];
  const signs: number[] = [];
  for (const [i, cell] of move.cells.entries()) {
    for (let k = places.starts[cell] ?? 0; k < (places.starts[cell + 1] ?? 0); k++) {
      if (places.cubes[k] !== cube) continue;
      at.push(places.positions[k] ?? 0);
      signs.push(move.signs[i] ?? 0);
    }
  }
  if (at.length === 0) return move;
  const carried = search.carryOn(walk, wish, move, at, signs);
  return carried === null ? null : union(move, carried);
}

/** Adds the totals that a move's parts change, where the move does not hold them and they can move. */
function withTotals(
  { equations: { totals, starts, parts } }: System,
  sumsOf: EquationsOfCells,
  walk: Walk,
  move: Move,
  wish: Wish,
): Move | null {
  const signs = new Map<number, number>();
  for (const [i, cell] of move.cells.entries()) signs.set(cell, move.signs[i] ?? 0);
  let { amount, cost } = move;
  // A map is read in the order in which it is written, so that a total added here is read in its turn.
  for (const [cell] of signs) {
    for (let i = sumsOf.starts[cell] ?? 0; i < (sumsOf.starts[cell + 1] ?? 0); i++) {
      const equation = sumsOf.of[i] ?? 0;
      const total = totals[equation] ?? 0;
      if (signs.has(total)) continue;
      let sign = 0;
      for (let p = starts[equation] ?? 0; p < (starts[equation + 1] ?? 0); p++)
        sign += signs.get(parts[p] ?? 0) ?? 0;
      if (sign === 0) continue;
      if (Math.abs(sign) > 1 || walk.fixed[total] === 1 || walk.barred[total] === 1) return null;
      if (wish.free && walk.hidden[total] === 0) return null;
      if (walk.hidden[total] === 0) cost += walk.cost[total] ?? 0;
      if (sign < 0) amount = Math.min(amount, (walk.current[total] ?? 0) - (walk.floors[total] ?? 0));
      if (amount <= 0) return null;
      signs.set(total, sign);
    }
  }
  return { cells: Int32Array.from(signs.keys()), signs: Int8Array.from(signs.values()), amount, cost };
}

function union(a: Move, b: Move): Move {
  const signs = new Map<number, number>();
  for (const { cells, signs: of } of [a, b])
    for (const [i, cell] of cells.entries()) signs.set(cell, of[i] ?? 0);
  return {
    cells: Int32Array.from(signs.keys()),
    signs: Int8Array.from(signs.values()),
    amount: b.amount,
    cost: b.cost,
  };
}

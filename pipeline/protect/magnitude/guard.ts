import type { Witness } from "../suppression/intervals.ts";
import { back, goFrom } from "../suppression/intervals.ts";
import type { Move, Mover } from "../suppression/move.ts";
import type { Guard } from "../suppression/secure.ts";
import type { Walk } from "../suppression/walk.ts";
import type { Contributors } from "./contributors.ts";
import type { Intruders } from "./knowledge.ts";

/** How far a sensitive total must reach below and above the truth, in the walk's units; 0 above for all other cells. */
export type Needs = { below: Int32Array; above: Int32Array };

const unasked: Witness = { moves: [], hid: [] };

/**
 * A guard of sensitive totals against the public and against contributors. First a total is widened with the greatest
 * contributors of all other cells holding still, so that even together they learn too little. Where there is no such way
 * it is widened through them, and once more for each whose cells it passed, with that one holding still.
 */
export function guardOfTotals(
  walk: Walk,
  mover: Mover,
  needs: Needs,
  contributors: Contributors,
  intruders: Intruders,
): Guard {
  const needsThem = new Uint8Array(walk.truth.length);
  const widen = (cell: number, free: boolean) =>
    reach(walk, mover, cell, needs, true) ?? (free ? null : reach(walk, mover, cell, needs, false));
  return (cell, free) => {
    if (needs.above[cell] === 0) return unasked;
    if (needsThem[cell] === 0) {
      intruders.all(cell);
      const witness = widen(cell, free);
      if (witness !== null || free) return witness;
      needsThem[cell] = 1;
    }
    intruders.one(null);
    const witness = widen(cell, free);
    return witness === null ? null : againstEach(contributors, intruders, cell, free, witness, widen);
  };
}

/** Adds the ways that are left when each greatest contributor on a witness's way, in turn, holds still. */
function againstEach(
  { chief }: Contributors,
  intruders: Intruders,
  cell: number,
  free: boolean,
  witness: Witness,
  widen: (cell: number, free: boolean) => Witness | null,
): Witness | null {
  const moves = [...witness.moves];
  const hid = [...witness.hid];
  const passed = new Set(moves.flatMap(({ cells }) => Array.from(cells, (one) => chief[one] ?? 0)));
  passed.delete(chief[cell] ?? -1);
  for (const person of passed) {
    intruders.one(person);
    const other = widen(cell, free);
    if (other === null) return null;
    moves.push(...other.moves);
    hid.push(...other.hid);
  }
  return { moves, hid };
}

/** Walks away from the truth until a total is as low as it must be, back, and until it is as high, and back. */
function reach(walk: Walk, mover: Mover, cell: number, needs: Needs, free: boolean): Witness | null {
  const moves: Move[] = [];
  const hid: number[] = [];
  const room = (walk.truth[cell] ?? 0) - (walk.floors[cell] ?? 0);
  const below = Math.max(0, Math.min(needs.below[cell] ?? 0, room));
  const low = goFrom(walk, mover, { cell, sign: -1, need: below, free }, moves, hid);
  back(walk, moves, 0);
  const downs = moves.length;
  const high = goFrom(walk, mover, { cell, sign: 1, need: needs.above[cell] ?? 0, free }, moves, hid);
  back(walk, moves, downs);
  if (low === 0 && high === 0) return { moves, hid };
  // What was hidden in vain is shown again, so that another way starts as this one did.
  for (const one of hid) walk.hidden[one] = 0;
  return null;
}

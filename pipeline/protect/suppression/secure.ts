import { type Safety, type Witness, widen } from "./intervals.ts";
import type { Mover } from "./move.ts";
import type { Walk } from "./walk.ts";

/** Secures cells one after the other: gives how, or null where there is no way. */
export type Guard = (cell: number, free: boolean) => Witness | null;

/**
 * A guard against the public and, for primary cells, against lone respondents, who know a cell to be 1. First a cell is
 * widened with all of them standing still, so that even together they learn nothing from it. Where there is no such
 * way, it is widened through them, and moved by one once more for each, with that one standing still: alone, nobody
 * knows it exactly.
 */
export function guardOf(walk: Walk, mover: Mover, safety: Safety, primary: readonly number[]): Guard {
  const cellsOf = loneCells(walk);
  const nobody = new Uint8Array(walk.barred.length);
  const everyone = new Uint8Array(walk.barred.length);
  for (const cells of cellsOf.values()) for (const cell of cells) everyone[cell] = 1;
  const isStrict = new Uint8Array(walk.barred.length);
  for (const cell of primary) isStrict[cell] = 1;
  const needsThem = new Uint8Array(walk.barred.length);
  const bar = (person: number, value: 0 | 1) => {
    for (const cell of cellsOf.get(person) ?? []) walk.barred[cell] = value;
  };
  return (cell, free) => {
    walk.barred = nobody;
    if (isStrict[cell] === 0) return widenCheaply(walk, mover, cell, safety, free);
    if (needsThem[cell] === 1) return throughThem(walk, mover, safety, cell, free, bar);
    const own = walk.persons[cell] ?? 0;
    walk.barred = everyone;
    bar(own, 0);
    const witness = widenCheaply(walk, mover, cell, safety, free);
    bar(own, 1);
    walk.barred = nobody;
    if (witness !== null || free) return witness;
    needsThem[cell] = 1;
    return throughThem(walk, mover, safety, cell, free, bar);
  };
}

/** The cells of each lone respondent, by number. */
function loneCells({ persons }: Walk): ReadonlyMap<number, readonly number[]> {
  const cellsOf = new Map<number, number[]>();
  for (const [cell, person] of persons.entries()) {
    if (person === 0) continue;
    const known = cellsOf.get(person);
    if (known === undefined) cellsOf.set(person, [cell]);
    else known.push(cell);
  }
  return cellsOf;
}

/** Through suppressed cells where that is enough; else, unless `free`, through others. */
function widenCheaply(walk: Walk, mover: Mover, cell: number, safety: Safety, free: boolean): Witness | null {
  return widen(walk, mover, cell, safety, true) ?? (free ? null : widen(walk, mover, cell, safety, false));
}

function throughThem(
  walk: Walk,
  mover: Mover,
  safety: Safety,
  cell: number,
  free: boolean,
  bar: (person: number, value: 0 | 1) => void,
): Witness | null {
  const witness = widenCheaply(walk, mover, cell, safety, free);
  if (witness === null) return null;
  const moves = [...witness.moves];
  const hid = [...witness.hid];
  const insiders = new Set(moves.flatMap(({ cells }) => Array.from(cells, (one) => walk.persons[one] ?? 0)));
  for (const person of insiders) {
    if (person === 0 || person === walk.persons[cell]) continue;
    bar(person, 1);
    const other = widen(walk, mover, cell, { threshold: 0, width: 1 }, free);
    bar(person, 0);
    moves.push(...(other?.moves ?? []));
    hid.push(...(other?.hid ?? []));
  }
  return { moves, hid };
}

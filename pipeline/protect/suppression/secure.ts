import { type Safety, type Witness, widen } from "./intervals.ts";
import type { Mover } from "./move.ts";
import type { Walk } from "./walk.ts";

/** Secures cells one after the other: gives how, or null where there is no way. */
export type Guard = (cell: number, free: boolean) => Witness | null;

/**
 * A guard against the public and against lone respondents, who know a cell to be 1. First a cell is widened with all of
 * them standing still, so that even together they learn nothing from it. Where there is no such way, it is widened
 * through them, and moved by one once more for each, with that one standing still: alone, nobody knows it exactly.
 */
export function guardOf(walk: Walk, mover: Mover, safety: Safety): Guard {
  const { persons, barred } = walk;
  const cellsOf = new Map<number, number[]>();
  for (let cell = 0; cell < persons.length; cell++) {
    const person = persons[cell] ?? 0;
    if (person === 0) continue;
    barred[cell] = 1;
    const known = cellsOf.get(person);
    if (known === undefined) cellsOf.set(person, [cell]);
    else known.push(cell);
  }
  const bar = (person: number, value: 0 | 1) => {
    for (const cell of cellsOf.get(person) ?? []) barred[cell] = value;
  };
  const needsThem = new Uint8Array(persons.length);
  return (cell, free) => {
    if (needsThem[cell] === 0) {
      bar(persons[cell] ?? 0, 0);
      const witness =
        widen(walk, mover, cell, safety, true) ?? (free ? null : widen(walk, mover, cell, safety, false));
      bar(persons[cell] ?? 0, 1);
      if (witness !== null || free) return witness;
      needsThem[cell] = 1;
    }
    return throughThem(walk, mover, safety, cell, free, bar);
  };
}

function throughThem(
  walk: Walk,
  mover: Mover,
  safety: Safety,
  cell: number,
  free: boolean,
  bar: (person: number, value: 0 | 1) => void,
): Witness | null {
  const kept = walk.barred.slice();
  walk.barred.fill(0);
  const witness = widen(walk, mover, cell, safety, free);
  const moves = [...(witness?.moves ?? [])];
  const hid = [...(witness?.hid ?? [])];
  const insiders = new Set(moves.flatMap(({ cells }) => Array.from(cells, (one) => walk.persons[one] ?? 0)));
  for (const person of insiders) {
    if (person === 0 || person === walk.persons[cell]) continue;
    bar(person, 1);
    const other = widen(walk, mover, cell, { threshold: 0, width: 1 }, free);
    bar(person, 0);
    moves.push(...(other?.moves ?? []));
    hid.push(...(other?.hid ?? []));
  }
  walk.barred.set(kept);
  return witness === null ? null : { moves, hid };
}

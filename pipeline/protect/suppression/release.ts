import type { Guard } from "./secure.ts";
import type { Walk } from "./walk.ts";

/** A cell suppressed for another cell. */
export type Secondary = { cell: number; hiddenFor: number };

/** For each suppressed cell the cells that its witness moves, and the other way round. */
type Uses = { of: Map<number, Int32Array>; by: Map<number, Set<number>> };

/**
 * Publishes again every secondary suppression that no interval needs, the dearest first, the key and then the number
 * deciding between equals. A cell goes when every cell whose witness went through it finds another way. Gives those
 * that stay.
 */
export function release(walk: Walk, guard: Guard, secondary: readonly Secondary[]): number[] {
  const uses: Uses = { of: new Map(), by: new Map() };
  for (let cell = 0; cell < walk.hidden.length; cell++) {
    const path = walk.hidden[cell] === 1 ? pathOf(guard, cell) : null;
    if (path !== null) note(uses, cell, path);
  }
  const order = [...secondary].sort(
    ({ cell: a }, { cell: b }) =>
      (walk.cost[b] ?? 0) - (walk.cost[a] ?? 0) || (walk.keys[a] ?? 0) - (walk.keys[b] ?? 0) || a - b,
  );
  return order.filter((one) => !isPublished(walk, guard, uses, one)).map(({ cell }) => cell);
}

function isPublished(walk: Walk, guard: Guard, uses: Uses, { cell, hiddenFor }: Secondary): boolean {
  walk.hidden[cell] = 0;
  const users = uses.by.get(cell) ?? new Set<number>();
  const paths: [number, Int32Array][] = [];
  // The cell that it was suppressed for is asked first: it is the likeliest to have no other way.
  for (const user of users.has(hiddenFor) ? [hiddenFor, ...users] : users) {
    if (user === cell) continue;
    const path = pathOf(guard, user);
    if (path === null) {
      walk.hidden[cell] = 1;
      return false;
    }
    paths.push([user, path]);
  }
  forget(uses, cell);
  for (const [user, path] of paths) {
    forget(uses, user);
    note(uses, user, path);
  }
  return true;
}

/** The cells through which a cell is widened with what is suppressed now; null where it is not. */
function pathOf(guard: Guard, cell: number): Int32Array | null {
  const witness = guard(cell, true);
  return witness === null ? null : Int32Array.from(new Set(witness.moves.flatMap(({ cells }) => [...cells])));
}

function note(uses: Uses, cell: number, path: Int32Array): void {
  uses.of.set(cell, path);
  for (const one of path) {
    const users = uses.by.get(one) ?? new Set<number>();
    users.add(cell);
    uses.by.set(one, users);
  }
}

function forget(uses: Uses, cell: number): void {
  for (const one of uses.of.get(cell) ?? []) uses.by.get(one)?.delete(cell);
  uses.of.delete(cell);
}

import type { Safety } from "./intervals.ts";
import type { Mover } from "./move.ts";
import { release, type Secondary } from "./release.ts";
import { type Guard, guardOf } from "./secure.ts";
import type { Walk } from "./walk.ts";

/**
 * Interval safety: hides cells until every suppressed cell, secondary ones too because the public cannot tell them
 * apart, has a witness that it could be wide enough elsewhere; then publishes again what turned out not to be needed.
 * Gives the cells for which there is no way: none, where every table has a margin that may be hidden.
 */
export function suppressByInterval(
  walk: Walk,
  mover: Mover,
  primary: readonly number[],
  safety: Safety,
): number[] {
  return suppressWith(walk, guardOf(walk, mover, safety, primary), primary);
}

/** The same with any guard: one that asks nothing of secondary cells gives a witness without moves for them. */
export function suppressWith(walk: Walk, guard: Guard, primary: readonly number[]): number[] {
  const unsafe: number[] = [];
  const secondary: Secondary[] = [];
  const secure = (cell: number) => {
    const witness = guard(cell, false);
    if (witness === null) unsafe.push(cell);
    for (const hidden of witness?.hid ?? []) secondary.push({ cell: hidden, hiddenFor: cell });
  };
  const { truth, keys } = walk;
  const order = [...primary].sort(
    (a, b) => (truth[a] ?? 0) - (truth[b] ?? 0) || (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  );
  for (const cell of order) secure(cell);
  // The list grows while it is read: a cell hidden for a secondary one is secured in its turn.
  for (const { cell } of secondary) secure(cell);
  release(walk, guard, secondary);
  return unsafe;
}

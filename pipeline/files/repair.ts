import { type AttackResult, verdictNames } from "../attack/types.ts";
import { type PublishedCells, shown, suppressed } from "../system/system.ts";

/** Proofs looked at in one round: a round that breaks these breaks most others too. */
const PROOFS = 4000;

/**
 * Withholds (shows as c) a few figures so that every proof that the attack found loses one: the figure that is in most
 * proofs first; among equals the smallest, whose loss tells readers least, then the first. A cell whose proof stands on no other
 * figure is withheld itself. Null where that is not possible either. Whether new proofs take their place is for the next attack to say.
 */
export function repair(published: PublishedCells, result: AttackResult): PublishedCells | null {
  const proofs = proofsOf(published, result);
  if (proofs.length === 0 || proofs.some((cells) => cells.length === 0)) return null;
  const states = published.states.slice();
  let left = proofs;
  while (left.length > 0) {
    const chosen = mostUsed(left, published.values);
    states[chosen] = suppressed;
    left = left.filter((cells) => !cells.includes(chosen));
  }
  return { values: published.values, states };
}

/** For each proven cell the shown figures that its proof stands on, or where there are none its own. */
function proofsOf({ states }: PublishedCells, result: AttackResult): number[][] {
  const proofs: number[][] = [];
  for (let cell = 0; cell < result.verdicts.length && proofs.length < PROOFS; cell++) {
    const verdict = verdictNames[result.verdicts[cell] ?? 0];
    if (verdict !== "exact" && verdict !== "narrow") continue;
    const isShown = (one: number) => states[one] === shown;
    const others = (result.because(cell)?.cells ?? []).filter(isShown);
    proofs.push(others.length > 0 ? others : [cell].filter(isShown));
  }
  return proofs;
}

function mostUsed(proofs: readonly (readonly number[])[], values: Int32Array): number {
  const uses = new Map<number, number>();
  for (const cells of proofs) for (const cell of cells) uses.set(cell, (uses.get(cell) ?? 0) + 1);
  const [first] = [...uses].sort(
    ([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (values[a] ?? 0) - (values[b] ?? 0) || a - b,
  );
  return first?.[0] ?? 0;
}

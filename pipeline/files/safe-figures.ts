import type { AttackResult, Tally } from "../attack/types.ts";
import type { SystemMethod } from "../protect/system-method.ts";
import { type PublishedCells, type System, suppressed } from "../system/system.ts";
import { type Asked, questionOf } from "./question.ts";
import { repair } from "./repair.ts";

/** What was attacked: the figures that stand at the end, what the attack found of them, and how many were withheld. */
export type SafeFigures = { published: PublishedCells; result: AttackResult; tally: Tally; withheld: number };

/** Attacks after a repair: each adds a few c, and what has not settled by then will not. */
const ROUNDS = 12;

/**
 * Attacks what a method made, mends what the attack proves, and attacks again, until nothing is proven or nothing more
 * can be mended: `tally` tells which. The attack is loaded here, as it brings a solver with it.
 */
export async function safeFigures(
  system: System,
  counts: Int32Array,
  method: SystemMethod,
  first: PublishedCells,
  asked: Asked,
): Promise<SafeFigures> {
  const { attack } = await import("../attack/attack.ts");
  const attacked = (published: PublishedCells) => {
    const knowledge = method.concede(published);
    return attack(system, knowledge, { ...questionOf(published.states, knowledge, asked), table: counts });
  };
  let published = first;
  let result = await attacked(published);
  for (let round = 0; round < ROUNDS && result.tally.exact + result.tally.narrow > 0; round++) {
    const mended = repair(published, result);
    if (mended === null || !isTrue(method, mended, counts)) break;
    published = mended;
    result = await attacked(published);
  }
  return { published, result, tally: result.tally, withheld: withheldSince(first, published) };
}

/** A method for which c means a small count cannot show a large one as c. */
function isTrue(method: SystemMethod, published: PublishedCells, counts: Int32Array): boolean {
  const { lower, upper } = method.concede(published);
  return counts.every((count, cell) => count >= (lower[cell] ?? 0) && count <= (upper[cell] ?? 0));
}

function withheldSince(before: PublishedCells, after: PublishedCells): number {
  let found = 0;
  for (let cell = 0; cell < after.states.length; cell++)
    if (after.states[cell] === suppressed && before.states[cell] !== suppressed) found += 1;
  return found;
}

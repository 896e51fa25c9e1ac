import type { AttackResult, Budget } from "../attack/types.ts";
import type { PublishedCells } from "../system/system.ts";
import { repair } from "./repair.ts";

/** Systems of more cells than this are not tried in other ways: a remedy should take seconds. */
export const MOST_TRIED = 20_000;

/** What the attack of something that is only tried may spend: some seconds on two cores of 2020. */
export const trialBudget: Budget = { work: 3e8, solves: 200 };

/** Repairs of something that is only tried. What needs more is poor advice. */
const ROUNDS = 8;

/** Figures with what an attack found of them. */
export type Attacked = { published: PublishedCells; result: AttackResult };

/** How many cells are proven. */
export function provenIn({ tally }: AttackResult): number {
  return tally.exact + tally.narrow;
}

/**
 * Withholds figures that proofs stand on and attacks again, until nothing is proven or nothing more can be withheld:
 * the result tells which. `mayBe` refuses figures that the method could not have published.
 */
export async function mend(
  first: Attacked,
  attackOn: (published: PublishedCells) => Promise<AttackResult>,
  mayBe: (published: PublishedCells) => boolean = () => true,
): Promise<Attacked> {
  let { published, result } = first;
  for (let round = 0; round < ROUNDS && provenIn(result) > 0; round++) {
    const mended = repair(published, result);
    if (mended === null || !mayBe(mended)) break;
    published = mended;
    result = await attackOn(published);
  }
  return { published, result };
}

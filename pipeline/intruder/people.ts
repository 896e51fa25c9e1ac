import { Contradiction } from "../attack/contradiction.ts";
import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";

/** Numbers of people that a cell may have, ends included; `upper` null where nothing bounds it. */
export type People = { lower: bigint; upper: bigint | null };

/** The people that a cell may have. */
export function peopleIn({ lower, upper }: Knowledge, cell: number): People {
  const most = upper[cell] ?? NO_UPPER;
  return { lower: BigInt(lower[cell] ?? 0), upper: most === NO_UPPER ? null : BigInt(most) };
}

/** Takes what was learnt of a cell where it is narrower; throws Contradiction where nothing is left. */
export function learn(learnt: Knowledge, cell: number, people: People | null): void {
  if (people === null) throw new Contradiction(cell);
  const least = Math.max(learnt.lower[cell] ?? 0, Number(people.lower));
  const most = Math.min(learnt.upper[cell] ?? 0, Number(people.upper ?? NO_UPPER));
  if (least > most) throw new Contradiction(cell);
  learnt.lower[cell] = least;
  learnt.upper[cell] = most;
}

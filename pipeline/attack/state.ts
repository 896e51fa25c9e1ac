import type { Knowledge } from "../protect/system-method.ts";
import type { Meter } from "./meter.ts";
import { cut, type Proven, propagate, raise } from "./propagate.ts";
import type { Relations } from "./relations.ts";
import type { Search } from "./search.ts";
import type { Question, Term, Verdict } from "./types.ts";
import { intervalOf, verdictOn } from "./verdict.ts";
import type { Seen } from "./witness.ts";

/** A search that stands at a consistent table, and what was seen of all cells on its way. */
export type Witnesses = { search: Search; seen: Seen };

/** An attack under way. `combinations` holds the terms of what was proven from several relations at once. */
export type State = {
  relations: Relations;
  conceded: Knowledge;
  question: Question;
  meter: Meter;
  proven: Proven;
  combinations: (readonly Term[])[];
  witnesses: Witnesses | null;
};

/** What the attack can say of a sensitive cell so far. */
export function verdictSoFar(state: State, cell: number): Verdict {
  const seen = state.witnesses === null ? null : intervalOf(state.witnesses.seen, cell);
  const face = state.question.face ?? state.conceded;
  return verdictOn(intervalOf(state.proven, cell), seen, intervalOf(face, cell), state.question);
}

/** True where tables were met that reach both ends of what is proven of a cell. */
export function isReached({ witnesses, proven }: State, cell: number): boolean {
  if (proven.lower[cell] === proven.upper[cell]) return true;
  if (witnesses === null) return false;
  const { lower, upper } = witnesses.seen;
  return lower[cell] === proven.lower[cell] && upper[cell] === proven.upper[cell];
}

/**
 * Takes an end that several relations prove together, and what follows from it. Combination c is written in the trail
 * as relation -1 - c. Throws Contradiction where nothing is left of the cell.
 */
export function prove(
  state: State,
  cell: number,
  side: "lower" | "upper",
  end: number,
  terms: readonly Term[],
): void {
  const before = state.proven.trail.end.length;
  state.proven.visits += 1;
  const relation = -1 - state.combinations.length;
  if (side === "lower") raise(state.proven, cell, end, relation);
  else cut(state.proven, cell, end, relation);
  if (state.proven.trail.end.length === before) return;
  state.combinations.push(terms);
  const { starts, of } = state.relations.ofCell;
  propagate(state.relations, state.proven, [...of.subarray(starts[cell], starts[cell + 1])], state.meter);
}

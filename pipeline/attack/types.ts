import type { Knowledge } from "../protect/system-method.ts";

/**
 * What is asked of every sensitive cell. `sensitive` marks (1) the cells; counts from 1 to `threshold` - 1 are small;
 * `width` is the least distance between the lower and the upper end of what an intruder may be able to prove.
 */
export type Question = {
  sensitive: Uint8Array;
  threshold: number;
  width: number;
  /** What the methods concede of each cell on its face, where what is known holds more, which is then proven. */
  face?: Knowledge;
  /** A table that is consistent with what is known, such as the true one, where the caller holds it: saves the search. */
  table?: Int32Array;
};

/**
 * What the attack may spend, counted so that the same input gives the same verdicts on any machine. One unit of `work`
 * is one term of a sum looked at by propagation, elimination or the search for witness tables; `solves` are solver
 * calls. `seconds` is for a caller who would rather have cells not audited than wait; verdicts then depend on the clock.
 */
export type Budget = { work: number; solves: number; seconds?: number };

/** Enough for the attack of a cube of 12,480 cells on two cores of 2020 within a minute. */
export const defaultBudget: Budget = { work: 4e9, solves: 4000 };

export type Verdict = "exact" | "narrow" | "safe" | "not-audited";

/** Verdicts as the small numbers of `AttackResult.verdicts`; 0 stands for a cell that is not sensitive. */
export const verdictNames: readonly (Verdict | null)[] = [null, "exact", "narrow", "safe", "not-audited"];

/**
 * "exact": both ends are reached by some table that is consistent with what is known. "witness": two such tables show
 * that the cell is safe, and `lower` and `upper` are proven but perhaps not reached. null: proven, not shown reached.
 */
export type Bounds = "exact" | "witness" | null;

/** Bounds as the small numbers of `AttackResult.bounds`. */
export const boundsNames: readonly Bounds[] = [null, "exact", "witness"];

/** A sum that was used: `weight` times equation `equation` of the system (from `equations`, then from `atMost`). */
export type Term = { equation: number; weight: number };

/** One line of a proof: the terms added up say that the cell is at least (`lower`) or at most (`upper`) `bound`. */
export type Step = { cell: number; side: "lower" | "upper"; bound: number; terms: readonly Term[] };

/** A cell of a sum, with what is proven of it when the sum is used; `upper` is Infinity where nothing is. */
export type Fact = { cell: number; times: number; lower: number; upper: number };

/**
 * A step with all that is needed to check it by hand: `times` the cell and the `others`, each so many times, add up to
 * 0 (to at least 0 where a sum that is not additive is used: `isAtMost`). Where `isSearch` it is an integer program
 * that found that no whole numbers go further, and there is no one sum to check.
 */
export type ProofStep = Step & {
  times: number;
  others: readonly Fact[];
  isAtMost: boolean;
  isSearch: boolean;
};

/**
 * The published cells that a proof stands on, besides the cell itself, and its steps in the order in which they can be
 * checked.
 */
export type Proof = { cells: readonly number[]; steps: readonly ProofStep[] };

/** How many sensitive cells got each verdict. */
export type Tally = { sensitive: number; exact: number; narrow: number; safe: number; notAudited: number };

/**
 * What the attack proved. `lower` and `upper` always contain every count that is possible; `bounds` and `verdicts` are
 * numbers that `boundsNames` and `verdictNames` name. `because` gives the smallest set of published cells found that
 * proves the interval of a cell, or null where nothing beyond its own published value was proven.
 */
export type AttackResult = {
  lower: Int32Array;
  upper: Int32Array;
  bounds: Uint8Array;
  verdicts: Uint8Array;
  tally: Tally;
  because: (cell: number) => Proof | null;
  spent: { work: number; solves: number };
};

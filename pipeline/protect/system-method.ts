import type { PublishedCells, System } from "../system/system.ts";

/** No upper bound: a count that may be anything. */
export const NO_UPPER = 2 ** 31 - 1;

/** What an intruder knows of each cell before any sum is used: the interval that the method concedes on its face. */
export type Knowledge = { lower: Int32Array; upper: Int32Array };

/**
 * A method that protects all cells of a system together. `counts` are the true counts of every cell with totals
 * filled; `keys` a 32-bit key for each, a total's being the sum of its inner keys modulo 2^32, so that the same people
 * have the same key in every table.
 */
export type SystemMethod = {
  name: string;
  /** Throws a UserError where the parameters allow no solution, with the reason. */
  protect: (
    system: System,
    counts: Int32Array,
    keys: Uint32Array,
  ) => PublishedCells | Promise<PublishedCells>;
  /** The interval of each published cell, by the method's own rule (design, section 3: `audit --rounding`). */
  concede: (published: PublishedCells) => Knowledge;
  /** What the page says of the method, in sentences for the public. */
  sentences: () => string[];
};

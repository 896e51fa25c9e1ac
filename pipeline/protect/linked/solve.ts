import { seededRandom } from "../controlled/random.ts";
import { improve } from "./improve.ts";
import { mend } from "./mend.ts";
import type { Problem } from "./problem.ts";
import { type Ladder, stateOf } from "./state.ts";

/** Price of a unit of failure at first, and while a rounding is improved. */
const PRICE = 3;

/** Warmth at first, a unit of the base. */
const WARMTH = 4;

/** Work for a first rounding and for a better one: rows looked at, of every variable, at least and at most. */
const MENDING = { each: 400, least: 100_000, most: 60_000_000 };
const IMPROVING = { each: 3000, least: 10_000, most: 20_000_000 };
/** In very large ones at least this much of every variable, so that each has its turn. */
const TURNS = 50;
/** Small problems are done with less a variable. */
const SMALL = { each: 200, more: 3 };

/** A rounding in which every row holds, with little change; null where none was found with the work allowed. */
export function solved(problem: Problem, ladder: Ladder): Int32Array | null {
  const random = seededRandom(3);
  const state = stateOf(problem, ladder, firstValues(problem, ladder), PRICE);
  mend(state, workOf(problem, MENDING), random);
  if (state.failing.length > 0) return null;
  state.prices.fill(PRICE);
  const work = Math.max(workOf(problem, IMPROVING), TURNS * problem.size);
  improve(state, work, random, WARMTH * ladder.base);
  return state.values;
}

function workOf({ size }: Problem, { each, least, most }: typeof MENDING): number {
  return Math.min(most, Math.max(least, size * Math.min(each, SMALL.each + SMALL.more * size)));
}

/** Each variable on its own: up with the probability that keeps its count on average, the same at every call. */
function firstValues({ size, counts }: Problem, { base, isMultiple, low, high }: Ladder): Int32Array {
  const random = seededRandom(1);
  return Int32Array.from({ length: size }, (_, v) => {
    const count = counts[v] ?? 0;
    const remainder = isMultiple || count < base ? count % base : 0;
    const isUp = remainder > 0 && random() * base < remainder * 2 ** 32;
    const value = count - remainder + (isUp ? base : 0);
    return Math.min(high[v] ?? 0, Math.max(low[v] ?? 0, value));
  });
}

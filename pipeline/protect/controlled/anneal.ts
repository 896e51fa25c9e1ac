import { type Board, costOfFlip, flip, type Prices, type State } from "./moves.ts";
import { type Random, seededRandom } from "./random.ts";
import type { Siblings } from "./siblings.ts";

/**
 * How to search: the largest residual wanted of any cell, the number of sweeps, the temperature (in units of absolute
 * change) and the price of a unit beyond the limit, from the first sweep to the last.
 */
export type Effort = {
  limit: number;
  sweeps: number;
  heat: readonly [number, number];
  price: readonly [number, number];
  seed: number;
};

/** A move that costs more than the bar by these many bases is not tried with one, or three, moves that make up for it. */
const PAIR = 40;
const RECTANGLE = 20;

// Whole numbers, so that the last bit of a machine's logarithm decides nothing: 1024 times an exponential's quantiles.
const quantiles = Int32Array.from({ length: 4096 }, (_, i) => Math.round(-1024 * Math.log((i + 0.5) / 4096)));

type Walk = { board: Board; state: State; siblings: Siblings; random: Random };

/**
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over inner cells only: sums follow, so that every state is
 * additive within a table. A move flips one cell; where that alone is refused, a sibling the other way, which leaves
 * their common sums alone; then the other two corners of a rectangle, which leaves the sums along its sides alone.
 * The last sweep takes nothing that costs. Changes `state`; the same input gives the same output.
 */
export function anneal(board: Board, siblings: Siblings, state: State, effort: Effort): void {
  const walk: Walk = { board, state, siblings, random: seededRandom(effort.seed) };
  const { limit, sweeps } = effort;
  const [hot, cold] = effort.heat;
  const [cheap, dear] = effort.price;
  for (let sweep = 0; sweep <= sweeps; sweep++) {
    const progress = sweep / sweeps;
    const heat = sweep === sweeps ? 0 : hot + (cold - hot) * progress * (2 - progress);
    const prices = { limit, price: cheap + (dear - cheap) * progress };
    for (let m = 0; m < state.up.length; m++) {
      tryFlip(walk, m, prices, (heat * (quantiles[walk.random() >>> 20] ?? 0)) / 1024);
    }
  }
}

function tryFlip(walk: Walk, m: number, prices: Prices, bar: number): void {
  const { board, state, siblings, random } = walk;
  const alone = costOfFlip(board, state, m, prices);
  if (alone <= bar) {
    flip(board, state, m);
    return;
  }
  if (alone > bar + PAIR * board.base) return;
  const other = siblings.one(m, random);
  if (other < 0 || other === m || (board.links === null && state.up[other] === state.up[m])) return;
  flip(board, state, m);
  const both = alone + costOfFlip(board, state, other, prices);
  if (both <= bar) flip(board, state, other);
  else if (!tryRectangle(walk, m, other, prices, bar - both)) flip(board, state, m);
}

/** Flips `other` and two more corners where that costs no more than the room left; m is flipped already. */
function tryRectangle(walk: Walk, m: number, other: number, prices: Prices, room: number): boolean {
  const { board, state, siblings, random } = walk;
  if (room < -RECTANGLE * board.base) return false;
  const third = siblings.one(m, random);
  if (third < 0 || third === other || third === m || state.up[third] !== state.up[m]) return false;
  const fourth = siblings.corner(m, other, third);
  if (fourth < 0 || fourth === m || state.up[fourth] === state.up[m]) return false;
  flip(board, state, other);
  const cost = costOfFlip(board, state, third, prices);
  flip(board, state, third);
  if (cost + costOfFlip(board, state, fourth, prices) <= room) {
    flip(board, state, fourth);
    return true;
  }
  flip(board, state, third);
  flip(board, state, other);
  return false;
}

import { mix } from "./draw.ts";
import { type Penalty, pricesFor } from "./prices.ts";
import { type Search, swapSweep, turnSweep } from "./sweep.ts";

/**
 * Sweeps over all small cells: as many as keep the work near this many differences looked at, within bounds. A count,
 * never a clock, so that a slow machine publishes the same.
 */
const WORK = 40_000_000;
const FEWEST = 90;
const MOST = 400;

/** First and last heat a unit of the base: tried on cubes of 1,430 to 1,424,280 cells. */
const HOT = 142;
const COLD = 18;

/** Sweeps without heat at the end, which only improve. */
const LAST = 3;

/**
 * Simulated annealing of a rounding (Kirkpatrick, Gelatt and Vecchi 1983): small cells are turned over alone, which
 * moves every total above them, or change places with a neighbour, which leaves the totals of both as they are.
 */
export function anneal(search: Search, range: number, penalty: Penalty): void {
  const { small, rounding } = search;
  const prices = pricesFor(rounding.base, range, penalty);
  const order = Int32Array.from(small.cells, (_cell, v) => v);
  const sweeps = Math.min(MOST, Math.max(FEWEST, Math.floor(WORK / (small.moved.length + 1))));
  for (let sweep = 0; sweep < sweeps + LAST; sweep++) {
    const heat = sweep < sweeps ? heatAt(sweep, sweeps, rounding.base) : 0;
    if (sweep % 2 === 0) turnSweep(search, prices, order, { heat, seed: mix(2 * sweep + 1), isFar: false });
    swapSweep(search, prices, order, { heat, seed: mix(2 * sweep + 2), isFar: false });
  }
}

/** Falls with the square of what is left, near enough to a geometric fall, in integers. */
function heatAt(sweep: number, sweeps: number, base: number): number {
  const left = sweeps - 1 - sweep;
  return base * COLD + Math.floor((base * (HOT - COLD) * left * left) / (sweeps * sweeps));
}

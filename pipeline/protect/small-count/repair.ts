import { mix } from "./draw.ts";
import { type Prices, pricesFor } from "./prices.ts";
import { turn } from "./rounding.ts";
import { type Search, swapSweep, turnSweep } from "./sweep.ts";

/** How long one cell's neighbourhood is annealed, and how often with other draws before it is left. */
const SWEEPS = 24;
const HOTTEST = 2400;
/** Sums of more small cells than this are not followed when a neighbourhood is drawn around a cell. */
const NEAR = 40;
const WEIGHT = 12;
/** Cells with more small cells under them are left to the whole search: they have room enough there. */
const MANY = 400;

/**
 * Brings differences above `limit` down to it, one cell after another: the small cells under it and beside those are
 * annealed alone, and what comes out is kept when it costs less and makes no difference larger than the largest was.
 * Gives the number of cells that are still above.
 */
export function repair(search: Search, range: number, limit: number, tries: number): number {
  const { base } = search.rounding;
  const prices = pricesFor(base, range, { limit, weight: WEIGHT });
  let left = 0;
  for (let attempt = 0; attempt < tries; attempt++) {
    const above = cellsAbove(search, limit);
    left = above.size;
    if (left === 0) return 0;
    for (const [cell, under] of above) {
      if (under.length > MANY) continue;
      if (Math.abs(search.rounding.differences[cell] ?? 0) <= limit) continue;
      settle(search, prices, neighbourhood(search, under), mix(attempt * 0x51ed270b + cell));
    }
  }
  return cellsAbove(search, limit).size;
}

/** The cells whose difference is above the limit, each with the small cells under it. */
function cellsAbove({ small, rounding: { differences } }: Search, limit: number): Map<number, number[]> {
  const above = new Map<number, number[]>();
  for (let cell = 0; cell < differences.length; cell++) {
    if (Math.abs(differences[cell] ?? 0) > limit) above.set(cell, []);
  }
  if (above.size === 0) return above;
  for (let v = 0; v < small.cells.length; v++) {
    for (let i = small.starts[v] ?? 0; i < (small.starts[v + 1] ?? 0); i++) {
      const cell = small.moved[i] ?? 0;
      if (Math.abs(differences[cell] ?? 0) > limit) above.get(cell)?.push(v);
    }
  }
  return above;
}

/** The small cells given and all that stand beside them in short sums, in order. */
function neighbourhood({ exchanges }: Search, under: readonly number[]): Int32Array {
  const near = new Set(under);
  for (const v of under) {
    for (let i = exchanges.sumStarts[v] ?? 0; i < (exchanges.sumStarts[v + 1] ?? 0); i++) {
      const sum = exchanges.sums[i] ?? 0;
      const start = exchanges.starts[sum] ?? 0;
      const end = exchanges.starts[sum + 1] ?? 0;
      if (end - start > NEAR) continue;
      for (let at = start; at < end; at++) near.add(exchanges.members[at] ?? 0);
    }
  }
  return Int32Array.from(near).sort();
}

function settle(search: Search, prices: Prices, order: Int32Array, seed: number): boolean {
  const turned: number[] = [];
  search.turned = turned;
  let change = 0;
  for (let sweep = 0; sweep <= SWEEPS; sweep++) {
    const heat = Math.floor((HOTTEST * (SWEEPS - sweep) ** 2) / (SWEEPS * SWEEPS));
    change += turnSweep(search, prices, order, { heat, seed: mix(seed + 2 * sweep), isFar: false });
    change += swapSweep(search, prices, order, {
      heat,
      seed: mix(seed + 2 * sweep + 1),
      isFar: sweep % 2 === 0,
    });
  }
  search.turned = null;
  if (change < 0) return true;
  for (const v of turned) turn(search.small, search.rounding, v);
  return false;
}

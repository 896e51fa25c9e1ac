import type { System } from "../../system/system.ts";
import { anneal } from "./anneal.ts";
import { exchangesOf } from "./exchanges.ts";
import { repair } from "./repair.ts";
import { firstRounding, measured, type Rounding } from "./rounding.ts";
import type { SmallCells } from "./small-cells.ts";
import type { Search } from "./sweep.ts";

/** How often cells above a limit are tried, and how many harder searches follow when a bound is not held. */
const TRIES = 6;
const HARDER = 4;

/** Weight of what is above the limit, in the first search. */
const WEIGHT = 3;

/**
 * Rounds the small cells of a system: published totals near the true ones, no difference above `bound` where there is
 * one, or as small a largest difference as is found where it is null. Whether the bound is held, the caller must see.
 */
export function searched(
  system: System,
  small: SmallCells,
  counts: Int32Array,
  base: number,
  bound: number | null,
): Rounding {
  const search: Search = {
    small,
    exchanges: exchangesOf(system, small.cells),
    rounding: firstRounding(small, counts, base),
    marks: new Int32Array(system.size),
    round: 0,
    turned: null,
  };
  const range = base * small.cells.length;
  anneal(search, range, { limit: Math.min(base + 1, bound ?? base + 1), weight: WEIGHT });
  lower(search, range, bound ?? base - 1);
  for (let again = 1; bound !== null && again <= HARDER && !isWithin(search, bound); again++) {
    anneal(search, range, { limit: Math.max(1, bound - again), weight: WEIGHT + 4 ** again });
    lower(search, range, bound);
  }
  return search.rounding;
}

/** Takes the largest difference down one by one, until it is at the limit or does not come down. */
function lower(search: Search, range: number, limit: number): void {
  for (let next = measured(search.rounding.differences).largest - 1; next >= limit; next--) {
    if (repair(search, range, next, TRIES) > 0) return;
  }
}

function isWithin({ rounding }: Search, bound: number): boolean {
  return measured(rounding.differences).largest <= bound;
}

/**
 * What it costs to move a published cell one base up or down from a difference d: `up[d + zero]` and `down[d + zero]`.
 * The cost of a difference is its size, and above `limit` also `weight` times the square of what is above (straight
 * from `BEND` on, so that sums stay far below 2^31).
 */
export type Prices = { zero: number; up: Int32Array; down: Int32Array };

export type Penalty = { limit: number; weight: number };

const BEND = 64;

/** Prices for differences up to `range` on both sides, which must be the largest that the small cells can make. */
export function pricesFor(base: number, range: number, penalty: Penalty): Prices {
  const zero = range + base;
  const up = new Int32Array(2 * zero + 1);
  const down = new Int32Array(2 * zero + 1);
  for (let d = -zero; d <= zero; d++) {
    const now = cost(d, penalty);
    up[d + zero] = cost(d + base, penalty) - now;
    down[d + zero] = cost(d - base, penalty) - now;
  }
  return { zero, up, down };
}

function cost(difference: number, { limit, weight }: Penalty): number {
  const size = Math.abs(difference);
  const above = Math.max(0, size - limit);
  const bent = Math.max(0, above - BEND);
  const squared = Math.min(above, BEND) ** 2;
  return size + weight * (squared + 2 * BEND * bent);
}

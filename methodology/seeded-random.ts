/** Repeatable chance for the example publication's synthetic responses: the same seed gives the same answers. */
export type Random = {
  /** A whole number from 0 to one below `limit`. */
  below(limit: number): number;
  /** True once in so many times. */
  oneIn(times: number): boolean;
  /** One of the entries, each as likely as its weight. Throws a RangeError when the weights are all zero. */
  choose<T>(entries: readonly (readonly [T, number])[]): T;
  /** A whole number around 0, bell-shaped: within `width`, half the time within about a fifth of it. */
  around(width: number): number;
};

/**
 * A generator started from `seed`. The sequence is mulberry32 (Tommy Ettinger, 2017, public domain). Whole numbers
 * only, and no function whose last digit a JavaScript engine may choose, so that every machine makes the same rows.
 */
export function seededRandom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number) => Math.floor((next() * limit) / 2 ** 32);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    choose: (entries) => chooseAt(entries, below(entries.reduce((sum, [, weight]) => sum + weight, 0))),
    // The sum of four even chances is close to the normal curve (Irwin 1927; Hall 1927).
    around: (width) => Math.floor((below(width) + below(width) + below(width) + below(width)) / 2) - width,
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function chooseAt<T>(entries: readonly (readonly [T, number])[], point: number): T {
  let left = point;
  for (const [value, weight] of entries) {
    if (left < weight) return value;
    left -= weight;
  }
  throw new RangeError("no entry has a weight");
}

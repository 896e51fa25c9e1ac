import { type PublishedCells, type System, shown, suppressed } from "../system/system.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

/** Rules of random rounding. */
export type RandomParameters = { base: number };

/**
 * Unbiased random rounding: a count goes up to the next multiple of the base with probability remainder / base, else
 * down, so that what is expected is the count itself (Nargundkar and Saveland 1972). The draw is a hash of the cell's
 * key alone, so that the same people are rounded the same way in every table. Each cell stands on its own.
 */
export function randomCells({ base }: RandomParameters): SystemMethod {
  return {
    name: "random",
    protect: (_system: System, counts: Int32Array, keys: Uint32Array) => roundAll(counts, keys, base),
    concede: (published) => concede(published, base),
    sentences: () => [
      `Counts are rounded at random to the multiple of ${base} above or below, the nearer one more often.`,
      "Figures may not add up to their totals, and a figure of 0 may stand for a small count.",
    ],
  };
}

function roundAll(counts: Int32Array, keys: Uint32Array, base: number): PublishedCells {
  const values = new Int32Array(counts.length);
  for (let cell = 0; cell < counts.length; cell++) {
    const count = counts[cell] ?? 0;
    const remainder = count % base;
    const isUp = drawn(keys[cell] ?? 0, base) < remainder;
    values[cell] = count - remainder + (isUp ? base : 0);
  }
  return { values, states: new Uint8Array(counts.length).fill(shown) };
}

/**
 * A number from 0 to base - 1, each as likely: the high part of hash times base (Lemire 2019), the hash being the last
 * mix of MurmurHash3 (Appleby 2011). A plain key modulo the base would make totals' draws follow from their parts'.
 */
function drawn(key: number, base: number): number {
  let mixed = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) * base) / 2 ** 32);
}

/** A published r is a count from r - b + 1 to r + b - 1, none below 0. */
function concede({ values, states }: PublishedCells, base: number): Knowledge {
  const known = { lower: new Int32Array(values.length), upper: new Int32Array(values.length) };
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    const isRange = states[cell] === shown;
    known.lower[cell] = isRange ? Math.max(0, value - base + 1) : states[cell] === suppressed ? 0 : 1;
    known.upper[cell] = isRange ? value + base - 1 : states[cell] === suppressed ? NO_UPPER : base - 1;
  }
  return known;
}

import { type PublishedCells, type System, shown, suppressed } from "../system/system.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

/** Rules for figures that are published as they are. */
export type NoneParameters = { threshold: number };

/** Counts as they are: for figures that are already public, or of which nobody is in need of protection. */
export function noneCells({ threshold }: NoneParameters): SystemMethod {
  return {
    name: "none",
    protect: (_system: System, counts: Int32Array) => ({
      values: counts.slice(),
      states: new Uint8Array(counts.length).fill(shown),
    }),
    concede: (published) => concedeAsShown(published, 0, threshold),
    sentences: () => ["Figures are published as they are."],
  };
}

/**
 * Knowledge of figures that are shown with a difference of at most so many: the figure itself for 0. c may be any
 * count, and low one that is small: from 1 to one below the threshold.
 */
export function concedeAsShown(
  { values, states }: PublishedCells,
  difference: number,
  threshold: number,
): Knowledge {
  const known = { lower: new Int32Array(values.length), upper: new Int32Array(values.length) };
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    const isRange = states[cell] === shown;
    known.lower[cell] = isRange ? Math.max(0, value - difference) : states[cell] === suppressed ? 0 : 1;
    known.upper[cell] = isRange ? value + difference : states[cell] === suppressed ? NO_UPPER : threshold - 1;
  }
  return known;
}

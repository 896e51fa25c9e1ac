import type { System } from "../../system/system.ts";
import { costsOf } from "./cost.ts";
import { loneRespondents } from "./lone-respondents.ts";

/**
 * A table that the public could not tell from the true one: it starts as the truth and is changed by moves through
 * suppressed cells. The least and most that a cell has been seen at are witnesses for its interval: whatever an
 * intruder proves, it contains them.
 */
export type Walk = {
  truth: Int32Array;
  /** The table now. */
  current: Int32Array;
  least: Int32Array;
  most: Int32Array;
  /** 1 where a cell is suppressed. */
  hidden: Uint8Array;
  /** 1 where a cell may never change: a zero that is published. */
  fixed: Uint8Array;
  /** 1 for a cell that the search running now must leave alone. */
  barred: Uint8Array;
  /** What suppressing a cell costs: see cost.ts. */
  cost: Int32Array;
  keys: Uint32Array;
  /** Cells of one person: two with the same number here, from 1, hold the same lone respondent; 0 for all others. */
  persons: Int32Array;
  /** What each suppressed cell is at least known to be: of a count 1 where zeros are always published, else 0. */
  floors: Int32Array;
  /** How much less than its count a cell may truly be, in the walk's units: 0 of counts, 1 of figures cut to units. */
  slack: 0 | 1;
};

/** A walk that stands at the truth, with nothing suppressed. */
export function walkFrom(
  system: System,
  truth: Int32Array,
  keys: Uint32Array,
  zeros: "published" | "candidates",
): Walk {
  const published = zeros === "published";
  return {
    truth,
    current: truth.slice(),
    least: truth.slice(),
    most: truth.slice(),
    hidden: new Uint8Array(truth.length),
    fixed: Uint8Array.from(truth, (count) => (published && count === 0 ? 1 : 0)),
    barred: new Uint8Array(truth.length),
    cost: costsOf(truth),
    keys,
    persons: loneRespondents(system, truth),
    floors: new Int32Array(truth.length).fill(published ? 1 : 0),
    slack: 0,
  };
}

import type { Beside } from "./beside.ts";
import type { Region } from "./regions.ts";
import type { Workbook } from "./workbook.ts";

/** What stands at a place of the workbook; null for the sheet or the cells where it is about the whole. */
export type Place = { sheet: string | null; cells: string | null; what: string };

/**
 * Whether an item of the checklist is kept. "look": what a machine can test is in order or in doubt, and a person
 * must look at the rest, as `todo` says.
 */
export type Outcome = "met" | "not met" | "look" | "not applicable";

/** What a check found: all the places, of which a report shows the first. */
export type Finding = { result: Outcome; places: readonly Place[]; todo: string };

/** What the checks look at: the workbook, its tables, marked or not, and what stands in its folder. */
export type Inspected = { workbook: Workbook; regions: readonly Region[]; beside: Beside };

/** One item of the checklist: its number there (30 to 32: the section on symbols), its words and its test. */
export type Check = {
  item: number;
  name: string;
  level: "must" | "should";
  title: string;
  test(inspected: Inspected): Finding;
};

/** An item that is kept. */
export const met: Finding = { result: "met", places: [], todo: "" };

/** An item that has nothing to be about in this workbook. */
export const notApplicable: Finding = { result: "not applicable", places: [], todo: "" };

/** Kept where no place is wrong, or else not kept, with what to do. */
export function unless(places: readonly Place[], todo: string): Finding {
  return places.length === 0 ? met : { result: "not met", places, todo };
}

/** For a person to look at: `todo` says what was looked at and what is left to see. */
export function look(places: readonly Place[], todo: string): Finding {
  return { result: "look", places, todo };
}

import type { TableShape } from "../table.ts";
import type { Value } from "./safe-table.ts";
import type { TrueCells, TrueCount } from "./true-cells.ts";

/** What a method makes of the counts of a table, one entry a cell, in the order of the cells. */
export type PublishedCounts = { count: readonly Value[]; base: readonly Value[] };

/**
 * A method of disclosure control. It decides on counts alone; percentages, rates and averages are derived from what
 * it returns, so that a suppressed count can never be read from its percentage.
 */
export interface Method {
  readonly name: string;
  /** One count that belongs to no table, such as the number of responses read. */
  one(count: TrueCount): Value;
  /** All counts of one table. `withheld` marks the cells of places that do not appear. */
  counts(cells: TrueCells, shape: TableShape, withheld: readonly boolean[]): PublishedCounts;
  /** Plain-English sentences for the page. */
  sentences(): string[];
}

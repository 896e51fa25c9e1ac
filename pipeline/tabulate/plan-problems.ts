import type { Collection } from "../collection.ts";
import type { TableSpec } from "../definitions/release.ts";
import type { TableShape } from "../table.ts";
import type { Problem } from "../user-error.ts";
import { lengthOf } from "./axis.ts";

/** More cells than this in one table are a mistake in its definition: no reader and no protection can use them. */
const MOST_CELLS = 20_000_000;

/** How a problem names a table. */
export function tableWhere(name: string): string {
  return `table "${name}"`;
}

/**
 * What cannot be tabulated although every name in the table is known (definitions/check-tables.ts sees to that):
 * weights and medians of counted rows, and a hypercube of more than 20 million cells.
 */
export function planProblems(collection: Collection, spec: TableSpec, shape: TableShape): Problem[] {
  const where = tableWhere(shape.name);
  const counted = collection.source.layout === "counted" ? countedProblems(where, spec) : [];
  const cells = cellsOf(shape);
  if (cells <= MOST_CELLS) return counted;
  const what = `has ${cells} cells, and ${MOST_CELLS} is the most`;
  return [...counted, { where, what, todo: "take a dimension out, or a level of place" }];
}

function countedProblems(where: string, { measure, weighted }: TableSpec): Problem[] {
  const weights = { where, what: "is weighted, but its rows are already counted", todo: "take weighted out" };
  const medians = {
    where,
    what: "asks for a median of counted rows, whose margins have none",
    todo: "use a mean, or one row a response",
  };
  return [...(weighted === true ? [weights] : []), ...(measure.includes("median") ? [medians] : [])];
}

/** The number of cells of the whole hypercube, margins included. */
export function cellsOf({ dimensions }: Pick<TableShape, "dimensions">): number {
  return dimensions.reduce((product, dimension) => product * lengthOf(dimension), 1);
}

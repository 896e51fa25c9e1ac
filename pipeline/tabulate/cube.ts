import { lengthOf } from "./axis.ts";
import type { TablePlan } from "./plan.ts";
import { cellsOf } from "./plan-problems.ts";

/**
 * The cells of a table while they are filled: a column a figure, one entry a cell of the whole hypercube, in the
 * order of the dimensions' codes with the margin first. Sums start at 0; figures that may be missing start at NaN.
 */
export type Cube = {
  readonly plan: TablePlan;
  readonly size: number;
  /** How far apart two neighbours of each dimension stand. */
  readonly strides: readonly number[];
  readonly columns: Map<string, Float64Array>;
};

/** An empty cube of the plan's shape. */
export function emptyCube(plan: TablePlan): Cube {
  const lengths = plan.shape.dimensions.map(lengthOf);
  const strides = lengths.map((_, axis) =>
    lengths.slice(axis + 1).reduce((product, length) => product * length, 1),
  );
  return { plan, size: cellsOf(plan.shape), strides, columns: new Map() };
}

/** The column of this name, made on first use and filled with `start`. */
export function columnOf({ columns, size }: Cube, name: string, start = 0): Float64Array {
  const present = columns.get(name);
  if (present !== undefined) return present;
  const made = new Float64Array(size).fill(start);
  columns.set(name, made);
  return made;
}

/** The position in a dimension (by its place in the table) of a cell. */
export function positionIn(cube: Cube, axis: number, cell: number): number {
  const dimension = cube.plan.shape.dimensions[axis];
  const stride = cube.strides[axis];
  if (dimension === undefined || stride === undefined)
    throw new Error("a cell was asked for a dimension it lacks");
  return Math.floor(cell / stride) % lengthOf(dimension);
}

/** The code of each dimension of a cell. */
export function keyOf(
  cube: Cube,
  codes: readonly (readonly string[])[],
  cell: number,
): Record<string, string> {
  return Object.fromEntries(
    cube.plan.shape.dimensions.map(({ name }, axis) => [
      name,
      codes[axis]?.[positionIn(cube, axis, cell)] ?? "",
    ]),
  );
}

import { refuse } from "../user-error.ts";
import { type Cube, columnOf, positionIn } from "./cube.ts";
import { tableWhere } from "./plan-problems.ts";

/** The largest count that the cells of a table hold. */
const MOST = 2 ** 31 - 1;

/**
 * Works out what follows from a cube's sums: the base of each percentage (the cell at the total of the answers), and
 * means. Throws a UserError where a count is beyond what a table holds.
 */
export function finish(cube: Cube): void {
  const count = columnOf(cube, "count");
  if (count.some((value) => value > MOST)) {
    refuse(tableWhere(cube.plan.shape.name), `has a count above ${MOST}`, "count in larger units");
  }
  if (cube.plan.number === null) fillBases(cube);
  if (cube.plan.stated && !cube.plan.statedBase) columnOf(cube, "base").set(count);
  if (cube.plan.stated) columnOf(cube, "weighted_base").set(columnOf(cube, "base"));
  if (cube.plan.shape.measures.some(({ kind }) => kind === "mean")) fillMeans(cube);
}

function fillBases(cube: Cube): void {
  const { dimensions, of } = cube.plan.shape;
  const axis = dimensions.findIndex(({ name }) => name === of);
  const stride = cube.strides[axis] ?? 0;
  for (const [from, to] of [
    ["count", "base"],
    ["weighted_count", "weighted_base"],
  ] as const) {
    const counts = columnOf(cube, from);
    const bases = columnOf(cube, to);
    for (let cell = 0; cell < cube.size; cell++) {
      bases[cell] = counts[axis === -1 ? cell : cell - positionIn(cube, axis, cell) * stride] ?? 0;
    }
  }
}

/** A mean is of those who gave a number; without any, or with a weight of nothing, there is none. */
function fillMeans(cube: Cube): void {
  const total = columnOf(cube, "total", Number.NaN);
  const base = columnOf(cube, "weighted_base");
  columnOf(cube, "mean", Number.NaN).set(
    total.map((sum, cell) => (base[cell] === 0 ? Number.NaN : sum / (base[cell] ?? 1))),
  );
}

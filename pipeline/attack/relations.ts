import { equationsOfCells } from "../system/sums.ts";
import type { Equations, System } from "../system/system.ts";

/**
 * Everything that the structure of the tables says, in one list. Relation r holds `cells[starts[r]]`, its total, and
 * the parts after it. The first `equalities` say "total = sum of parts"; the others, each of one part, "total >= part".
 * `ofCell` is the same turned around: which relations hold a cell.
 */
export type Relations = {
  count: number;
  equalities: number;
  starts: Int32Array;
  cells: Int32Array;
  ofCell: { starts: Int32Array; of: Int32Array };
};

/** The relations of a system: its equations, then each pair of its `atMost`. */
export function relationsOf({ equations, atMost, size }: System): Relations {
  const equalities = equations.totals.length;
  const count = equalities + atMost.parts.length;
  const starts = new Int32Array(count + 1);
  const cells = new Int32Array(equations.parts.length + equalities + 2 * atMost.parts.length);
  let at = 0;
  eachRelation(equations, atMost, (relation, total, parts) => {
    starts[relation] = at;
    cells[at++] = total;
    for (const part of parts) cells[at++] = part;
  });
  starts[count] = at;
  return { count, equalities, starts, cells, ofCell: equationsOfCells(asEquations(starts, cells), size) };
}

function eachRelation(
  equations: Equations,
  atMost: Equations,
  visit: (relation: number, total: number, parts: Int32Array) => void,
): void {
  let relation = 0;
  for (const [e, total] of equations.totals.entries()) visit(relation++, total, partsOf(equations, e));
  for (const [e, total] of atMost.totals.entries()) {
    const parts = partsOf(atMost, e);
    for (let i = 0; i < parts.length; i++) visit(relation++, total, parts.subarray(i, i + 1));
  }
}

function partsOf({ starts, parts }: Equations, equation: number): Int32Array {
  return parts.subarray(starts[equation], starts[equation + 1]);
}

/** Totals and parts apart again, which is the shape that `equationsOfCells` turns around. */
function asEquations(starts: Int32Array, cells: Int32Array): Equations {
  const count = starts.length - 1;
  const totals = new Int32Array(count);
  const parts = new Int32Array(cells.length - count);
  const partStarts = new Int32Array(count + 1);
  for (let r = 0; r < count; r++) {
    const from = starts[r] ?? 0;
    const to = starts[r + 1] ?? 0;
    totals[r] = cells[from] ?? 0;
    parts.set(cells.subarray(from + 1, to), partStarts[r] ?? 0);
    partStarts[r + 1] = (partStarts[r] ?? 0) + to - from - 1;
  }
  return { totals, starts: partStarts, parts };
}

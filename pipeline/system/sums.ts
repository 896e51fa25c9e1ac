import type { Equations, System } from "./system.ts";

/** For each cell the equations that it is in, as total or as part: cell c is in `of[starts[c]]` and so on. */
export type EquationsOfCells = { starts: Int32Array; of: Int32Array };

/** Turns equations around: which of them hold each of `size` cells. */
export function equationsOfCells({ totals, starts, parts }: Equations, size: number): EquationsOfCells {
  const counts = new Int32Array(size + 1);
  const each = (visit: (cell: number, equation: number) => void) => {
    for (let e = 0; e < totals.length; e++) {
      visit(totals[e] ?? 0, e);
      for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) visit(parts[i] ?? 0, e);
    }
  };
  each((cell) => {
    counts[cell + 1] = (counts[cell + 1] ?? 0) + 1;
  });
  for (let cell = 0; cell < size; cell++) counts[cell + 1] = (counts[cell + 1] ?? 0) + (counts[cell] ?? 0);
  const next = counts.slice(0, size);
  const of = new Int32Array(counts[size] ?? 0);
  each((cell, equation) => {
    of[next[cell] ?? 0] = equation;
    next[cell] = (next[cell] ?? 0) + 1;
  });
  return { starts: counts, of };
}

/**
 * Fills every total of a system from its inner cells, in place: equations are ordered so that a total's parts are
 * whole before it is summed. Cells that are total of several equations get the same sum from each.
 */
export function fillTotals({ equations }: Pick<System, "equations">, counts: Int32Array): void {
  const { totals, starts, parts } = equations;
  for (let e = 0; e < totals.length; e++) {
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) sum += counts[parts[i] ?? 0] ?? 0;
    counts[totals[e] ?? 0] = sum;
  }
}

import type { System } from "../../system/system.ts";

/** Where each cell stands in the tables: cell c is in table `cubes[i]` at `positions[i]` for i from `starts[c]`. */
export type Places = { starts: Int32Array; cubes: Int32Array; positions: Int32Array };

/** The tables and positions of every cell of a system; a cell of several tables has several. */
export function placesOf(system: System): Places {
  const starts = new Int32Array(system.size + 1);
  for (const { cells } of system.cubes)
    for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let c = 0; c < system.size; c++) starts[c + 1] = (starts[c + 1] ?? 0) + (starts[c] ?? 0);
  const next = starts.slice();
  const cubes = new Int32Array(starts[system.size] ?? 0);
  const positions = new Int32Array(cubes.length);
  for (const [k, { cells }] of system.cubes.entries()) {
    for (const [position, cell] of cells.entries()) {
      const at = next[cell] ?? 0;
      cubes[at] = k;
      positions[at] = position;
      next[cell] = at + 1;
    }
  }
  return { starts, cubes, positions };
}

import type { CodeTree, System } from "../../system/system.ts";
import { TOTAL } from "../../table.ts";
import { mix } from "../small-count/draw.ts";

/**
 * A number for the codes of each cell, whichever table it is met in: the sum over the columns that are not at their
 * total, as a cell's name has only those (system/build-system.ts).
 */
export function namesOf({ size, cubes }: System): Int32Array {
  const names = new Int32Array(size);
  for (const { trees, cells } of cubes) {
    let sums = Int32Array.of(0);
    for (const tree of trees) {
      const own = nodeNames(tree);
      const next = new Int32Array(sums.length * own.length);
      for (let i = 0; i < next.length; i++) {
        next[i] = (sums[Math.floor(i / own.length)] ?? 0) + (own[i % own.length] ?? 0);
      }
      sums = next;
    }
    for (const [position, cell] of cells.entries()) names[cell] = sums[position] ?? 0;
  }
  return names;
}

function nodeNames({ columns, nodes }: CodeTree): Int32Array {
  return Int32Array.from(nodes, ({ values }) =>
    columns.reduce((sum, column, c) => {
      const value = values[c] ?? TOTAL;
      return value === TOTAL ? sum : (sum + hashed(`${column}=${value}`)) | 0;
    }, 0),
  );
}

function hashed(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = mix(Math.imul(hash, 31) + text.charCodeAt(i));
  return hash | 0;
}

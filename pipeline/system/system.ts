/**
 * Tables as one system of cells and sums: what disclosure control protects and what an intruder attacks. Several
 * tables that share dimensions share the cells of their common margins, so that they are one system and not several.
 */

/** A code of a dimension in its tree. `values` holds one code a column, finest first, "Total" in columns below it. */
export type CodeNode = { values: readonly string[]; parent: number | null; children: readonly number[] };

/**
 * A dimension as a tree of codes, parents before children; node 0 is the total where there is one. A plain dimension
 * has one column and one level below its total; a hierarchy has a column a level. `additive` is false where people may
 * be in several codes, whose counts then do not add to their parent. `hasTotal` is false for a dimension whose codes
 * are counted on their own, such as the statements of a battery: then every node is a root.
 */
export type CodeTree = {
  name: string;
  columns: readonly string[];
  nodes: readonly CodeNode[];
  additive: boolean;
  hasTotal: boolean;
};

/** One table: the system's cell of every combination of nodes, the last tree's nodes running fastest. */
export type Cube = { name: string; trees: readonly CodeTree[]; cells: Int32Array };

/**
 * Sums as a sparse list: equation e says that cell `totals[e]` is the sum of `parts[starts[e]]` to
 * `parts[starts[e + 1] - 1]`. For each node with children, and each combination of the other dimensions, there is one.
 */
export type Equations = { totals: Int32Array; starts: Int32Array; parts: Int32Array };

/**
 * The whole. `size` cells, numbered from 0. `inner` marks (1) the cells that are no equation's total: all others are
 * sums of them. `atMost` holds what a dimension that is not additive still says: each part is at most the total.
 */
export type System = {
  size: number;
  cubes: readonly Cube[];
  equations: Equations;
  atMost: Equations;
  inner: Uint8Array;
};

/** What stands in place of a cell after protection. `values` means nothing where `states` is not `shown`. */
export type PublishedCells = { values: Int32Array; states: Uint8Array };

/** States of a published cell, as small numbers because there are millions: shown, c (suppressed), low. */
export const shown = 0;
export const suppressed = 1;
export const low = 2;

/** Number of equations of a list. */
export function lengthOf({ totals }: Equations): number {
  return totals.length;
}

import { nodesAt } from "../system/build-system.ts";
import type { CodeTree } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import { inverse } from "./cell-names.ts";
import type { LinkedFile, LinkedFiles } from "./linked-files.ts";
import type { Merger } from "./merged-codes.ts";

/** Mergers that are worth a try: each costs a whole protection and an attack. */
const MOST_MERGERS = 3;

/**
 * For each dimension in which some of the `cells` lie, most of them first, its smallest category together with the
 * next smallest beside it; for every dimension where all of them are totals. Only what adds up can be merged, and only where at least two categories then remain.
 */
export function mergersFor(
  { system, files }: LinkedFiles,
  counts: Int32Array,
  cells: readonly number[],
): Merger[] {
  const found = new Map<string, { merger: Merger; uses: number }>();
  for (const linked of files) {
    const positions = inverse(linked.cube.cells, system.size);
    for (const [t, { numbered }] of linked.axes.entries()) {
      const { tree } = numbered;
      const uses = cells.filter((cell) => isInside(linked, positions[cell] ?? -1, t)).length;
      const known = found.get(tree.name);
      if (!tree.additive || (known !== undefined && known.uses >= uses)) continue;
      const codes = smallestTwo(tree, sizesOf(linked, t, counts));
      if (codes !== null) found.set(tree.name, { merger: { column: tree.columns[0] ?? "", codes }, uses });
    }
  }
  const all = [...found.values()];
  const used = all.filter(({ uses }) => uses > 0);
  return (used.length > 0 ? used : all)
    .sort((a, b) => b.uses - a.uses || (a.merger.column < b.merger.column ? -1 : 1))
    .slice(0, MOST_MERGERS)
    .map(({ merger }) => merger);
}

/** True where a cell of the file is in a category of the dimension, and not at its margin. */
function isInside({ cube }: LinkedFile, position: number, t: number): boolean {
  return position >= 0 && nodesAt(cube.trees, position)[t] !== 0;
}

/** The count of each node of a dimension, all others at their margins. */
function sizesOf({ cube }: LinkedFile, t: number, counts: Int32Array): number[] {
  const step = cube.trees.slice(t + 1).reduce((product, { nodes }) => product * nodes.length, 1);
  return (cube.trees[t]?.nodes ?? []).map((_, node) => counts[cube.cells[node * step] ?? 0] ?? 0);
}

/** The smallest finest category that has at least two beside it, and the smallest of these; the first among equals. */
function smallestTwo({ nodes }: CodeTree, sizes: readonly number[]): [string, string] | null {
  const bySize = nodes
    .map((node, at) => ({ node, at }))
    .filter(({ node }) => node.children.length === 0 && node.values[0] !== TOTAL)
    .filter(({ node }) => siblingsOf(nodes, node.parent).length > 2)
    .sort((a, b) => (sizes[a.at] ?? 0) - (sizes[b.at] ?? 0) || a.at - b.at);
  const [smallest] = bySize;
  const next = bySize.slice(1).find(({ node }) => node.parent === smallest?.node.parent);
  const [one, other] = [smallest?.node.values[0], next?.node.values[0]];
  return one === undefined || other === undefined ? null : [one, other];
}

function siblingsOf(nodes: CodeTree["nodes"], parent: number | null): readonly number[] {
  return parent === null ? [] : (nodes[parent]?.children ?? []);
}

import type { CodeTree } from "../../system/system.ts";

/** One way to move a count along a dimension: nodes that rise (+1) or fall (-1) together, the asked node first. */
export type Turn = { nodes: Int32Array; signs: Int8Array };

/** Past this many ways for one node, an even sample of them is taken: coarse nodes have thousands that differ little. */
const mostTurns = 1500;

/**
 * The ways in which a count at `node` can rise by one along a tree and keep every sum: one leaf under it rises and a
 * leaf under another child of the same parent falls, each with the nodes between; or, with nothing falling, all nodes
 * up to the root rise. A dimension that is not additive has no sums to keep: the node rises alone, or with the total
 * that may not be less.
 */
export function turnsOf(tree: CodeTree, node: number): Turn[] {
  if (!tree.additive) return [turn([node], []), ...withAncestors(tree, node)];
  const mine = leavesUnder(tree, node);
  const parent = tree.nodes[node]?.parent ?? null;
  const rise = mine.map((leaf) => turn(pathFrom(tree, leaf, null, node), []));
  if (parent === null) return thinned(rise);
  const others = (tree.nodes[parent]?.children ?? [])
    .filter((child) => child !== node)
    .flatMap((child) => leavesUnder(tree, child));
  const exchanges: Turn[] = [];
  const step = Math.max(1, Math.ceil((mine.length * others.length) / mostTurns));
  for (let at = 0; at < mine.length * others.length; at += step) {
    const up = mine[at % mine.length] ?? 0;
    const down = others[Math.floor(at / mine.length)] ?? 0;
    exchanges.push(turn(pathFrom(tree, up, parent, node), pathFrom(tree, down, parent, down)));
  }
  return [...exchanges, ...thinned(rise)];
}

function withAncestors(tree: CodeTree, node: number): Turn[] {
  const path = pathFrom(tree, node, null, node);
  return path.length > 1 ? [turn(path, [])] : [];
}

function turn(up: readonly number[], down: readonly number[]): Turn {
  return {
    nodes: Int32Array.from([...up, ...down]),
    signs: Int8Array.from([...up.map(() => 1), ...down.map(() => -1)]),
  };
}

function thinned(turns: readonly Turn[]): Turn[] {
  const step = Math.max(1, Math.ceil(turns.length / mostTurns));
  return turns.filter((_, i) => i % step === 0);
}

function leavesUnder(tree: CodeTree, node: number): number[] {
  const children = tree.nodes[node]?.children ?? [];
  return children.length === 0 ? [node] : children.flatMap((child) => leavesUnder(tree, child));
}

/** A leaf and its ancestors below `end` (all of them for null), `first` put in front. */
function pathFrom(tree: CodeTree, leaf: number, end: number | null, first: number): number[] {
  const path: number[] = [];
  for (let at: number | null = leaf; at !== null && at !== end; at = tree.nodes[at]?.parent ?? null)
    path.push(at);
  return [first, ...path.filter((one) => one !== first)];
}

import type { CodeNode, CodeTree } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import type { CodeBooks } from "./code-book.ts";
import type { Levels } from "./levels.ts";
import type { Parents } from "./parents.ts";

/**
 * A dimension as a tree, and the way from a row's codes to its node. `nodeOf[level][code]` is the node of a code (by
 * its number in the column's book); `levelOf[node]` the level of a node, or that of no column for the margin.
 */
export type NumberedTree = { tree: CodeTree; nodeOf: readonly Int32Array[]; levelOf: Int32Array };

type Growing = { nodes: Node[]; levelOf: number[]; nodeOf: Int32Array[] };
type Node = { values: string[]; parent: number | null; children: number[] };

/**
 * Builds the tree of a dimension from its finest level in use, `from`: a table by region alone has no wards. Nodes
 * stand in the order in which rows are written: the margin, then each code followed by the codes within it, in the
 * order of their characters' numbers, which no locale changes.
 */
export function codeTree(
  { columns, additive }: Levels,
  books: CodeBooks,
  parents: Parents,
  from: number,
): NumberedTree {
  const codes = columns.map((column) => books.get(column)?.codes ?? [TOTAL]);
  const growing: Growing = {
    nodes: [],
    levelOf: [],
    nodeOf: codes.map((list) => new Int32Array(list.length)),
  };
  const within = codes.map((_, level) => childrenOf(codes, parents, level));
  const grow = (level: number, code: number, parent: number | null) => {
    const node = addNode(growing, columns.length, from, level, codes[level]?.[code] ?? TOTAL, parent);
    const ofCode = growing.nodeOf[level];
    if (ofCode !== undefined) ofCode[code] = node;
    if (level > from) for (const child of within[level - 1]?.[code] ?? []) grow(level - 1, child, node);
  };
  grow(columns.length, 0, null);
  const used = columns.slice(from);
  return {
    tree: {
      // The finest column of the hierarchy names the dimension in every file, whichever levels the file has.
      name: columns[0] ?? "",
      columns: used,
      nodes: growing.nodes satisfies CodeNode[],
      additive,
      hasTotal: true,
    },
    nodeOf: growing.nodeOf,
    levelOf: Int32Array.from(growing.levelOf),
  };
}

/** For each code of the level above (the margin's number 0 above the coarsest), the codes within it, in order. */
function childrenOf(codes: readonly (readonly string[])[], parents: Parents, level: number): number[][] {
  const list = codes[level] ?? [];
  const children: number[][] = (codes[level + 1] ?? [TOTAL]).map(() => []);
  const sorted = list.map((_, code) => code).slice(1);
  sorted.sort((a, b) => ((list[a] ?? "") < (list[b] ?? "") ? -1 : 1));
  for (const code of sorted) children[parents[level]?.[code] ?? 0]?.push(code);
  return children;
}

/** Adds a node under its parent, whose codes on coarser levels it shares. */
function addNode(
  { nodes, levelOf }: Growing,
  levels: number,
  from: number,
  level: number,
  code: string,
  parent: number | null,
): number {
  const above = parent === null ? undefined : nodes[parent];
  const values = above === undefined ? new Array<string>(levels - from).fill(TOTAL) : [...above.values];
  if (level < levels) values[level - from] = code;
  above?.children.push(nodes.length);
  levelOf.push(level);
  return nodes.push({ values, parent, children: [] }) - 1;
}

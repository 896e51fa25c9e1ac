import { TOTAL } from "../table.ts";
import type { CodeTree, Cube, Equations, System } from "./system.ts";

/** A table by its dimensions, before its cells are numbered. */
export type CubeShape = { name: string; trees: readonly CodeTree[] };

/**
 * Numbers the cells of tables as one system. Cells of different tables are the same cell when they have the same code
 * in every column that is not at its total, and no dimension without a total is left out; `isShared` can say no for
 * tables that count different people. Equations come in an order in which totals can be filled from inner cells.
 */
export function buildSystem(shapes: readonly CubeShape[], isShared: boolean = shapes.length > 1): System {
  const numbers = new Map<string, number>();
  let size = 0;
  const cubes = shapes.map((shape): Cube => {
    const cells = new Int32Array(combinations(shape.trees));
    for (let i = 0; i < cells.length; i++) {
      const key = isShared ? cellKey(shape.trees, i) : "";
      const known = isShared ? numbers.get(key) : undefined;
      cells[i] = known ?? size;
      if (known === undefined) size += 1;
      if (isShared && known === undefined) numbers.set(key, size - 1);
    }
    return { ...shape, cells };
  });
  const equations = shapes.length > 1 ? inFillingOrder(joined(cubes, true), size) : joined(cubes, true);
  const inner = new Uint8Array(size).fill(1);
  for (const total of equations.totals) inner[total] = 0;
  return { size, cubes, equations, atMost: joined(cubes, false), inner };
}

/** Number of cells of a table: the product of its trees' nodes. */
export function combinations(trees: readonly CodeTree[]): number {
  return trees.reduce((product, { nodes }) => product * nodes.length, 1);
}

/** The node of each tree at a position of a table's cells. */
export function nodesAt(trees: readonly CodeTree[], position: number): number[] {
  const found = new Array<number>(trees.length);
  let rest = position;
  for (let t = trees.length - 1; t >= 0; t--) {
    const length = trees[t]?.nodes.length ?? 1;
    found[t] = rest % length;
    rest = Math.floor(rest / length);
  }
  return found;
}

/** "column=code" of every column that is not at its total, in the order of column names. */
function cellKey(trees: readonly CodeTree[], position: number): string {
  const nodes = nodesAt(trees, position);
  const pairs = trees.flatMap(({ columns, nodes: all }, t) => {
    const values = all[nodes[t] ?? 0]?.values ?? [];
    return columns.flatMap((column, c) => (values[c] === TOTAL ? [] : [`${column}=${values[c] ?? ""}`]));
  });
  return pairs.sort().join("\u0000");
}

/** All tables' sums over additive dimensions, or their "at most" over the others, each said once. */
function joined(cubes: readonly Cube[], additive: boolean): Equations {
  const totals: number[] = [];
  const starts: number[] = [0];
  const parts: number[] = [];
  const said = new Set<string>();
  for (const cube of cubes) {
    for (const [total, of] of sumsOf(cube, additive)) {
      const key = cubes.length > 1 ? `${total}:${of.join(",")}` : "";
      if (cubes.length > 1 && said.has(key)) continue;
      if (cubes.length > 1) said.add(key);
      totals.push(total);
      for (const part of of) parts.push(part);
      starts.push(parts.length);
    }
  }
  return { totals: Int32Array.from(totals), starts: Int32Array.from(starts), parts: Int32Array.from(parts) };
}

/**
 * Equations of linked tables in an order in which totals can be filled: one table's inner cells may be another's
 * totals, so that the tables' own order does not do. Each pass takes the equations whose parts are whole.
 */
function inFillingOrder(given: Equations, size: number): Equations {
  const isWhole = new Uint8Array(size).fill(1);
  for (const total of given.totals) isWhole[total] = 0;
  const order: number[] = [];
  let pending = Array.from(given.totals.keys());
  while (pending.length > 0) {
    const isReady = (e: number) => partsOf(given, e).every((part) => isWhole[part] === 1);
    const ready = pending.filter(isReady);
    if (ready.length === 0) throw new Error("the sums of linked tables go round in a circle");
    pending = pending.filter((e) => !isReady(e));
    for (const e of ready) isWhole[given.totals[e] ?? 0] = 1;
    order.push(...ready);
  }
  return reordered(given, order);
}

function partsOf({ starts, parts }: Equations, e: number): Int32Array {
  return parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0);
}

function reordered(given: Equations, order: readonly number[]): Equations {
  const starts = new Int32Array(order.length + 1);
  const parts = new Int32Array(given.parts.length);
  order.forEach((e, i) => {
    const own = partsOf(given, e);
    parts.set(own, starts[i] ?? 0);
    starts[i + 1] = (starts[i] ?? 0) + own.length;
  });
  return { totals: Int32Array.from(order, (e) => given.totals[e] ?? 0), starts, parts };
}

/**
 * Dimension by dimension, finest parents first: when a dimension's turn comes, cells at parents of the dimensions
 * before it are whole, because theirs were summed over every node of the later dimensions.
 */
function* sumsOf({ trees, cells }: Cube, additive: boolean): Generator<[number, number[]]> {
  let stride = cells.length;
  const outerStrides = trees.map(({ nodes }) => {
    stride /= nodes.length;
    return stride;
  });
  for (const [t, tree] of trees.entries()) {
    if (tree.additive !== additive) continue;
    const step = outerStrides[t] ?? 1;
    const block = step * tree.nodes.length;
    for (let node = tree.nodes.length - 1; node >= 0; node--) {
      const children = tree.nodes[node]?.children ?? [];
      if (children.length === 0) continue;
      for (let base = 0; base < cells.length; base += block) {
        for (let offset = 0; offset < step; offset++) {
          const at = (n: number) => cells[base + n * step + offset] ?? 0;
          yield [at(node), children.map(at)];
        }
      }
    }
  }
}

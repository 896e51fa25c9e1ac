import { buildSystem, type CubeShape, nodesAt } from "../../../pipeline/system/build-system.ts";
import { fillTotals } from "../../../pipeline/system/sums.ts";
import type { CodeTree, System } from "../../../pipeline/system/system.ts";
import { TOTAL } from "../../../pipeline/table.ts";

/** A dimension with `size` codes and a total. */
export function dimension(name: string, size: number): CodeTree {
  const codes = Array.from({ length: size }, (_, i) => ({
    values: [`${name}${i}`],
    parent: 0,
    children: [],
  }));
  const total = { values: [TOTAL], parent: null, children: codes.map((_, i) => i + 1) };
  return { name, columns: [name], nodes: [total, ...codes], additive: true, hasTotal: true };
}

/** One table with dimensions of these sizes. */
export function cube(...sizes: number[]): System {
  return buildSystem([{ name: "cube", trees: sizes.map((size, i) => dimension("abcd"[i] ?? "z", size)) }]);
}

export function linked(shapes: readonly CubeShape[]): System {
  return buildSystem(shapes);
}

/** Counts (or keys) of every cell from those of inner cells, in the order of cells. */
export function filled(system: System, inner: readonly number[]): Int32Array {
  const counts = new Int32Array(system.size);
  let next = 0;
  for (let cell = 0; cell < system.size; cell++)
    if (system.inner[cell]) counts[cell] = inner[next++ % inner.length] ?? 0;
  fillTotals(system, counts);
  return counts;
}

/** Keys made of each inner cell's number, so that they differ; totals are sums modulo 2^32. */
export function someKeys(system: System, seed = 1): Uint32Array {
  const keys = new Int32Array(system.size);
  for (let cell = 0; cell < system.size; cell++) {
    if (system.inner[cell])
      keys[cell] = Math.imul((cell + seed) ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(cell + 7, 0x85ebca6b);
  }
  fillTotals(system, keys);
  return Uint32Array.from(keys);
}

/** Whether every equation holds. */
export function additive({ equations: { totals, starts, parts } }: System, values: Int32Array): boolean {
  return totals.every((total, e) => {
    const of = parts.subarray(starts[e], starts[e + 1]);
    return of.reduce((sum, part) => sum + (values[part] ?? 0), 0) === values[total];
  });
}

/** Total absolute change. */
export function change(counts: Int32Array, values: Int32Array): number {
  return counts.reduce((sum, count, cell) => sum + Math.abs(count - (values[cell] ?? 0)), 0);
}

/** The same table with its dimensions' codes turned around: cell `c` there is cell `of[c]` here. */
export function mirrored(system: System): Int32Array {
  const [only] = system.cubes;
  const trees = only?.trees ?? [];
  return Int32Array.from({ length: system.size }, (_, position) =>
    nodesAt(trees, position).reduce((place, node, t) => {
      const length = trees[t]?.nodes.length ?? 1;
      return place * length + (node === 0 ? 0 : length - node);
    }, 0),
  );
}

/** Each cell's place in the order of keys. */
export function rankOf(keys: Uint32Array): Int32Array {
  const rank = new Int32Array(keys.length);
  [...keys.keys()]
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
    .forEach((cell, place) => {
      rank[cell] = place;
    });
  return rank;
}

import { buildSystem, type CubeShape, nodesAt } from "../../pipeline/system/build-system.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import type { CodeTree, System } from "../../pipeline/system/system.ts";
import { TOTAL } from "../../pipeline/table.ts";

/** A dimension of `size` codes, a0 and so on, below a total. */
export function plain(name: string, size: number, additive = true): CodeTree {
  const codes = Array.from({ length: size }, (_, i) => ({
    values: [`${name}${i}`],
    parent: 0,
    children: [],
  }));
  const total = { values: [TOTAL], parent: null, children: codes.map((_, i) => i + 1) };
  return { name, columns: [name], nodes: [total, ...codes], additive, hasTotal: true };
}

/** A dimension of two levels: a group for each number, with so many codes in it. */
export function nested(name: string, sizes: readonly number[], groups = `${name}_group`): CodeTree {
  const nodes: CodeTree["nodes"][number][] = [
    { values: [TOTAL, TOTAL], parent: null, children: sizes.map((_, g) => g + 1) },
  ];
  let next = sizes.length + 1;
  for (const [g, size] of sizes.entries())
    nodes.push({
      values: [TOTAL, `${groups}${g}`],
      parent: 0,
      children: Array.from({ length: size }, () => next++),
    });
  let code = 0;
  for (const [g, size] of sizes.entries())
    for (let i = 0; i < size; i++)
      nodes.push({ values: [`${name}${code++}`, `${groups}${g}`], parent: g + 1, children: [] });
  return { name, columns: [name, groups], nodes, additive: true, hasTotal: true };
}

export type Filled = { system: System; counts: Int32Array; keys: Uint32Array };

/** A system with its inner cells counted, in their order, and keys that only depend on the number of the cell. */
export function filled(trees: readonly CodeTree[], inner: readonly number[]): Filled {
  const system = buildSystem([{ name: "table", trees }]);
  let next = 0;
  const counts = Int32Array.from(system.inner, (isInner) => (isInner === 1 ? (inner[next++] ?? 0) : 0));
  fillTotals(system, counts);
  return { system, counts, keys: keysOf(system) };
}

/** Linked tables of the same people, each of whom has one code (a node's number) in every dimension named. */
export function counted(
  shapes: readonly CubeShape[],
  people: readonly Readonly<Record<string, number>>[],
): Filled {
  const system = buildSystem(shapes);
  const counts = new Int32Array(system.size);
  for (const { trees, cells } of system.cubes) {
    const done = new Int32Array(system.size);
    for (const [position, cell] of cells.entries()) {
      if (system.inner[cell] !== 1) continue;
      const nodes = nodesAt(trees, position);
      done[cell] = people.filter((person) => trees.every((tree, t) => person[tree.name] === nodes[t])).length;
      counts[cell] = done[cell]!;
    }
  }
  fillTotals(system, counts);
  return { system, counts, keys: keysOf(system) };
}

function keysOf({ size }: System): Uint32Array {
  return Uint32Array.from({ length: size }, (_, cell) => Math.imul(cell + 1, 2654435761) >>> 0);
}

/** The number of the cell at these nodes of a table. */
export function cellAt({ system }: Filled, nodes: readonly number[], cube = 0): number {
  const { trees, cells } = system.cubes[cube]!;
  return cells[nodes.reduce((at, node, t) => at * trees[t]!.nodes.length + node, 0)]!;
}

/** What is known of each cell: its count, or null and a least count. */
export type Known = { count: (number | null)[]; floor: number };

/**
 * Every value that each cell takes in some table that fits what is known, found by trying all of them up to `most` for
 * an inner cell. Slow, and independent of how the product reasons. Null where there are too many tables to try.
 */
export function possible(system: System, known: Known, most: number): Set<number>[] | null {
  const inner = [...system.inner.keys()].filter((cell) => system.inner[cell] === 1);
  const { totals, starts, parts } = system.equations;
  const seen = Array.from({ length: system.size }, () => new Set<number>());
  const under = leavesUnder(system);
  const counts = new Int32Array(system.size);
  const rank = new Map(inner.map((cell, at) => [cell, at]));
  const sums = [...totals].flatMap((total, e) => {
    const said = known.count[total];
    const cells = [...parts.subarray(starts[e], starts[e + 1])].flatMap((part) => under[part]!);
    return said === null || said === undefined ? [] : [{ said, at: cells.map((cell) => rank.get(cell)!) }];
  });
  const checks = inner.map((_, at) => sums.filter((sum) => sum.at.includes(at)));
  const fits = (last: number): boolean =>
    checks[last]!.every(({ said, at }) => {
      let sum = 0;
      let open = false;
      for (const one of at) {
        if (one <= last) sum += counts[inner[one]!]!;
        else open = true;
      }
      return open ? sum <= said : sum === said;
    });
  let visited = 0;
  const go = (at: number): void => {
    visited += 1;
    if (visited > 50_000) return;
    const cell = inner[at];
    if (cell === undefined) {
      fillTotals(system, counts);
      if (!isConsistent(system, counts, known)) return;
      for (let c = 0; c < system.size; c++) seen[c]!.add(counts[c]!);
      return;
    }
    const said = known.count[cell];
    const [from, to] = said === null || said === undefined ? [known.floor, most] : [said, said];
    for (let count = from; count <= to; count++) {
      counts[cell] = count;
      if (fits(at)) go(at + 1);
    }
  };
  go(0);
  return visited > 50_000 ? null : seen;
}

/** Whether every sum holds, also where linked tables sum to a cell in two ways, and no hidden cell is too low. */
function isConsistent({ equations }: System, counts: Int32Array, known: Known): boolean {
  const { totals, starts, parts } = equations;
  return [...totals].every((total, e) => {
    const sum = parts.subarray(starts[e], starts[e + 1]).reduce((all, part) => all + counts[part]!, 0);
    return sum === counts[total] && (known.count[total] !== null || sum >= known.floor);
  });
}

function leavesUnder({ size, inner, equations }: System): number[][] {
  const { totals, starts, parts } = equations;
  const under: number[][] = Array.from({ length: size }, (_, cell) => (inner[cell] === 1 ? [cell] : []));
  for (let e = 0; e < totals.length; e++)
    under[totals[e]!] = [...parts.subarray(starts[e], starts[e + 1])].flatMap((part) => under[part]!);
  return under;
}

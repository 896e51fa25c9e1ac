// Releases made up from records: many small tables that share their margins, as surveys give, with counts and keys.
import { seededRandom } from "../../pipeline/protect/controlled/random.ts";
import { buildSystem, type CubeShape } from "../../pipeline/system/build-system.ts";
import type { CodeTree, System } from "../../pipeline/system/system.ts";
import { TOTAL } from "../../pipeline/table.ts";

/** `people` answer `questions` of one answer and `multiples` of several; each is broken down by `breakdowns` dimensions. */
export type ReleasePlan = {
  seed: number;
  people: number;
  questions: number;
  multiples: number;
  breakdowns: readonly number[];
  /** Areas in regions, as a dimension with two levels; 0 for none. */
  areas: number;
  /** Tables with a question and two breakdowns as well. */
  threeWay: boolean;
};

export type Release = { system: System; counts: Int32Array; keys: Uint32Array };

/** Of each record the nodes that it is in, by tree: several leaves where several answers are allowed. */
type Person = { key: number; nodes: ReadonlyMap<string, readonly number[]> };

/** A question's margin is of those who answered it, so that it is no other table's margin. */
function flat(name: string, size: number, root: string, additive: boolean): CodeTree {
  const codes = Array.from({ length: size }, (_, i) => ({ values: [`${i}`], parent: 0, children: [] }));
  const total = { values: [root], parent: null, children: codes.map((_, i) => i + 1) };
  return { name, columns: [name], nodes: [total, ...codes], additive, hasTotal: true };
}

function areaTree(size: number): CodeTree {
  const regions = Math.max(1, Math.ceil(size / 6));
  const nodes = [
    { values: [TOTAL, TOTAL], parent: null, children: Array.from({ length: regions }, (_, r) => r + 1) },
    ...Array.from({ length: regions }, (_, r) => ({
      values: [TOTAL, `r${r}`],
      parent: 0,
      children: Array.from({ length: size }, (_, a) => a)
        .filter((a) => a % regions === r)
        .map((a) => 1 + regions + a),
    })),
    ...Array.from({ length: size }, (_, a) => ({
      values: [`a${a}`, `r${a % regions}`],
      parent: 1 + (a % regions),
      children: [],
    })),
  ];
  return { name: "geography", columns: ["area", "region"], nodes, additive: true, hasTotal: true };
}

function shapesOf(plan: ReleasePlan): CubeShape[] {
  const by = plan.breakdowns.map((size, i) => flat(`by${i}`, size, TOTAL, true));
  if (plan.areas > 0) by.push(areaTree(plan.areas));
  const asked = [
    ...Array.from({ length: plan.questions }, (_, i) => flat(`q${i}`, 2 + (i % 5), "(answered)", true)),
    ...Array.from({ length: plan.multiples }, (_, i) => flat(`m${i}`, 3 + (i % 4), "(answered)", false)),
  ];
  const pairs = by.flatMap((a, i) => by.slice(i + 1).map((b) => [a, b]));
  const two = asked.flatMap((question) => by.map((one) => [question, one]));
  const three = plan.threeWay
    ? asked.slice(0, 3).flatMap((q) => pairs.slice(0, 2).map((p) => [q, ...p]))
    : [];
  return [...pairs.slice(0, 3), ...two, ...three].map((trees, i) => ({ name: `t${i}`, trees }));
}

/** A leaf, early ones more often, with all nodes above it. */
function pathTo(tree: CodeTree, draw: () => number): number[] {
  const leaves = tree.nodes.flatMap(({ children }, n) => (children.length === 0 ? [n] : []));
  let at: number | null = leaves[Math.floor(leaves.length * draw() * draw())] ?? 0;
  const path: number[] = [];
  for (; at !== null; at = tree.nodes[at]?.parent ?? null) path.push(at);
  return path;
}

function personOf(trees: ReadonlyMap<string, CodeTree>, random: () => number): Person {
  const draw = () => random() / 2 ** 32;
  const nodes = new Map<string, number[]>();
  for (const [name, tree] of trees) {
    const isAnswered = tree.nodes[0]?.values[0] === TOTAL || draw() < 0.9;
    const chosen = tree.additive ? pathTo(tree, draw) : [...pathTo(tree, draw), ...pathTo(tree, draw)];
    nodes.set(name, isAnswered ? [...new Set(chosen)] : []);
  }
  return { key: random(), nodes };
}

/** A release by its plan; the same plan gives the same release. */
export function releaseLike(plan: ReleasePlan): Release {
  const shapes = shapesOf(plan);
  const system = buildSystem(shapes, true);
  const random = seededRandom(plan.seed);
  const trees = new Map(shapes.flatMap((shape) => shape.trees.map((tree) => [tree.name, tree] as const)));
  const people = Array.from({ length: plan.people }, () => personOf(trees, random));
  return { system, ...countsOf(system, people) };
}

function countsOf(system: System, people: readonly Person[]): { counts: Int32Array; keys: Uint32Array } {
  const counts = new Int32Array(system.size);
  const keys = new Uint32Array(system.size);
  const isCounted = new Uint8Array(system.size);
  for (const { trees, cells } of system.cubes) {
    const added = new Set<number>();
    for (const { key, nodes } of people) {
      for (const position of positionsOf(trees, nodes)) {
        const cell = cells[position]!;
        if (isCounted[cell] === 1) continue;
        added.add(cell);
        counts[cell] = counts[cell]! + 1;
        keys[cell] = (keys[cell]! + key) >>> 0;
      }
    }
    for (const cell of cells) isCounted[cell] = 1;
  }
  return { counts, keys };
}

function positionsOf(trees: readonly CodeTree[], nodes: ReadonlyMap<string, readonly number[]>): number[] {
  let positions = [0];
  for (const tree of trees) {
    const own = nodes.get(tree.name) ?? [];
    positions = positions.flatMap((position) => own.map((node) => position * tree.nodes.length + node));
  }
  return positions;
}

/** The same release with its cells numbered in another order: cell c is cell `to[c]`. */
export function renumbered({ system, counts, keys }: Release, seed: number): Release & { to: Int32Array } {
  const random = seededRandom(seed);
  const to = Int32Array.from(counts.keys());
  for (let i = to.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    [to[i], to[j]] = [to[j]!, to[i]!];
  }
  const moved = <T extends Int32Array | Uint32Array | Uint8Array>(list: T): T => {
    const other = list.slice() as T;
    list.forEach((value, cell) => {
      other[to[cell]!] = value;
    });
    return other;
  };
  const named = (cells: Int32Array) => cells.map((cell) => to[cell]!);
  const equations = (all: System["equations"]) => ({
    totals: named(all.totals),
    starts: all.starts,
    parts: named(all.parts),
  });
  return {
    to,
    counts: moved(counts),
    keys: moved(keys),
    system: {
      size: system.size,
      cubes: system.cubes.map((cube) => ({ ...cube, cells: named(cube.cells) })),
      equations: equations(system.equations),
      atMost: equations(system.atMost),
      inner: moved(system.inner),
    },
  };
}

/** Pairs of a part and a total that it may not exceed, where it does in `values`. */
export function partsAbove({ atMost: { totals, starts, parts } }: System, values: Int32Array): number {
  let count = 0;
  totals.forEach((total, e) => {
    for (const part of parts.subarray(starts[e], starts[e + 1])) {
      if (values[part]! > values[total]!) count += 1;
    }
  });
  return count;
}

import { cubeShape } from "../protect/release-system.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import type { TrueRelease } from "../protect/true-sums.ts";
import { buildSystem, type CubeShape, combinations, nodesAt } from "../system/build-system.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import { type CodeTree, type Equations, lengthOf, type System } from "../system/system.ts";
import { type Dimension, type Related, type TableShape, TOTAL } from "../table.ts";
import type { Known } from "./earlier.ts";
import { EquationList } from "./equation-list.ts";

/** Shadows of more cells than this are left out: so large a cross of two groupings pins nobody that its parts do not. */
const MOST_CELLS = 100_000;

/** A table that nobody publishes: which of its pairs of codes nobody can be in, and which of its cells are of a pair. */
type Shadow = {
  shape: CubeShape;
  isEmpty: (position: number) => boolean;
  isGroup: (position: number) => boolean;
};

/** A group that no table shows and that two tables make between them, such as ages 8 and 9: its cell and its codes. */
export type DerivedGroup = { cell: number; table: string; key: Readonly<Record<string, string>> };

/**
 * The system with a shadow for each two tables that group the same people by related dimensions (ages 5 to 9 and 10 to
 * 14 in one, 5 to 7 and 8 to 14 in the other): their cross, of which only the margins are published, and whose
 * impossible pairs hold nobody. Cells of the release keep their numbers; `groups` are the new ones that may hold people.
 */
export function withShadows(
  { system, knowledge }: Known,
  release: TrueRelease,
  shapes: readonly TableShape[],
  related: readonly Related[],
  places: PlaceChain,
): Known & { groups: readonly DerivedGroup[] } {
  const shadows = shadowsOf(shapes, related, places, areSumsTrue(release));
  if (shadows.length === 0) return { system, knowledge, groups: [] };
  const whole = buildSystem([...release.system.cubes, ...shadows.map(({ shape }) => shape)], true);
  const joint = withTrueSumsOf(system, whole);
  const lower = new Int32Array(whole.size);
  const upper = new Int32Array(whole.size).fill(NO_UPPER);
  lower.set(knowledge.lower);
  upper.set(knowledge.upper);
  const groups = new Map<number, DerivedGroup>();
  for (const [i, shadow] of shadows.entries()) {
    const cells = whole.cubes[release.system.cubes.length + i]?.cells ?? new Int32Array();
    cells.forEach((cell, position) => {
      if (shadow.isEmpty(position)) upper[cell] = 0;
      else if (cell >= system.size && shadow.isGroup(position))
        groups.set(cell, groupAt(shadow, cell, position));
    });
  }
  return { system: joint, knowledge: { lower, upper }, groups: [...groups.values()] };
}

function groupAt({ shape: { name, trees } }: Shadow, cell: number, position: number): DerivedGroup {
  const nodes = nodesAt(trees, position);
  const codes = trees.map((tree, t) => [tree.name, codeAt(tree, nodes[t])] as const);
  return { cell, table: name, key: Object.fromEntries(codes.slice(1)) };
}

/** The sums of the whole, but for those of the release that are not true of its counts, which are limits there. */
function withTrueSumsOf(release: System, whole: System): System {
  const known = new Set<string>();
  eachSum(release.equations, (total, parts) => known.add(keyOf(total, parts)));
  const equations = new EquationList();
  const inner = new Uint8Array(whole.size).fill(1);
  eachSum(whole.equations, (total, parts) => {
    const isOfRelease = total < release.size && parts.every((part) => part < release.size);
    if (isOfRelease && !known.has(keyOf(total, parts))) return;
    equations.add(total, parts);
    inner[total] = 0;
  });
  const atMost = new EquationList();
  atMost.addAll(whole.atMost, 0);
  const said = new Set<string>();
  eachSum(whole.atMost, (total, parts) => said.add(keyOf(total, parts)));
  eachSum(release.atMost, (total, parts) => {
    if (!said.has(keyOf(total, parts))) atMost.add(total, parts);
  });
  return { ...whole, equations: equations.list(), atMost: atMost.list(), inner };
}

function eachSum(
  { totals, starts, parts }: Equations,
  visit: (total: number, parts: number[]) => void,
): void {
  for (const [e, total] of totals.entries()) visit(total, [...parts.subarray(starts[e], starts[e + 1])]);
}

function keyOf(total: number, parts: readonly number[]): string {
  return `${total}:${parts.join(",")}`;
}

/** Whether all sums of the release's own tables are true: not where some people are in no place. */
function areSumsTrue({ system }: TrueRelease): boolean {
  return lengthOf(buildSystem(system.cubes, true).equations) === lengthOf(system.equations);
}

function shadowsOf(
  shapes: readonly TableShape[],
  related: readonly Related[],
  places: PlaceChain,
  hasPlaces: boolean,
): Shadow[] {
  const found = new Map<string, Shadow>();
  for (const one of related) {
    for (const first of shapes.filter((shape) => breaksDown(shape, one.a))) {
      for (const second of shapes.filter((shape) => breaksDown(shape, one.b))) {
        if (!areOfSamePeople(first, second) || breaksDown(first, one.b)) continue;
        const dimensions = crossed(first, second, one).filter(
          ({ kind }) => hasPlaces || kind !== "geography",
        );
        const name = [
          first.universe,
          ...dimensions.map((dimension) => dimension.name),
          ...(first.of === null ? [] : [`answers to ${first.of}`]),
        ].join(" × ");
        if (!found.has(name)) found.set(name, shadowOf(first, dimensions, name, one, places));
      }
    }
  }
  return [...found.values()].filter(({ shape }) => combinations(shape.trees) <= MOST_CELLS);
}

/** Those who answered one question are not those who answered another, nor everybody. */
function areOfSamePeople(first: TableShape, second: TableShape): boolean {
  return first.universe === second.universe && first.of === second.of;
}

function breaksDown({ dimensions, of }: TableShape, name: string): boolean {
  return name !== of && dimensions.some((dimension) => dimension.name === name);
}

/** Both related dimensions, and what else the two tables break their people down by alike, the question among it. */
function crossed(first: TableShape, second: TableShape, { a, b }: Related): Dimension[] {
  const named = (shape: TableShape, name: string) => shape.dimensions.find((one) => one.name === name);
  const others = first.dimensions.filter(({ name }) => name !== a);
  const common = others.filter(({ name }) => named(second, name) !== undefined);
  return [named(first, a), named(second, b), ...common].filter((one) => one !== undefined);
}

function shadowOf(
  { universe, of }: TableShape,
  dimensions: readonly Dimension[],
  name: string,
  { a, b, pairs }: Related,
  places: PlaceChain,
): Shadow {
  const shape = cubeShape({ name, universe, dimensions, of }, places);
  const possible = new Set(pairs.map(([ofA, ofB]) => `${ofA} ${ofB}`));
  const at = (wanted: string) => shape.trees.findIndex((tree) => tree.name === wanted);
  const [atA, atB] = [at(a), at(b)];
  const pairAt = (position: number) => {
    const nodes = nodesAt(shape.trees, position);
    const [ofA, ofB] = [codeAt(shape.trees[atA], nodes[atA]), codeAt(shape.trees[atB], nodes[atB])];
    return ofA === TOTAL || ofB === TOTAL ? null : `${ofA} ${ofB}`;
  };
  const isGroup = (position: number) => pairAt(position) !== null;
  return {
    shape,
    isGroup,
    isEmpty: (position) => isGroup(position) && !possible.has(pairAt(position) ?? ""),
  };
}

function codeAt(tree: CodeTree | undefined, node = 0): string {
  return tree?.nodes[node]?.values[0] ?? TOTAL;
}

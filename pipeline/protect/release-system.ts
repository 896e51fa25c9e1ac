import { buildSystem, type CubeShape } from "../system/build-system.ts";
import { type PlaceChain, placeTree } from "../system/place-tree.ts";
import type { CodeNode, CodeTree, Cube, System } from "../system/system.ts";
import { type Dimension, type TableShape, TOTAL } from "../table.ts";

/** What stands in a cell's name for "all who answered the question", which is not all who were asked. */
const ANSWERED = "(answered)";

/** All tables of a release as one system, and the cell of each row of each table, in the order of the tables. */
export type ReleaseSystem = { system: System; rows: readonly Int32Array[] };

/**
 * The tables of a release as one system. Two tables share the cells that count the same people: the same universe,
 * the same codes, and for a question's own margin those who answered that question. `places` tells in which place each
 * lies, also above the levels that a table shows: whoever knows the schools of an authority can add them up.
 */
export function releaseSystem(shapes: readonly SystemShape[], places: PlaceChain): ReleaseSystem {
  const system = buildSystem(
    shapes.map((shape) => cubeShape(shape, places)),
    true,
  );
  const rows = shapes.map((shape, t) => rowsOf(shape, system.cubes[t]));
  return { system, rows };
}

/** What a table needs to say of itself to have its place in the system. */
export type SystemShape = Pick<TableShape, "name" | "universe" | "dimensions" | "of">;

/** A table as a cube of the system; its cells are told apart by its universe and codes, not by its name. */
export function cubeShape(shape: SystemShape, places: PlaceChain): CubeShape {
  const trees = shape.dimensions.map((dimension) => treeOf(dimension, dimension.name === shape.of, places));
  return { name: shape.name, trees: [universeTree(shape.universe), ...trees] };
}

/** A dimension with one code, so that cells of different universes never have the same name. */
function universeTree(universe: string): CodeTree {
  const node = { values: [universe], parent: null, children: [] };
  return { name: "(universe)", columns: ["(universe)"], nodes: [node], additive: true, hasTotal: false };
}

function treeOf(dimension: Dimension, isQuestion: boolean, places: PlaceChain): CodeTree {
  const { name, kind, hasTotal, codes } = dimension;
  if (kind === "geography")
    return placeTree(
      name,
      codes.map(({ code }) => code),
      withOwnPlaces(dimension, places),
    );
  const leaves = codes.map(
    ({ code }): CodeNode => ({ values: [code], parent: hasTotal ? 0 : null, children: [] }),
  );
  const root: CodeNode = {
    values: [isQuestion ? ANSWERED : TOTAL],
    parent: null,
    children: leaves.map((_, index) => index + 1),
  };
  return {
    name,
    columns: [name],
    nodes: hasTotal ? [root, ...leaves] : leaves,
    additive: kind !== "multiple",
    hasTotal,
  };
}

/** What a table itself says of its places stands in where the collection's code lists say nothing. */
function withOwnPlaces({ codes }: Dimension, places: PlaceChain): PlaceChain {
  if (codes.every(({ code }) => places.has(code))) return places;
  const own = codes.map(({ code, level, parent }) => [code, { level: level ?? "", parent }] as const);
  return new Map([...own, ...places]);
}

/** The system's cell of each row of a table: its rows run through the codes of its dimensions, margins first. */
function rowsOf({ dimensions }: SystemShape, cube: Cube | undefined): Int32Array {
  if (cube === undefined) throw new Error("a table is missing from its own system");
  const axes = dimensions.map((dimension, d) => axisOf(dimension, cube.trees[d + 1]));
  let positions = [0];
  for (const { nodes, length } of axes) {
    positions = positions.flatMap((position) => nodes.map((node) => position * length + node));
  }
  return Int32Array.from(positions, (position) => cube.cells[position] ?? 0);
}

/** The node of each code of a dimension, its margin first, and how many nodes its tree has. */
function axisOf(
  { codes, hasTotal }: Dimension,
  tree: CodeTree | undefined,
): { nodes: number[]; length: number } {
  const all = tree?.nodes ?? [];
  const byCode = new Map(
    all.map(({ values }, index) => [values.find((value) => value !== TOTAL) ?? TOTAL, index]),
  );
  const nodes = codes.map(({ code }) => byCode.get(code) ?? 0);
  return { nodes: hasTotal ? [0, ...nodes] : nodes, length: all.length };
}

import { type Dimension, TOTAL } from "../table.ts";
import type { TrueCells } from "./true-cells.ts";

/** Finds cells of a table by moving along one dimension at a time. */
export type Cube = {
  /** The code of a cell in a dimension. */
  code(cell: number, dimension: string): string;
  /** The cell with another code in this dimension and the same in all others; undefined where there is none. */
  move(cell: number, dimension: string, code: string): number | undefined;
};

type Axis = { codes: readonly string[]; places: ReadonlyMap<string, number>; stride: number };

/** Each cell's codes are one number in mixed radix, so that a large table needs no text keys. */
export function cubeOf(cells: TrueCells, dimensions: readonly Dimension[]): Cube {
  const axes = axesOf(cells, dimensions);
  const positions = Array.from({ length: cells.size }, (_, cell) => positionOf(cell, axes));
  const cellAt = new Map(positions.map((position, cell) => [position, cell]));
  return {
    code: (cell, dimension) => axis(axes, dimension).codes[cell] ?? TOTAL,
    move(cell, dimension, code) {
      const { codes, places, stride } = axis(axes, dimension);
      const from = places.get(codes[cell] ?? TOTAL) ?? 0;
      const to = places.get(code);
      return to === undefined ? undefined : cellAt.get((positions[cell] ?? 0) + (to - from) * stride);
    },
  };
}

function axesOf(cells: TrueCells, dimensions: readonly Dimension[]): Map<string, Axis> {
  const axes = new Map<string, Axis>();
  let stride = 1;
  for (const { name, codes } of dimensions) {
    const places = new Map([TOTAL, ...codes.map(({ code }) => code)].map((code, place) => [code, place]));
    axes.set(name, { codes: cells.keys.get(name) ?? [], places, stride });
    stride *= places.size;
  }
  return axes;
}

function positionOf(cell: number, axes: ReadonlyMap<string, Axis>): number {
  let position = 0;
  for (const { codes, places, stride } of axes.values()) {
    position += (places.get(codes[cell] ?? TOTAL) ?? 0) * stride;
  }
  return position;
}

function axis(axes: ReadonlyMap<string, Axis>, name: string): Axis {
  const found = axes.get(name);
  if (found === undefined) throw new Error(`a table has no dimension ${name}`);
  return found;
}

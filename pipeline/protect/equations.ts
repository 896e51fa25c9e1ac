import { type Dimension, TOTAL } from "../table.ts";
import type { Cube } from "./cube.ts";

/** A margin and the parts that add to it: whoever knows all but one of these cells knows the last. */
export type Equation = { margin: number; parts: number[] };

/**
 * The equations within one table. Codes of one answer each add to their margin, and places of one level to the
 * place they lie in; answers of which several are allowed, and the items of a battery, do not add.
 */
export function equations(size: number, cube: Cube, dimensions: readonly Dimension[]): Equation[] {
  return dimensions.filter(isAdditive).flatMap((dimension) => equationsAlong(size, cube, dimension));
}

function isAdditive({ kind, hasTotal }: Dimension): boolean {
  return hasTotal && (kind === "code" || kind === "geography");
}

function equationsAlong(size: number, cube: Cube, dimension: Dimension): Equation[] {
  const marginCodes = marginsOf(dimension);
  const found = new Map<string, Equation>();
  for (let cell = 0; cell < size; cell++) {
    const { margin: code, level } = marginCodes.get(cube.code(cell, dimension.name)) ?? {};
    const margin = code === undefined ? undefined : cube.move(cell, dimension.name, code);
    if (margin === undefined) continue;
    const key = `${margin}/${level}`;
    const equation = found.get(key) ?? { margin, parts: [] };
    equation.parts.push(cell);
    found.set(key, equation);
  }
  return [...found.values()];
}

function marginsOf(dimension: Dimension): Map<string, { margin: string; level: string | null }> {
  const known = new Set(dimension.codes.map(({ code }) => code));
  return new Map(
    dimension.codes.map(({ code, parent, level }) => {
      const inside = dimension.kind === "geography" && parent !== null && known.has(parent);
      return [code, { margin: inside ? parent : TOTAL, level }];
    }),
  );
}

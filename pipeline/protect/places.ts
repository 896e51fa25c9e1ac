import { type Dimension, type TableShape, TOTAL } from "../table.ts";
import type { TrueCells } from "./true-cells.ts";

/** Codes of the places, per geographic dimension, that have too few responses to appear. */
export type WithheldPlaces = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Places with fewer responses than the minimum. What counts is the place's own row, every other dimension at its
 * margin; for a battery, whose items have no margin, the item that most people answered.
 */
export function withheldPlaces(shape: TableShape, cells: TrueCells, minimum: number): WithheldPlaces {
  const places = shape.dimensions.filter(({ kind }) => kind === "geography");
  return new Map(places.map((place) => [place.name, smallPlaces(place, shape, cells, minimum)]));
}

function smallPlaces(place: Dimension, shape: TableShape, cells: TrueCells, minimum: number): Set<string> {
  const others = shape.dimensions.filter(({ name, hasTotal }) => hasTotal && name !== place.name);
  const largest = new Map(place.codes.map(({ code }) => [code, 0]));
  for (let cell = 0; cell < cells.size; cell++) {
    if (!others.every(({ name }) => cells.keys.get(name)?.[cell] === TOTAL)) continue;
    const code = cells.keys.get(place.name)?.[cell] ?? TOTAL;
    largest.set(code, Math.max(largest.get(code) ?? 0, cells.count[cell] ?? 0));
  }
  return new Set(place.codes.map(({ code }) => code).filter((code) => (largest.get(code) ?? 0) < minimum));
}

/** For each cell, whether it belongs to a place that does not appear. */
export function withheldCells(cells: TrueCells, withheld: WithheldPlaces): boolean[] {
  const columns = [...withheld].filter(([, codes]) => codes.size > 0);
  return Array.from({ length: cells.size }, (_, cell) =>
    columns.some(([name, codes]) => codes.has(cells.keys.get(name)?.[cell] ?? TOTAL)),
  );
}

/** The shape without the places that do not appear, so that no file lists them. */
export function withoutPlaces(shape: TableShape, withheld: WithheldPlaces): TableShape {
  const dimensions = shape.dimensions.map((dimension) => {
    const gone = withheld.get(dimension.name);
    if (gone === undefined || gone.size === 0) return dimension;
    return { ...dimension, codes: dimension.codes.filter(({ code }) => !gone.has(code)) };
  });
  return { ...shape, dimensions };
}

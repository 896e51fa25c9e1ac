import type { GeographicLevel } from "../definitions/words.ts";
import { type Dimension, type DimensionCode, TOTAL } from "../table.ts";

/** A list column (or expression) of `responses` taken apart: one row an element, under a name of its own. */
export type Unnest = { alias: string; list: string };

/** Something to group responses by: an SQL expression of codes (NULL where the response has no part in the table). */
export type GroupColumn = { sql: string; unnest: Unnest | null };

/**
 * One way of grouping by a dimension: its codes, its margin, or (for places) the codes of one level. Without a
 * column everybody is at position 0. `positions` says where each code of the column stands in the dimension.
 */
export type Choice = {
  column: GroupColumn | null;
  positions: ReadonlyMap<string, number>;
  /** True where the choice is the dimension's margin. */
  margin: boolean;
};

/** A dimension of a table and the choices that together give all its codes and its margin. */
export type Axis = {
  dimension: Dimension;
  choices: readonly Choice[];
  /** For places: their levels, finest first; otherwise empty. */
  levels: readonly GeographicLevel[];
  /** The category of those who did not answer, where the dimension has one besides its code list. */
  missing: string | null;
};

/** Codes with the margin at position 0, where there is one. */
export function positionsOf(dimension: Dimension, codes = dimension.codes): Map<string, number> {
  const first = dimension.hasTotal ? 1 : 0;
  const places = new Map(dimension.codes.map(({ code }, index) => [code, index + first]));
  return new Map(codes.map(({ code }) => [code, places.get(code) ?? 0]));
}

/** The number of positions in a dimension, its margin included. */
export function lengthOf({ codes, hasTotal }: Dimension): number {
  return codes.length + (hasTotal ? 1 : 0);
}

/** The codes of all positions, in order. */
export function codesOf({ codes, hasTotal }: Dimension): string[] {
  return [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
}

/** The margin that counts every response. */
export const everybody: Choice = { column: null, positions: new Map(), margin: true };

/** The margin that counts those for whom the expression is not NULL: the base of a percentage. */
export function thoseWith(sql: string, unnest: Unnest | null): Choice {
  const column = { sql: `CASE WHEN ${sql} IS NOT NULL THEN '${TOTAL}' END`, unnest };
  return { column, positions: new Map([[TOTAL, 0]]), margin: true };
}

/** An axis of codes with its margin; no margin where `margin` is null. */
export function axisOf(
  named: Pick<Dimension, "name" | "label" | "kind">,
  codes: readonly DimensionCode[],
  column: GroupColumn,
  margin: Choice | null,
  missing: string | null = null,
): Axis {
  const dimension: Dimension = { ...named, codes, hasTotal: margin !== null };
  const inner = { column, positions: positionsOf(dimension), margin: false };
  return {
    dimension,
    choices: margin === null ? [inner] : [margin, inner],
    levels: [],
    missing,
  };
}

/** The same axis with only those codes that `keep` holds. */
export function narrowed(axis: Axis, keep: ReadonlySet<string>): Axis {
  const codes = axis.dimension.codes.filter(({ code }) => keep.has(code));
  const dimension = { ...axis.dimension, codes };
  const places = positionsOf(dimension).set(TOTAL, 0);
  const kept = (positions: Choice["positions"]) =>
    new Map(
      [...positions.keys()].flatMap((code) =>
        places.has(code) ? [[code, places.get(code) ?? 0] as const] : [],
      ),
    );
  return {
    ...axis,
    dimension,
    choices: axis.choices.map((choice) => ({ ...choice, positions: kept(choice.positions) })),
  };
}

/** Every combination of one choice from each axis: the grouping sets of a table. */
export function combinations(axes: readonly Axis[]): (readonly Choice[])[] {
  return axes.reduce<(readonly Choice[])[]>(
    (sets, { choices }) => sets.flatMap((set) => choices.map((choice) => [...set, choice])),
    [[]],
  );
}

import type { Collection } from "../collection.ts";
import type { TableSpec } from "../definitions/release.ts";
import type { Dimension, TableShape } from "../table.ts";
import { UserError } from "../user-error.ts";
import { type Axis, lengthOf } from "./axis.ts";
import { axesOf, codedNamed, plain, type Role } from "./coded.ts";
import { geographyAxis } from "./geography.ts";
import { measuresOf, type NumberOf, numberNamed } from "./measures.ts";
import { planProblems, tableWhere } from "./plan-problems.ts";

/** More cells than this in one table are a mistake in its definition: no reader and no protection can use them. */
const MOST_CELLS = 20_000_000;

/** A table as it will be tabulated: its shape, and where each part of it is found in `responses`. */
export type TablePlan = {
  shape: TableShape;
  axes: readonly Axis[];
  /** Row-wise SQL that is true for those counted; null for everybody. */
  where: string | null;
  /** True where a row is so many responses, and some rows may state totals. */
  counted: boolean;
  /** The number that a mean, median, total or stated figure is of. */
  number: NumberOf | null;
  stated: boolean;
  /** True where the source gives the base of each stated figure, in a number named `base`. */
  statedBase: boolean;
  denominator: { collection: string; period: string } | null;
};

/** Table specs by name, planned; throws a UserError with every problem of every table. */
export function planTables(
  collection: Collection,
  tables: Readonly<Record<string, TableSpec>>,
): readonly TablePlan[] {
  const problems = Object.entries(tables).flatMap(([name, spec]) => planProblems(collection, name, spec));
  if (problems.length > 0) throw new UserError(problems);
  return Object.entries(tables).map(([name, spec]) => planTable(collection, name, spec));
}

/**
 * The plan of one table of a release, from definitions alone. Throws a UserError with every name that the collection
 * does not have, every combination that means nothing, and a hypercube of more than 20 million cells.
 */
export function planTable(collection: Collection, name: string, spec: TableSpec): TablePlan {
  const problems = planProblems(collection, name, spec);
  if (problems.length > 0) throw new UserError(problems);
  const axes = tableAxes(collection, spec);
  const number = spec.of === undefined ? null : numberNamed(collection, spec.of);
  const stated = spec.measure.includes("stated");
  const plan: TablePlan = {
    shape: shapeOf(collection, name, spec, axes),
    axes,
    where: universeOf(collection, spec)?.where ?? null,
    counted: collection.source.layout === "counted",
    number,
    stated,
    statedBase: stated && numberNamed(collection, "base") !== null,
    denominator: spec.denominator ?? null,
  };
  refuseTooLarge(plan.shape);
  return plan;
}

function shapeOf(collection: Collection, name: string, spec: TableSpec, axes: readonly Axis[]): TableShape {
  const number = spec.of === undefined ? null : numberNamed(collection, spec.of);
  const weighted = isWeighted(collection, spec);
  const { many } = collection.unit;
  const base = numberNamed(collection, "base") !== null;
  return {
    name,
    title: spec.title,
    notes: spec.notes,
    universe: universeWords(collection, spec),
    dimensions: axes.map(({ dimension }) => dimension),
    of: spec.of === undefined || number !== null ? null : (axes.at(-1)?.dimension.name ?? null),
    measures: measuresOf(spec.measure, { many, weighted, per: spec.per, of: number, base }),
    weighted,
    per: spec.per,
    attributes: spec.attributes.map((attribute) => attributeOf(collection, attribute)),
  };
}

/** Places come first, then breakdowns in the order given, then the answers that percentages share out. */
function tableAxes(collection: Collection, spec: TableSpec): Axis[] {
  const stated = spec.measure.includes("stated");
  const places = spec.geography.length > 0 ? [geographyAxis(collection, spec.geography, !stated)] : [];
  const axes = (name: string, role: Role) => {
    const coded = codedNamed(collection, name);
    return coded === null ? [] : axesOf(coded, stated ? "bare" : role);
  };
  const breakdowns = spec.by.filter((name) => name !== spec.of).flatMap((name) => axes(name, "by"));
  return [...places, ...breakdowns, ...(spec.of === undefined ? [] : axes(spec.of, "of"))];
}

/** Counted figures were weighted, where they were, by whoever counted them. */
export function isWeighted(collection: Collection, spec: TableSpec): boolean {
  return spec.weighted ?? (collection.weight !== null && collection.source.layout !== "counted");
}

function universeOf(collection: Collection, spec: TableSpec) {
  return collection.universes.find(({ name }) => name === spec.universe) ?? null;
}

/** The table's universe, or who was routed to its question, or everybody, in words. */
function universeWords(collection: Collection, spec: TableSpec): string {
  const asked = collection.variables.find(({ name }) => name === spec.of)?.askedOf ?? null;
  const routed = collection.universes.find(({ name }) => name === asked);
  const { many } = collection.unit;
  return (
    (universeOf(collection, spec) ?? routed)?.label ?? `${many.slice(0, 1).toUpperCase()}${many.slice(1)}`
  );
}

function attributeOf(collection: Collection, name: string): Dimension {
  const coded = codedNamed(collection, name);
  return {
    name,
    label: coded?.label ?? name,
    kind: "code",
    codes: (coded?.codes ?? []).map(plain),
    hasTotal: false,
  };
}

/** The number of cells of the whole hypercube, margins included. */
export function cellsOf({ dimensions }: Pick<TableShape, "dimensions">): number {
  return dimensions.reduce((product, dimension) => product * lengthOf(dimension), 1);
}

function refuseTooLarge(shape: TableShape): void {
  const cells = cellsOf(shape);
  if (cells <= MOST_CELLS) return;
  const what = `has ${cells} cells, and ${MOST_CELLS} is the most`;
  throw new UserError([
    { where: tableWhere(shape.name), what, todo: "take a dimension out, or a level of place" },
  ]);
}

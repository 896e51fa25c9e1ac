import type { Collection } from "../collection.ts";
import type { ReferenceSpec } from "../definitions/reference.ts";
import type { TableSpec } from "../definitions/release.ts";
import type { Dimension, TableShape } from "../table.ts";
import { UserError } from "../user-error.ts";
import type { Axis } from "./axis.ts";
import { axesOf, type Coded, codedNamed, plain, type Role } from "./coded.ts";
import { geographyAxis } from "./geography.ts";
import { intervalNotes, measuresOf, type NumberOf, numberNamed, representationNotes } from "./measures.ts";
import { planProblems } from "./plan-problems.ts";

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
  reference: ReferenceSpec | null;
};

/** Tables by name, planned; throws a UserError with the problems of all of them. */
export function planTables(
  collection: Collection,
  tables: Readonly<Record<string, TableSpec>>,
): readonly TablePlan[] {
  const plans = Object.entries(tables).map(([name, spec]) => ({
    spec,
    plan: planned(collection, name, spec),
  }));
  const problems = plans.flatMap(({ spec, plan }) => planProblems(collection, spec, plan.shape));
  if (problems.length > 0) throw new UserError(problems);
  return plans.map(({ plan }) => plan);
}

/** The shape of one table, from definitions alone; throws as `planTables` does. */
export function tableShape(collection: Collection, name: string, spec: TableSpec): TableShape {
  const { shape } = planned(collection, name, spec);
  const problems = planProblems(collection, spec, shape);
  if (problems.length > 0) throw new UserError(problems);
  return shape;
}

function planned(collection: Collection, name: string, spec: TableSpec): TablePlan {
  const axes = tableAxes(collection, spec);
  const stated = spec.measure.includes("stated");
  return {
    shape: shapeOf(collection, name, spec, axes),
    axes,
    where: whereOf(collection, spec),
    counted: collection.source.layout === "counted",
    number: numberOf(collection, spec),
    stated,
    statedBase: stated && numberNamed(collection, "base") !== null,
    denominator: spec.denominator ?? null,
    reference: spec.reference ?? null,
  };
}

function numberOf(collection: Collection, { of }: TableSpec): NumberOf | null {
  return of === undefined ? null : numberNamed(collection, of);
}

function shapeOf(collection: Collection, name: string, spec: TableSpec, axes: readonly Axis[]): TableShape {
  const number = numberOf(collection, spec);
  const weighted = isWeighted(collection, spec);
  const { many } = collection.unit;
  const base = numberNamed(collection, "base") !== null;
  return {
    name,
    title: spec.title,
    notes: [
      ...spec.notes,
      ...intervalNotes(spec.measure, { weighted }),
      ...representationNotes(spec.measure),
    ],
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
  const axes = (name: string, role: Role) => axesOf(existing(collection, name), stated ? "bare" : role);
  const answers = spec.of === undefined || numberOf(collection, spec) !== null ? [] : axes(spec.of, "of");
  const breakdowns = spec.by.filter((name) => name !== spec.of).flatMap((name) => axes(name, "by"));
  return [...places, ...breakdowns, ...answers];
}

function existing(collection: Collection, name: string): Coded {
  const coded = codedNamed(collection, name);
  if (coded === null) throw new Error(`a table was planned with "${name}", which holds no codes`);
  return coded;
}

/** Counted figures were weighted, where they were, by whoever counted them. */
function isWeighted(collection: Collection, spec: TableSpec): boolean {
  return spec.weighted ?? (collection.weight !== null && collection.source.layout !== "counted");
}

/**
 * The table's universe, and those routed to the question that it is of: whoever answered without being asked is not
 * of its base. Both where there are both.
 */
function universesOf(collection: Collection, spec: TableSpec): readonly Universe[] {
  const asked = collection.variables.find(({ name }) => name === spec.of)?.askedOf ?? null;
  const routed = collection.source.layout === "counted" ? null : asked;
  return collection.universes.filter(({ name }) => name === spec.universe || name === routed);
}

type Universe = Collection["universes"][number];

function whereOf(collection: Collection, spec: TableSpec): string | null {
  const [first, ...more] = universesOf(collection, spec).map(({ where }) => where);
  if (first === undefined) return null;
  return more.length === 0 ? first : [first, ...more].map((where) => `(${where})`).join(" AND ");
}

/** The table's universe, who was routed to its question, or everybody, in words. */
function universeWords(collection: Collection, spec: TableSpec): string {
  const labels = universesOf(collection, spec).map(({ label }) => label);
  const { many } = collection.unit;
  return labels.length > 0 ? labels.join("; ") : `${many.slice(0, 1).toUpperCase()}${many.slice(1)}`;
}

function attributeOf(collection: Collection, name: string): Dimension {
  const { label, codes } = existing(collection, name);
  return { name, label, kind: "code", codes: codes.map(plain), hasTotal: false };
}

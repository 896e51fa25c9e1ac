import type { Collection } from "../collection.ts";
import type { TableSpec } from "../definitions/release.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import { codedNamed } from "./coded.ts";
import { numberNamed } from "./measures.ts";

type Check = (collection: Collection, spec: TableSpec) => Fault[];
type Fault = { what: string; todo: string };

/** Every mistake in one table of a release, seen from definitions alone. */
export function planProblems(collection: Collection, name: string, spec: TableSpec): Problem[] {
  const where = tableWhere(name);
  return checks.flatMap((check) => check(collection, spec)).map((fault) => ({ where, ...fault }));
}

/** How a problem names a table. */
export function tableWhere(name: string): string {
  return `table "${name}"`;
}

const checks: readonly Check[] = [
  breakdownsAreCoded,
  ofFitsMeasure,
  universeExists,
  levelsExist,
  attributesFit,
  weightExists,
  rateFits,
  countedIsPlain,
];

function breakdownsAreCoded(collection: Collection, spec: TableSpec): Fault[] {
  const twice = spec.by.filter((name, index) => spec.by.indexOf(name) !== index);
  return [
    ...spec.by
      .filter((name) => codedNamed(collection, name) === null)
      .map((name) => notCoded(collection, name)),
    ...twice.map((name) => fault(`names "${name}" twice under "by"`, "name each dimension once")),
  ];
}

function ofFitsMeasure(collection: Collection, spec: TableSpec): Fault[] {
  const { of, measure } = spec;
  const ofNumber = measure.filter((kind) => ["mean", "median", "total", "stated"].includes(kind));
  if (measure.includes("percent") && ofNumber.length > 0) {
    return [fault(`asks for percent and ${ofNumber[0]}, which need a different "of"`, "make two tables")];
  }
  const needs = measure.includes("percent") ? "percent" : ofNumber[0];
  if (of === undefined) {
    return needs === undefined
      ? []
      : [fault(`has the measure ${needs} and no "of"`, `say what it is ${needs} of`)];
  }
  if (ofNumber.length > 0) return numberNamed(collection, of) === null ? [notNumber(collection, of)] : [];
  return codedNamed(collection, of) === null ? [notCoded(collection, of)] : [];
}

function universeExists(collection: Collection, { universe }: TableSpec): Fault[] {
  const names = collection.universes.map(({ name }) => name);
  if (universe === undefined || names.includes(universe)) return [];
  return [
    fault(
      `has the universe "${universe}", which the collection does not define`,
      didYouMean(universe, names),
    ),
  ];
}

function levelsExist(collection: Collection, { geography }: TableSpec): Fault[] {
  const levels = collection.geography.map(({ level }) => level);
  return geography
    .filter((level) => !levels.includes(level))
    .map((level) =>
      fault(
        `asks for the level "${level}", which the collection's geography lacks`,
        didYouMean(level, levels),
      ),
    );
}

function attributesFit(collection: Collection, { attributes }: TableSpec): Fault[] {
  if (attributes.length > 0 && collection.source.layout !== "counted") {
    return [fault("has attributes, but its rows are not counted figures", "take attributes out")];
  }
  return attributes.filter((name) => !isCode(collection, name)).map((name) => notCoded(collection, name));
}

function weightExists(collection: Collection, { weighted }: TableSpec): Fault[] {
  if (weighted !== true) return [];
  if (collection.source.layout === "counted")
    return [fault("is weighted, but its rows are already counted", "take weighted out")];
  return collection.weight === null
    ? [fault("is weighted, but the collection has no weight", "take weighted out")]
    : [];
}

function rateFits(collection: Collection, { measure, denominator, by, of }: TableSpec): Fault[] {
  if (!measure.includes("rate")) {
    return denominator === undefined
      ? []
      : [fault("has a denominator and no rate", 'add "rate" to its measure')];
  }
  if (denominator === undefined)
    return [fault("has a rate and no denominator", "name the collection and period it is a rate of")];
  return [...by, ...(of === undefined ? [] : [of])]
    .filter((name) => codedNamed(collection, name) !== null && !isCode(collection, name))
    .map((name) =>
      fault(`has a rate by "${name}", which allows several answers`, "use dimensions with one code each"),
    );
}

/** A counted row is in one category of each dimension, so several answers would be counted more than once. */
function countedIsPlain(collection: Collection, { by, of, measure }: TableSpec): Fault[] {
  if (collection.source.layout !== "counted") return [];
  const median = measure.includes("median")
    ? [
        fault(
          "asks for a median of counted rows, whose margins cannot be found",
          "use responses, one row each",
        ),
      ]
    : [];
  return [...by, ...(of === undefined ? [] : [of])]
    .filter((name) => codedNamed(collection, name) !== null && !isCode(collection, name))
    .map((name) =>
      fault(`uses "${name}", which is not a code, in counted data`, 'declare it with "type: code"'),
    )
    .concat(median);
}

function isCode(collection: Collection, name: string): boolean {
  return codedNamed(collection, name)?.form.kind === "code";
}

function notCoded(collection: Collection, name: string): Fault {
  if (names(collection).includes(name)) {
    return fault(`uses "${name}", which holds no codes`, "use a variable with a code list, or derive one");
  }
  const coded = names(collection).filter((one) => codedNamed(collection, one) !== null);
  return fault(`uses "${name}", which is not in the collection`, didYouMean(name, coded));
}

function notNumber(collection: Collection, name: string): Fault {
  const numbers = names(collection).filter((one) => numberNamed(collection, one) !== null);
  return fault(
    `has "${name}" under "of", which is not a number of the collection`,
    didYouMean(name, numbers),
  );
}

function names(collection: Collection): string[] {
  return [...collection.variables, ...collection.derived].map(({ name }) => name);
}

function fault(what: string, todo: string): Fault {
  return { what, todo };
}

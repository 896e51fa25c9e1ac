import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import { type Kind, kindMistake, kindOf, type Mistake } from "./names.ts";
import type { MeasureKind, TableSpec } from "./release.ts";
import type { Path } from "./yaml-file.ts";

/** A mistake in a table, at a path inside it. */
export type TableMistake = Mistake & { path: Path };

const coded: readonly Kind[] = ["code", "multiple", "grid"];
const ofNumbers: readonly MeasureKind[] = ["mean", "median", "total", "stated"];

/** Mistakes in what a table asks of its collection; its denominator is looked at in check-denominator.ts. */
export function checkTable(name: string, spec: TableSpec, collection: Collection): TableMistake[] {
  const user = `table "${name}"`;
  return [
    ...dimensions(user, spec, collection),
    ...subject(user, spec, collection),
    ...interval(user, spec, collection),
    ...universe(user, spec, collection),
    ...places(user, spec, collection),
    ...attributes(user, spec, collection),
    ...layout(user, spec, collection),
  ];
}

function dimensions(user: string, { by, of }: TableSpec, collection: Collection): TableMistake[] {
  const known = by.flatMap((name, index) => at(["by", index], kindMistake(collection, user, name, coded)));
  const twice = by.flatMap((name, index) => {
    if (by.indexOf(name) === index && name !== of) return [];
    return [{ path: ["by", index], what: `${user} names "${name}" twice`, todo: "name each dimension once" }];
  });
  return [...known, ...twice];
}

function subject(user: string, { of, measure }: TableSpec, collection: Collection): TableMistake[] {
  const numeric = measure.filter((one) => ofNumbers.includes(one));
  if (measure.includes("percent") && numeric[0] !== undefined) {
    const what = `${user} asks for percent and ${numeric[0]}, which are of different things`;
    return [{ path: ["measure"], what, todo: "make two tables" }];
  }
  const needs = numeric[0] ?? measure.find((one) => one === "percent");
  if (of === undefined) {
    if (needs === undefined) return [];
    return [
      {
        path: ["measure"],
        what: `${user} has the measure ${needs} and no "of"`,
        todo: `say what it is the ${needs} of`,
      },
    ];
  }
  return at(["of"], kindMistake(collection, user, of, numeric.length > 0 ? ["number"] : coded));
}

/** An interval is of a percentage, and says what chance did in drawing a sample: without one there is no such chance. */
function interval(user: string, { measure }: TableSpec, { sample }: Collection): TableMistake[] {
  if (!measure.includes("interval")) return [];
  const path = ["measure"];
  const found: TableMistake[] = [];
  if (!measure.includes("percent")) {
    const what = `${user} asks for an interval and no percentage, which it would be of`;
    found.push({ path, what, todo: "write measure: [count, percent, interval]" });
  }
  if (!sample) {
    found.push({
      path,
      what: `${user} asks for an interval, but the collection is no random sample`,
      todo: 'leave "interval" out; where the responses are a random sample, set "sample: yes" in collection.yaml',
    });
  }
  return found;
}

function universe(user: string, spec: TableSpec, { universes }: Collection): TableMistake[] {
  const names = universes.map(({ name }) => name);
  if (spec.universe === undefined || names.includes(spec.universe)) return [];
  const what = `${user} has the universe "${spec.universe}", which is not in the collection`;
  return [
    {
      path: ["universe"],
      what,
      todo: didYouMean(spec.universe, names, "leave it out: the collection has no universes"),
    },
  ];
}

function places(user: string, { geography }: TableSpec, collection: Collection): TableMistake[] {
  const levels = collection.geography.map(({ level }) => level);
  return geography.flatMap((level, index) => {
    const path = ["geography", index];
    if (geography.indexOf(level) < index)
      return [{ path, what: `${user} names "${level}" twice`, todo: "name it once" }];
    if (levels.includes(level)) return [];
    const what = `${user} asks for the level "${level}", which is not in the collection's geography`;
    return [{ path, what, todo: didYouMean(level, levels, "leave it out: the collection has no geography") }];
  });
}

function attributes(user: string, spec: TableSpec, collection: Collection): TableMistake[] {
  if (spec.attributes.length > 0 && collection.source.layout !== "counted") {
    const what = `${user} has attributes, but the collection is not counted figures`;
    return [{ path: ["attributes"], what, todo: "leave them out, or use them as dimensions" }];
  }
  return spec.attributes.flatMap((name, index) =>
    at(["attributes", index], kindMistake(collection, user, name, ["code"])),
  );
}

function layout(user: string, spec: TableSpec, collection: Collection): TableMistake[] {
  const counted = collection.source.layout === "counted";
  const found: TableMistake[] = [];
  if (spec.measure.includes("stated") && !counted) {
    const what = `${user} asks for stated figures, but the collection has one row a unit`;
    found.push({ path: ["measure"], what, todo: "use total, or a collection with layout: counted" });
  }
  if (spec.weighted === true && collection.weight === null) {
    found.push({
      path: ["weighted"],
      what: `${user} is weighted, but the collection has no weight`,
      todo: "leave it out",
    });
  }
  if (!counted) return found;
  return [...found, ...severalAnswers(user, spec, collection)];
}

/** A counted row lies in one category of each dimension; several answers would be counted more than once. */
function severalAnswers(user: string, { by, of }: TableSpec, collection: Collection): TableMistake[] {
  return [
    ...by.map((name, index) => ({ name, path: ["by", index] })),
    ...(of === undefined ? [] : [{ name: of, path: ["of"] }]),
  ]
    .filter(({ name }) => ["multiple", "grid"].includes(kindOf(collection, name) ?? ""))
    .map(({ name, path }) => ({
      path,
      what: `${user} uses "${name}", which allows several answers, in counted figures`,
      todo: 'declare it with "type: code"',
    }));
}

function at(path: Path, mistake: Mistake | null): TableMistake[] {
  return mistake === null ? [] : [{ path, ...mistake }];
}

import type { CodeList, Collection, Derived, Variable } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import { classificationPath } from "./classification.ts";
import { type CollectionSpec, geographicLevels } from "./collection.ts";
import type { Definition } from "./definition.ts";
import { kindMistake, type Mistake } from "./names.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/**
 * Mistakes in the levels of place and in derived parents: a level's variable must hold codes of a classification,
 * finest level first, and each must be derived as the parent of the one before, so that places nest for certain.
 */
export function checkGeography({ at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  const found = [...collection.derived.flatMap((one) => parentFits(collection, one)), ...levels(collection)];
  return found.map(({ path, what, todo }) => ({ where: at(path), what, todo }));
}

function parentFits(collection: Collection, derived: Derived): Found[] {
  if (derived.kind !== "parent") return [];
  const path = ["derived", derived.name, "parent_of"];
  const mistake = kindMistake(collection, `"derived.${derived.name}"`, derived.child, ["code"]);
  if (mistake !== null) return [{ path, ...mistake }];
  const names = collection.derived.map(({ name }) => name);
  if (names.indexOf(derived.child) >= names.indexOf(derived.name)) {
    const what = `"derived.${derived.name}" is the parent of "${derived.child}", which is derived later`;
    return [{ path, what, todo: "move it below" }];
  }
  const [child, parent] = [listOf(collection, derived.child), derived.list];
  if (child?.name === null || child === null) {
    const what = `"${derived.child}" has no classification, so that its codes have no parents`;
    return [{ path, what, todo: "move its codes to methodology/classifications" }];
  }
  const without = child.codes.filter(({ more }) => more[parent.name ?? ""] === undefined);
  if (without.length === 0) return [];
  const what = `${without.length} of ${child.codes.length} codes in ${classificationPath(child.name)} have no parent in "${parent.name}"`;
  return [{ path, what, todo: `fill the column "${parent.name}" there` }];
}

function listOf(collection: Collection, name: string): CodeList | null {
  const all: (Variable | Derived)[] = [...collection.variables, ...collection.derived];
  const found = all.find((one) => one.name === name);
  return found !== undefined && "list" in found ? found.list : null;
}

function levels(collection: Collection): Found[] {
  return collection.geography.flatMap(({ level, variable }, index) => {
    const path = ["geography", index];
    const mistake = kindMistake(collection, `the level "${level}"`, variable, ["code"]);
    if (mistake !== null) return [{ path, ...mistake }];
    const finer = collection.geography[index - 1];
    return finer === undefined
      ? []
      : [...order(path, finer.level, level), ...nests(collection, path, finer.variable, variable)];
  });
}

function order(
  path: Path,
  finer: (typeof geographicLevels)[number],
  level: (typeof geographicLevels)[number],
): Found[] {
  if (geographicLevels.indexOf(finer) < geographicLevels.indexOf(level)) return [];
  const what = `the level "${level}" comes after "${finer}"`;
  return [{ path, what, todo: "name each level once, finest first: School, Local authority, Regional" }];
}

function nests(collection: Collection, path: Path, finer: string, variable: string): Found[] {
  const derived = collection.derived.find(({ name }) => name === variable);
  if (derived?.kind === "parent" && derived.child === finer) return [];
  const parents = collection.derived.filter((one) => one.kind === "parent" && one.child === finer);
  const what = `"${variable}" is not derived as the parent of "${finer}"`;
  const names = parents.map(({ name }) => name);
  const todo = names.length === 0 ? `derive it with "parent_of: ${finer}"` : didYouMean(variable, names);
  return [{ path, what, todo }];
}

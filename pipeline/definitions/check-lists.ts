import type { Collection, Derived, Variable } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import { classificationPath } from "./classification.ts";
import { listMistakes } from "./code-list.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import type { Path } from "./yaml-file.ts";

type Where = (path: Path) => string;

/** The classifications that a collection names, each with the place where it does. */
export function namedClassifications(spec: CollectionSpec): { name: string; path: Path }[] {
  const parts = [...partsOf(spec.variables, "variables"), ...partsOf(spec.derived, "derived")];
  return parts.flatMap(({ entry, path }) =>
    "codes" in entry && typeof entry.codes === "string"
      ? [{ name: entry.codes, path: [...path, "codes"] }]
      : [],
  );
}

function partsOf<T>(entries: Readonly<Record<string, T>>, part: string): { entry: T; path: Path }[] {
  return Object.entries(entries).map(([name, entry]) => ({ entry, path: [part, name] }));
}

/** Classifications named that the root does not have. */
export function checkClassifications(
  { spec, at }: Definition<CollectionSpec>,
  known: readonly string[],
): Problem[] {
  return namedClassifications(spec)
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => ({
      where: at(path),
      what: `"${path.slice(0, -1).map(String).join(".")}" uses the code list "${name}", which is not in methodology/classifications`,
      todo: didYouMean(name, known, `write ${classificationPath(name)}`),
    }));
}

/** Mistakes in code lists written in the collection, and in the category of those who did not answer. */
export function checkLists({ at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  return [
    ...collection.variables.flatMap((one) => variableLists(one, at)),
    ...collection.derived.flatMap((one) => derivedLists(one, at)),
  ];
}

function variableLists(variable: Variable, at: Where): Problem[] {
  if (!("list" in variable)) return [];
  const path = ["variables", variable.name];
  return [
    ...inline(variable, path, at),
    ...missingCategory(variable, path, at),
    ...itemLabels(variable, path, at),
  ];
}

function derivedLists(derived: Derived, at: Where): Problem[] {
  if (derived.kind !== "code") return [];
  const path = ["derived", derived.name];
  return [...inline(derived, path, at), ...missingCategory(derived, path, at)];
}

type Listed = Extract<Variable | Derived, { missing: { code: string; label: string } }>;

function inline({ name, list }: Listed, path: Path, at: Where): Problem[] {
  if (list.name !== null) return [];
  const found = listMistakes(list.codes).map(({ entry, what, todo }) => ({
    where: at([...path, "codes", list.codes[entry]?.code ?? ""]),
    what: `in the codes of "${name}", ${what}`,
    todo,
  }));
  if (list.codes.length > 0) return found;
  return [
    { where: at([...path, "codes"]), what: `"${name}" has no codes`, todo: "write them as code: label" },
  ];
}

function missingCategory({ name, list, missing }: Listed, path: Path, at: Where): Problem[] {
  const taken = list.codes.find(({ code, label }) => label === missing.label && code !== missing.code);
  if (taken === undefined) return [];
  return [
    {
      where: at([...path, "missing"]),
      what: `those who did not answer "${name}" would share the label "${missing.label}" with "${taken.code}"`,
      todo: `set "missing" to the code and label of "${taken.code}", or to another label`,
    },
  ];
}

function itemLabels(variable: Variable, path: Path, at: Where): Problem[] {
  if (variable.type !== "grid") return [];
  if (variable.items.length === 0) {
    const what = `"${variable.name}" has no item that was collected in the period`;
    return [{ where: at([...path, "items"]), what, todo: 'add one, or give the grid itself "from" or "to"' }];
  }
  const labels = variable.items.map(({ label }) => label);
  return variable.items
    .filter(({ label }, index) => labels.indexOf(label) < index)
    .map(({ code, label }) => ({
      where: at([...path, "items", code]),
      what: `in the items of "${variable.name}", the label "${label}" is given twice`,
      todo: "give each its own",
    }));
}

import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { TableMistake } from "./check-tables.ts";
import { kindMistake } from "./names.ts";
import type { ReferenceSpec } from "./reference.ts";
import type { TableSpec } from "./release.ts";

/** Whether a table has a reference exactly where it has the index of representation, and a percentage beside it. */
export function checkRepresentation(
  name: string,
  { measure, reference, geography }: TableSpec,
): TableMistake[] {
  const asked = measure.includes("representation");
  const user = `table "${name}"`;
  if (!asked) {
    const what = `${user} has a reference and no index of representation`;
    const todo = 'add "representation" to its measure';
    return reference === undefined ? [] : [{ path: ["reference"], what, todo }];
  }
  const found: TableMistake[] = [];
  const path = ["measure"];
  if (reference === undefined)
    found.push({
      path,
      what: `${user} asks for representation and has no reference`,
      todo: "name the counted collection, period and label of the population",
    });
  if (!measure.includes("percent"))
    found.push({
      path,
      what: `${user} asks for representation and no percentage, which it puts beside the population's`,
      todo: "write measure: [count, percent, representation]",
    });
  if (geography.length > 0)
    found.push({
      path: ["geography"],
      what: `${user} puts places beside one population, which none of them has`,
      todo: "leave geography out, or representation",
    });
  return found;
}

/** Whether the collection can be the reference: counted, with a counterpart for each code of the table, and no other. */
export function checkReference(
  name: string,
  { of, reference }: TableSpec,
  own: Collection,
  other: Collection,
): TableMistake[] {
  if (of === undefined || reference === undefined) return [];
  const path = ["reference"];
  const user = `the reference of table "${name}"`;
  if (kindMistake(own, "", of, ["code"]) !== null) {
    const what = `table "${name}" asks for representation of "${of}", which is no variable with one answer each`;
    return [{ path: ["of"], what, todo: "use a variable of type code" }];
  }
  if (other.source.layout !== "counted") {
    const what = `${user} is "${other.name}", which is not counted figures`;
    return [{ path, what, todo: "name a collection with layout: counted" }];
  }
  const variable = reference.variable ?? of;
  const mistake = kindMistake(other, user, variable, ["code"]);
  if (mistake !== null) return [{ path, ...mistake }];
  return counterparts(user, reference, codesOf(own, of), codesOf(other, variable));
}

function counterparts(
  user: string,
  { codes }: ReferenceSpec,
  table: readonly string[],
  population: readonly string[],
): TableMistake[] {
  const path = ["reference", "codes"];
  const used = table.flatMap((code) => codes[code] ?? [code]);
  const strange = Object.keys(codes).filter((code) => !table.includes(code));
  const unknown = used.filter((code) => !population.includes(code));
  const twice = used.filter((code, index) => used.indexOf(code) < index);
  const left = population.filter((code) => !used.includes(code));
  const one = (code: string, what: string, todo: string): TableMistake => ({
    path: code in codes ? [...path, code] : ["reference"],
    what: `${user} ${what}`,
    todo,
  });
  return [
    ...strange.map((code) =>
      one(code, `names "${code}", which the table has not`, didYouMean(code, table, "leave it out")),
    ),
    ...unknown.map((code) =>
      one(code, `lacks the code "${code}"`, "name the codes that make up the table's, under codes"),
    ),
    ...twice.map((code) => one(code, `uses the code "${code}" twice`, "let each code make up one group")),
    ...left.map((code) =>
      one(
        code,
        `has the code "${code}", which is in no group of the table`,
        "name it under codes, or the shares are of different people",
      ),
    ),
  ];
}

function codesOf({ variables, derived }: Collection, name: string): string[] {
  const variable = variables.find((one) => one.name === name);
  if (variable !== undefined) return "list" in variable ? variable.list.codes.map(({ code }) => code) : [];
  const made = derived.find((one) => one.name === name);
  return made !== undefined && "list" in made ? made.list.codes.map(({ code }) => code) : [];
}

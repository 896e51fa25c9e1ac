import { type Collection, itemColumn, type Variable } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import { kindMistake, type Mistake } from "./names.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/** Names that a data file or the table of responses has of its own, so that no variable may take them. */
const reserved = [
  ...["row_id", "count", "weight", "geography", "time_period", "time_identifier", "geographic_level"],
  ...["country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name"],
  ...["school_name", "school_urn", "school_laestab"],
  ...["response_count", "response_base", "response_percent", "response_rate"],
  ...["response_percent_lower", "response_percent_upper"],
  ...["record_key", "largest_1", "largest_2", "largest_3", "least"],
];

/**
 * Mistakes in what a collection says of itself: its id, weight and routing, names that collide, limits.
 * Source columns are in check-columns.ts, code lists in check-lists.ts, SQL in check-expressions.ts.
 */
export function checkCollection({ spec, at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  const found = [
    ...idAndWeight(spec, collection),
    ...routing(collection),
    ...collisions(spec, collection),
    ...collection.variables.flatMap(limits),
  ];
  return found.map(({ path, what, todo }) => ({ where: at(path), what, todo }));
}

function idAndWeight({ id, weight }: CollectionSpec, collection: Collection): Found[] {
  const asked = { ...collection, derived: [] };
  return [
    ...(id === undefined ? [] : at(["id"], kindMistake(asked, '"id"', id, ["text", "number", "code"]))),
    ...(weight === undefined ? [] : at(["weight"], kindMistake(asked, '"weight"', weight, ["number"]))),
  ];
}

function at(path: Path, mistake: Mistake | null): Found[] {
  return mistake === null ? [] : [{ path, ...mistake }];
}

function routing({ variables, universes }: Collection): Found[] {
  const known = universes.map(({ name }) => name);
  return variables.flatMap(({ name, askedOf }) => {
    if (askedOf === null || known.includes(askedOf)) return [];
    const what = `"${name}" is asked of "${askedOf}", which is not a universe of the collection`;
    return [{ path: ["variables", name, "asked_of"], what, todo: didYouMean(askedOf, known) }];
  });
}

function collisions(spec: CollectionSpec, { variables }: Collection): Found[] {
  const names = new Set(Object.keys(spec.variables));
  const answers = variables.filter(({ type }) => type === "grid").map(({ name }) => `${name}_answer`);
  const taken = (part: string, name: string, what: string): Found => ({
    path: [part, name],
    what: `"${name}" ${what}`,
    todo: "use another name",
  });
  const all = [
    ...Object.keys(spec.variables).map((name) => ["variables", name] as const),
    ...derivedNames(spec),
  ];
  return [
    ...all
      .filter(([, name]) => reserved.includes(name))
      .map(([part, name]) => taken(part, name, "is a column that every data file may have")),
    ...derivedNames(spec)
      .filter(([, name]) => names.has(name))
      .map(([part, name]) => taken(part, name, "is already a variable")),
    ...all
      .filter(([, name]) => answers.includes(name))
      .map(([part, name]) => taken(part, name, "is the name of a grid's answers")),
    ...variables.flatMap(itemsThatCollide),
  ];
}

function derivedNames(spec: CollectionSpec): (readonly ["derived", string])[] {
  return Object.keys(spec.derived).map((name) => ["derived", name] as const);
}

/** Items whose columns in `responses` would have one name, because they differ only in punctuation or case. */
function itemsThatCollide(variable: Variable): Found[] {
  if (variable.type !== "grid") return [];
  const columns = variable.items.map(({ code }) => itemColumn(variable.name, code));
  return variable.items.flatMap(({ code }, index) => {
    const first = columns.indexOf(columns[index] ?? "");
    if (first === index) return [];
    const what = `the items "${variable.items[first]?.code}" and "${code}" differ only in punctuation or case`;
    return [{ path: ["variables", variable.name, "items", code], what, todo: "use another code" }];
  });
}

function limits(variable: Variable): Found[] {
  if (variable.type !== "number" && variable.type !== "date") return [];
  const { name, minimum, maximum } = variable;
  if (minimum === null || maximum === null || minimum <= maximum) return [];
  const what = `"${name}" has a minimum of ${minimum} above its maximum of ${maximum}`;
  return [{ path: ["variables", name, "minimum"], what, todo: "swap the two" }];
}

import { type Collection, itemColumn } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";

export type Kind = "code" | "multiple" | "grid" | "number" | "date" | "text";

/** Wrong and what to do about it; the place is added by who knows it. */
export type Mistake = { what: string; todo: string };

/** The kind of a variable or derived variable of the collection in its period, or null where there is none. */
export function kindOf(collection: Collection, name: string): Kind | null {
  const variable = collection.variables.find((one) => one.name === name);
  if (variable !== undefined) return variable.type;
  const derived = collection.derived.find((one) => one.name === name);
  if (derived === undefined) return null;
  return derived.kind === "number" ? "number" : "code";
}

/** The names of variables and derived variables of the kinds, in the order of the definition. */
export function namesOf(collection: Collection, kinds?: readonly Kind[]): string[] {
  const all = [...collection.variables, ...collection.derived].map(({ name }) => name);
  return kinds === undefined
    ? all
    : all.filter((name) => kinds.some((kind) => kind === kindOf(collection, name)));
}

/** Null where the name is of one of the kinds; otherwise what is wrong with it, and the nearest right name. */
export function kindMistake(
  collection: Collection,
  user: string,
  name: string,
  kinds: readonly Kind[],
): Mistake | null {
  const kind = kindOf(collection, name);
  const right = namesOf(collection, kinds);
  const none = `the collection has no variable of type ${kinds.join(" or ")} in ${collection.period}`;
  if (kind === null) {
    const what = `${user} uses "${name}", which is not in the collection in ${collection.period}`;
    return { what, todo: didYouMean(name, right, none) };
  }
  if (kinds.includes(kind)) return null;
  const what = `${user} uses "${name}", which is a ${kind} variable`;
  return { what, todo: `use a variable of type ${kinds.join(" or ")}` };
}

/** Columns of the `responses` table and their types, as the foot of ../collection.ts describes them. */
export function responseColumns(collection: Collection): Map<string, string> {
  const columns = new Map<string, string>();
  for (const variable of collection.variables) {
    if (variable.type === "grid") {
      for (const { code } of variable.items) columns.set(itemColumn(variable.name, code), "VARCHAR");
    } else {
      const decimals = variable.type === "number" ? variable.decimals : 0;
      columns.set(variable.name, typeOf(variable.type, decimals));
    }
  }
  for (const one of collection.derived) {
    columns.set(
      one.name,
      typeOf(one.kind === "number" ? "number" : "code", one.kind === "number" ? one.decimals : 0),
    );
  }
  return columns;
}

function typeOf(kind: Exclude<Kind, "grid">, decimals: number): string {
  if (kind === "number") return `DECIMAL(18,${decimals})`;
  if (kind === "multiple") return "VARCHAR[]";
  return kind === "date" ? "DATE" : "VARCHAR";
}

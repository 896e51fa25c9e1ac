import type { CodeList, Collection, Variable } from "../collection.ts";
import type { ReleaseSpec, TableSpec } from "../definitions/release.ts";
import type { Question } from "../package.ts";

/**
 * Every variable collected, as a reader of the questionnaire sees it, with the tables that use it. Figures that somebody
 * else published had no questionnaire.
 */
export function questionnaireOf(collection: Collection, tables: ReleaseSpec["tables"]): Question[] {
  if (collection.kind === "figures") return [];
  const universes = new Map(collection.universes.map(({ name, label }) => [name, label]));
  return collection.variables.map((variable) => ({
    name: variable.name,
    type: variable.type,
    label: variable.label,
    question: variable.question,
    note: variable.note,
    askedOf: variable.askedOf === null ? null : (universes.get(variable.askedOf) ?? null),
    items: variable.type === "grid" ? variable.items.map(({ code, label }) => ({ code, label })) : [],
    options: isPlace(collection, variable) ? [] : optionsOf(variable),
    tables: Object.entries(tables)
      .filter(([, table]) => uses(collection, table, variable.name))
      .map(([name]) => name),
  }));
}

/** Places are a classification of hundreds, not the options of a question. */
function isPlace({ geography }: Collection, { name }: Variable): boolean {
  return geography.some(({ variable }) => variable === name);
}

function optionsOf(variable: Variable): Question["options"] {
  const list: CodeList | null = "list" in variable ? variable.list : null;
  return list?.codes.map(({ code, label }) => ({ code, label })) ?? [];
}

/** A table uses a variable by name, or through a level of place. */
function uses(collection: Collection, table: TableSpec, name: string): boolean {
  const places = collection.geography.filter(({ level }) => table.geography.includes(level));
  return (
    table.by.includes(name) ||
    table.of === name ||
    table.attributes.includes(name) ||
    places.some(({ variable }) => variable === name)
  );
}

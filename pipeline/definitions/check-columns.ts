import type { Collection, Variable } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../user-error.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import type { Path } from "./yaml-file.ts";

type Column = { column: string; path: Path };

/** Mistakes in the columns of the source: one named twice, and options of a multiple choice without their column. */
export function checkColumns({ spec, at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  return [
    ...namedTwice(spec, collection, at),
    ...collection.variables.flatMap((one) => options(spec, one, at)),
  ];
}

function namedTwice(spec: CollectionSpec, collection: Collection, at: (path: Path) => string): Problem[] {
  const first = new Map<string, Path>();
  return columnsOf(spec, collection).flatMap(({ column, path }) => {
    const before = first.get(column);
    if (before === undefined) {
      first.set(column, path);
      return [];
    }
    const what = `the column "${column}" is already used by "${before.map(String).join(".")}"`;
    return [{ where: at(path), what, todo: "name each column of the source once" }];
  });
}

function columnsOf(spec: CollectionSpec, { source, variables }: Collection): Column[] {
  return [
    ...(source.layout === "counted" ? [{ column: source.count, path: ["source", "count"] }] : []),
    ...spec.identifiers.map((column, index) => ({ column, path: ["identifiers", index] })),
    ...spec.ignore.map((column, index) => ({ column, path: ["ignore", index] })),
    ...variables.flatMap(variableColumns),
  ];
}

function variableColumns(variable: Variable): Column[] {
  const path = ["variables", variable.name];
  if (variable.type === "grid") {
    return variable.items.map(({ code, column }) => ({ column, path: [...path, "items", code] }));
  }
  if (variable.type !== "multiple") return [{ column: variable.column, path: [...path, "column"] }];
  if (variable.layout.kind === "themes") return [];
  if (variable.layout.kind === "delimited")
    return [{ column: variable.layout.column, path: [...path, "column"] }];
  const columns = Object.entries(variable.layout.columns);
  return columns.map(([code, column]) => ({ column, path: [...path, "columns", code] }));
}

/** One column an option: every code of the list has one, and nothing else has. */
function options(spec: CollectionSpec, variable: Variable, at: (path: Path) => string): Problem[] {
  if (variable.type !== "multiple" || variable.layout.kind !== "columns") return [];
  const { name, list } = variable;
  const written = spec.variables[name];
  const path = ["variables", name, "columns"];
  const named = Object.keys(variable.layout.columns);
  const codes = list.codes.map(({ code }) => code);
  const both = written?.type === "multiple" && written.column !== undefined;
  return [
    ...(both
      ? [{ where: at(path), what: `"${name}" has "column" and "columns"`, todo: "keep one of the two" }]
      : []),
    ...named
      .filter((code) => !codes.includes(code))
      .map((code) => ({
        where: at([...path, code]),
        what: `"${name}" has a column for "${code}", which is not one of its codes`,
        todo: didYouMean(code, codes),
      })),
    ...codes
      .filter((code) => !named.includes(code))
      .map((code) => ({
        where: at(path),
        what: `"${name}" has no column for its code "${code}"`,
        todo: "add it",
      })),
  ];
}

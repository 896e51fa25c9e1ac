import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import { columnName, type SourceColumn } from "../source-columns.ts";
import { type Problem, UserError } from "../user-error.ts";
import type { FileColumn } from "./column-names.ts";

/** For each needed column, its place in the file from 0, or null where the file has not got it. */
export type Places = readonly (number | null)[];

/**
 * Finds the needed columns among a file's own, by exact name or another that the collection gives, and in any order; a
 * column that the collection drops is never found, even where a variable asks for it. Throws a UserError for a column
 * that the collection does not know, and for a needed one that is there twice.
 */
export function matchColumns(
  named: readonly FileColumn[],
  needed: readonly SourceColumn[],
  collection: Collection,
  where: string,
): Places {
  const found = underOneName(named, collection.source.also_called ?? {});
  const dropped = new Set(outside(collection));
  const places = needed.map(({ name }) =>
    dropped.has(name) ? -1 : found.findIndex((one) => one.name === name),
  );
  if (places.every((place) => place < 0)) throw new UserError([noneFound(where)]);
  const problems = [...unknownColumns(found, needed, collection, where), ...twice(found, needed, where)];
  if (problems.length > 0) throw new UserError(problems);
  return places.map((place) => (place < 0 ? null : place));
}

/** Throws a UserError for each needed column that no file has. */
export function refuseAbsent(
  needed: readonly SourceColumn[],
  files: readonly Places[],
  collection: Collection,
  where: string,
): void {
  const absent = needed.filter((_, i) => files.every((places) => places[i] === null));
  const dropped = new Set(outside(collection));
  const problems = absent.map(({ name, usedBy }) => ({
    where,
    what: `no file has the column "${name}" of the variable "${usedBy}"`,
    todo: dropped.has(name)
      ? "take it out of the identifiers or ignored columns, or take the variable away"
      : "correct the variable's column in collection.yaml, or say to which periods it belongs (from, to)",
  }));
  if (problems.length > 0) throw new UserError(problems);
}

/** Columns that the collection knows by another name, under the name that it gives them. */
function underOneName(
  found: readonly FileColumn[],
  alsoCalled: Readonly<Record<string, readonly string[]>>,
): FileColumn[] {
  const names = new Map(
    Object.entries(alsoCalled).flatMap(([name, others]) =>
      others.map((other) => [columnName(other), columnName(name)] as const),
    ),
  );
  return found.map(({ name, shown }) => ({ name: names.get(name) ?? name, shown }));
}

/**
 * Nothing of the first row is quoted here: where no column is known, it is likely that the file has no header and
 * that this is somebody's answers.
 */
function noneFound(where: string): Problem {
  const todo = "add the header row, or correct the delimiter, source.headers or the variables' columns";
  return {
    where: `${where}:1`,
    what: "the first row names none of the columns that the collection needs",
    todo,
  };
}

function unknownColumns(
  found: readonly FileColumn[],
  needed: readonly SourceColumn[],
  collection: Collection,
  where: string,
): Problem[] {
  const known = new Set([...needed.map(({ name }) => name), ...outside(collection)]);
  const unknown = found.filter(({ name }) => !known.has(name));
  return unknown.map(({ name, shown }) => ({
    where: `${where}:1`,
    what: `unknown column ${shown}`,
    todo: `${didYouMean(name, known)} Otherwise name it in a variable, or under identifiers or ignore`,
  }));
}

function twice(found: readonly FileColumn[], needed: readonly SourceColumn[], where: string): Problem[] {
  const repeated = needed.filter(({ name }) => found.filter((column) => column.name === name).length > 1);
  return repeated.map(({ name }) => ({
    where: `${where}:1`,
    what: `has the column "${name}" twice`,
    todo: "rename one of them, or take it out",
  }));
}

function outside(collection: Collection): string[] {
  return [...collection.identifiers, ...collection.ignore].map(columnName);
}

import { didYouMean } from "../nearest-name.ts";
import { type Problem, UserError } from "../user-error.ts";
import type { CountFile } from "./count-file.ts";
import type { TableOptions } from "./options.ts";

/** The columns of one dimension, finest first: one column, or a level each of a hierarchy. */
export type Levels = { columns: readonly string[]; additive: boolean };

/**
 * The dimensions of all files, in the order in which their first column is met. Throws a UserError for an option that
 * names a column of no file, for a column in two hierarchies, and for a hierarchy whose columns add up on some levels
 * only.
 */
export function levelsOf(files: readonly CountFile[], options: TableOptions): Levels[] {
  const columns = [...new Set(files.flatMap((file) => file.columns.map(({ name }) => name)))];
  const problems = [
    ...unknown("--dimensions", options.dimensions ?? [], columns),
    ...unknown("--not-additive", options.notAdditive, columns),
    ...options.hierarchies.flatMap((hierarchy) => unknown("--hierarchy", hierarchy, columns)),
    ...repeated(options.hierarchies.flat()),
    ...options.hierarchies.flatMap((hierarchy) => halfAdditive(hierarchy, options.notAdditive)),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    if (seen.has(column)) return [];
    const levels = options.hierarchies.find((hierarchy) => hierarchy.includes(column)) ?? [column];
    for (const level of levels) seen.add(level);
    return [{ columns: levels, additive: !options.notAdditive.includes(levels[0] ?? "") }];
  });
}

function unknown(option: string, names: readonly string[], columns: readonly string[]): Problem[] {
  return names
    .filter((name) => !columns.includes(name))
    .map((name) => ({
      where: "command line",
      what: `${option} names "${name}", which is a dimension of no file`,
      todo: didYouMean(name, columns),
    }));
}

function repeated(columns: readonly string[]): Problem[] {
  return columns
    .filter((column, at) => columns.indexOf(column) !== at)
    .map((column) => ({
      where: "command line",
      what: `"${column}" is twice in --hierarchy`,
      todo: "name each column once, e.g. --hierarchy ward/la/region",
    }));
}

function halfAdditive(hierarchy: readonly string[], notAdditive: readonly string[]): Problem[] {
  const named = hierarchy.filter((column) => notAdditive.includes(column)).length;
  if (named === 0 || named === hierarchy.length) return [];
  return [
    {
      where: "command line",
      what: `--not-additive names some levels of --hierarchy ${hierarchy.join("/")} and not the others`,
      todo: "name all of its columns, or none",
    },
  ];
}

import { didYouMean } from "../nearest-name.ts";
import { type Problem, UserError } from "../user-error.ts";
import type { CountFile } from "./count-file.ts";
import type { TableOptions } from "./options.ts";

/**
 * The columns of one dimension, finest first: one column, or a level each of a hierarchy. Several hierarchies over one
 * finest column are groupings of the same people: their finest column is the same.
 */
export type Levels = { columns: readonly string[]; additive: boolean };

/**
 * The dimensions of all files, in the order in which their first column is met. Throws a UserError for an option that
 * names a column of no file, for a column in two hierarchies that do not begin with the same one, and for a hierarchy
 * whose columns add up on some levels only.
 */
export function levelsOf(files: readonly CountFile[], options: TableOptions): Levels[] {
  const columns = [...new Set(files.flatMap((file) => file.columns.map(({ name }) => name)))];
  const problems = [
    ...unknown("--dimensions", options.dimensions ?? [], columns),
    ...unknown("--not-additive", options.notAdditive, columns),
    ...options.hierarchies.flatMap((hierarchy) => unknown("--hierarchy", hierarchy, columns)),
    ...repeated(options.hierarchies),
    ...options.hierarchies.flatMap((hierarchy) => halfAdditive(hierarchy, options.notAdditive)),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    if (seen.has(column)) return [];
    const within = options.hierarchies.filter((hierarchy) => hierarchy.includes(column));
    // A column may group the codes of another by a hierarchy that is met later: all of a finest column's come together.
    const [finest = column] = within[0] ?? [];
    const all = options.hierarchies.filter((hierarchy) => hierarchy[0] === finest);
    const found = all.length === 0 ? [[column]] : all;
    for (const level of found.flat()) seen.add(level);
    const additive = !options.notAdditive.includes(finest);
    return found.map((levels) => ({ columns: levels, additive }));
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

/** A column may be in several hierarchies where these begin with the same column, and not twice in one. */
function repeated(hierarchies: readonly (readonly string[])[]): Problem[] {
  const finestOf = new Map<string, string>();
  const twice = hierarchies.flatMap((hierarchy, at) => {
    const [finest = ""] = hierarchy;
    const isAgain = hierarchies.slice(0, at).some((other) => other.join("/") === hierarchy.join("/"));
    if (isAgain) return [finest];
    return hierarchy.filter((column, level) => {
      const known = finestOf.get(column);
      finestOf.set(column, known ?? finest);
      return hierarchy.indexOf(column) !== level || (known !== undefined && known !== finest);
    });
  });
  return twice.map((column) => ({
    where: "command line",
    what: `"${column}" is twice in --hierarchy`,
    todo: "name each column once, e.g. --hierarchy ward/la/region; two groupings begin with the same column",
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

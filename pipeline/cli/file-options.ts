import type { TableOptions } from "../files/options.ts";
import { didYouMean } from "../nearest-name.ts";
import { type MethodName, methodNames } from "../protect/system-methods.ts";
import { refuse } from "../user-error.ts";
import type { Arguments, FileArguments } from "./arguments.ts";

/** How the files are to be read, from the command line. Throws a UserError for what is missing or makes no sense. */
export function tableOptions({ rest, files, command }: Arguments): TableOptions {
  if (rest.length === 0)
    refuse("command line", `"${command}" is given no file`, "name one or more CSV files");
  const notFiles = rest.find((name) => !/\.csv(\.gz)?$/i.test(name));
  if (notFiles !== undefined)
    refuse("command line", `"${notFiles}" is not a CSV file`, "name files that end in .csv or .csv.gz");
  return {
    count: files.count ?? refuse("command line", "no count is named", "name its column with --count"),
    dimensions: files.dimensions === null ? null : namesIn(files.dimensions, "--dimensions"),
    total: files.total ?? "Total",
    hierarchies: files.hierarchy.map(hierarchyIn),
    notAdditive: files.notAdditive === null ? [] : namesIn(files.notAdditive, "--not-additive"),
  };
}

/** A method by its name; throws a UserError with the nearest one for an unknown name. */
export function methodNamed(name: string, option: string): MethodName {
  const found = methodNames.find((known) => known === name);
  return (
    found ?? refuse("command line", `${option} names no method "${name}"`, didYouMean(name, methodNames))
  );
}

/** A whole number from `least`; null where the option was left out. */
export function numberIn(
  files: FileArguments,
  option: "base" | "threshold" | "width" | "maxDifference",
  least: number,
): number | null {
  const text = files[option];
  if (text === null) return null;
  const name = option === "maxDifference" ? "max-difference" : option;
  const isWhole = /^\d{1,9}$/.test(text) && Number(text) >= least;
  return isWhole
    ? Number(text)
    : refuse("command line", `--${name} is not a whole number from ${least}`, "write digits");
}

function namesIn(text: string, option: string): string[] {
  const names = text.split(",");
  if (names.includes(""))
    refuse("command line", `${option} has an empty name`, "write names with commas between them");
  return names;
}

function hierarchyIn(text: string): string[] {
  const levels = text.split("/");
  if (levels.length < 2 || levels.includes(""))
    refuse(
      "command line",
      `--hierarchy "${text}" has no two levels`,
      "write the finest first, e.g. ward/la/region",
    );
  return levels;
}

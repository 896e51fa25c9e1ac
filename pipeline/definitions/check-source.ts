import type { Collection } from "../collection.ts";
import { isLogColumn, logColumns } from "../log-columns.ts";
import { didYouMean } from "../nearest-name.ts";
import { sourceColumns } from "../source-columns.ts";
import type { Problem } from "../user-error.ts";
import { classificationNames } from "./classification.ts";
import type { CollectionSpec } from "./collection.ts";
import type { Definition } from "./definition.ts";
import type { Mistake } from "./names.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/** Mistakes in how a source is read: what a log cannot have, and other names of columns. */
export function checkSource({ spec, at }: Definition<CollectionSpec>, collection: Collection): Problem[] {
  const isLog = spec.source.format === "combined_log";
  const found = [...(isLog ? ofLog(spec, collection) : notOfLog(spec)), ...otherNames(spec, collection)];
  return found.map(({ path, what, todo }) => ({ where: at(path), what, todo }));
}

/** The list of programs that a source needs and the root does not have. */
export function checkRobots(root: string, { spec, at }: Definition<CollectionSpec>): Problem[] {
  const { format, log } = spec.source;
  const name = log?.robots ?? "bots";
  const known = classificationNames(root);
  if (format !== "combined_log" || known.includes(name)) return [];
  const what = `the list of programs "${name}" is not in methodology/classifications`;
  const todo = `write ${name}.csv there with the columns pattern,label,source, or correct its name`;
  return [{ where: at(["source", "log"]), what, todo }];
}

/** What a file with a header may be said of, and a log may not. */
const ofTables = ["delimiter", "sheet", "preamble", "also_called"] as const;

function ofLog({ source, identifiers }: CollectionSpec, collection: Collection): Found[] {
  const given: string[] = ofTables.filter((name) => source[name] !== undefined);
  if (source.layout === "counted") given.push("layout");
  if (source.headers !== "one_row") given.push("headers");
  const names = Object.keys(logColumns);
  return [
    ...given.map((name) => ({
      path: ["source", name],
      what: `"${name}" is of files with columns, and a log has none of its own`,
      todo: "leave it out",
    })),
    ...identifiers.map((name, index) => ({
      path: ["identifiers", index],
      what: `"${name}" cannot be dropped from a log: nothing that tells who a visitor is gets past the door`,
      todo: "leave it out",
    })),
    ...sourceColumns(collection)
      .filter(({ name }) => !isLogColumn(name))
      .map(({ name, usedBy }) => ({
        path: ["variables", usedBy],
        what: `"${usedBy}" needs the column "${name}", which a log does not give`,
        todo: didYouMean(name, names),
      })),
  ];
}

function notOfLog({ source }: CollectionSpec): Found[] {
  if (source.log === undefined) return [];
  const what = '"log" says how a log is read, but the source is none';
  return [{ path: ["source", "log"], what, todo: 'add "format: combined_log", or leave it out' }];
}

/** Each other name belongs to one column that the collection uses, and is no column that it uses itself. */
function otherNames({ source, identifiers, ignore }: CollectionSpec, collection: Collection): Found[] {
  const needed = sourceColumns(collection).map(({ name }) => name);
  const known = [...needed, ...identifiers, ...ignore];
  const seen = new Map(known.map((name) => [name, name]));
  return Object.entries(source.also_called ?? {}).flatMap(([name, others]) => {
    const path = ["source", "also_called", name];
    const unknown: Found[] = needed.includes(name)
      ? []
      : [{ path, what: `no variable needs the column "${name}"`, todo: didYouMean(name, needed) }];
    const twice = others.flatMap((other, index): Found[] => {
      const owner = seen.get(other);
      seen.set(other, name);
      const what = `"${other}" is already a name of the column "${owner}"`;
      return owner === undefined ? [] : [{ path: [...path, index], what, todo: "leave it out of one" }];
    });
    return [...unknown, ...twice];
  });
}

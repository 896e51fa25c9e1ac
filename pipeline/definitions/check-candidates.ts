import type { Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import type { CandidatesSpec } from "./candidates.ts";
import type { Mistake } from "./names.ts";
import type { ReleaseSpec } from "./release.ts";
import type { ReleaseTables } from "./release-tables.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/**
 * Mistakes in what a release of enquiries says of its candidates for publication: a table without the theme or a count, a
 * theme that the list does not have, one published nowhere, or in a release that does not exist.
 */
export function checkCandidates(
  { candidates, tables }: Pick<ReleaseSpec, "candidates" | "tables">,
  collection: Collection | null,
  releases: ReleaseTables,
): Found[] {
  if (candidates === undefined) return [];
  const table = tables[candidates.table];
  if (table === undefined) {
    const what = `the release has no table "${candidates.table}"`;
    return [{ path: ["table"], what, todo: didYouMean(candidates.table, Object.keys(tables)) }];
  }
  return [
    ...(table.by.includes(candidates.dimension)
      ? themeMistakes(candidates, collection)
      : [
          {
            path: ["dimension"],
            what: `table "${candidates.table}" is not by "${candidates.dimension}"`,
            todo: didYouMean(candidates.dimension, table.by),
          },
        ]),
    ...(table.measure.includes("count")
      ? []
      : [
          {
            path: ["table"],
            what: `table "${candidates.table}" has no count`,
            todo: "add count to its measures",
          },
        ]),
    ...[...candidates.decisions].flatMap(([code, one]) =>
      placeMistakes(one, releases).map((found) => ({ ...found, path: ["decisions", code, ...found.path] })),
    ),
  ];
}

function themeMistakes({ dimension, decisions }: CandidatesSpec, collection: Collection | null): Found[] {
  const variable = [...(collection?.variables ?? []), ...(collection?.derived ?? [])].find(
    ({ name }) => name === dimension,
  );
  if (variable === undefined || !("list" in variable)) return [];
  const known = variable.list.codes.map(({ code }) => code);
  return [...decisions.keys()]
    .filter((code) => !known.includes(code))
    .map((code) => ({
      path: ["decisions", code],
      what: `"${dimension}" has no code "${code}"`,
      todo: didYouMean(code, known),
    }));
}

type Decision = CandidatesSpec["decisions"] extends ReadonlyMap<string, infer D> ? D : never;

function placeMistakes({ decision, release, table }: Decision, releases: ReleaseTables): Found[] {
  if (release === undefined) {
    if (decision !== "published" && table === undefined) return [];
    return [{ path: [], what: "does not name the release that it is in", todo: "add it under release" }];
  }
  const tables = releases.get(release);
  if (tables === undefined) {
    const what = `the release "${release}" does not exist`;
    return [{ path: ["release"], what, todo: didYouMean(release, [...releases.keys()]) }];
  }
  if (decision !== "published")
    return [{ path: ["decision"], what: "names a release and is not published there", todo: "mend it" }];
  if (table === undefined || tables.has(table)) return [];
  const what = `${release} has no table "${table}"`;
  return [{ path: ["table"], what, todo: didYouMean(table, [...tables.keys()]) }];
}

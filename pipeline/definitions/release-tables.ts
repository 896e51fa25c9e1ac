import { attempt } from "./attempt.ts";
import { isMapping } from "./mapping.ts";
import { listReleases, releaseName } from "./release-folders.ts";
import { readYamlFile } from "./yaml-file.ts";

/** A table as its release.yaml gives it, whether that is sound or not. */
export type TableOutline = { by: readonly string[]; of: string | null };

/** The releases of a root and their tables, by "collection/period" and name: for definitions that point at them. */
export type ReleaseTables = ReadonlyMap<string, ReadonlyMap<string, TableOutline>>;

/** Reads only what is needed to tell whether a name is one; mistakes in a release are for its own reader to report. */
export function releaseTables(root: string): ReleaseTables {
  return new Map(
    listReleases(root).map((id) => {
      const path = `data/releases/${releaseName(id)}/release.yaml`;
      const value = attempt(() => readYamlFile(root, path)).value?.value;
      const tables = isMapping(value) && isMapping(value["tables"]) ? value["tables"] : {};
      return [
        releaseName(id),
        new Map(Object.entries(tables).map(([name, table]) => [name, outline(table)])),
      ];
    }),
  );
}

function outline(table: unknown): TableOutline {
  if (!isMapping(table)) return { by: [], of: null };
  const { by, of } = table;
  return { by: Array.isArray(by) ? by.map(String) : [], of: typeof of === "string" ? of : null };
}

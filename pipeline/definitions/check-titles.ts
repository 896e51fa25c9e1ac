import type { Problem } from "../user-error.ts";
import { attempt } from "./attempt.ts";
import { isMapping } from "./mapping.ts";
import { releasePath } from "./read-release.ts";
import { listReleases, releaseName } from "./release-folders.ts";
import { readYamlFile } from "./yaml-file.ts";

/** Titles that two releases of a root share: a reader who finds one of them could not tell which it is. */
export function sharedTitles(root: string): Problem[] {
  const first = new Map<string, string>();
  return listReleases(root).flatMap((id) => {
    const file = attempt(() => readYamlFile(root, releasePath(id))).value;
    const title = file !== null && isMapping(file.value) ? file.value["title"] : undefined;
    if (file === null || typeof title !== "string") return [];
    const key = title.trim().toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? releaseName(id));
    if (other === undefined) return [];
    const what = `the title "${title}" is also that of ${other}`;
    return [{ where: file.at(["title"]), what, todo: "say in each what or when it is about" }];
  });
}

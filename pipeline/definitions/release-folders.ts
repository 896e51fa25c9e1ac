import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import { refuse } from "../user-error.ts";

export type ReleaseId = { collection: string; period: string };

/** The releases of a root, by the folders of `data/releases`: by collection, then by period. */
export function listReleases(root: string): ReleaseId[] {
  return folders(root, "data/releases").flatMap((collection) =>
    folders(root, `data/releases/${collection}`).map((period) => ({ collection, period })),
  );
}

/** The names of the collections that the root's methodology describes, sorted. */
export function listCollections(root: string): string[] {
  return folders(root, "methodology").filter((name) =>
    existsSync(insideRoot(root, `methodology/${name}/collection.yaml`)),
  );
}

/** "collection/period", as the command line and related releases name a release. */
export function releaseName({ collection, period }: ReleaseId): string {
  return `${collection}/${period}`;
}

/** The days on which a correction replaced a version of the release, by the folders that keep them. */
export function replacedOn(root: string, { collection, period }: ReleaseId): string[] {
  const kept = folders(root, `data/releases/${collection}/${period}/superseded`);
  return kept.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name));
}

/** Throws a UserError with the nearest name where the root has no such release. */
export function knownRelease(root: string, id: ReleaseId): ReleaseId {
  const names = listReleases(root).map(releaseName);
  const name = releaseName(id);
  if (names.includes(name)) return id;
  return refuse(
    name,
    "there is no such release",
    didYouMean(name, names, "write data/releases/COLLECTION/PERIOD/release.yaml"),
  );
}

function folders(root: string, path: string): string[] {
  const folder = insideRoot(root, path);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  return names
    .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory())
    .sort();
}

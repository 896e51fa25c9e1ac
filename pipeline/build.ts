import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { AuditOutcome } from "./audit.ts";
import { oneAtATime } from "./build/one-at-a-time.ts";
import { refusePublicRecord } from "./build/public-record.ts";
import { type Audited, auditRelease, type BuildPlaces, buildRelease } from "./build/release.ts";
import { expiredOf, keepPackage, refuseDeleted, refuseExpired } from "./build/retention.ts";
import { sharedTitles } from "./definitions/check-titles.ts";
import { type LoadedRelease, listReleases, loadRelease, type ReleaseId } from "./definitions/load.ts";
import { releaseName } from "./definitions/release-folders.ts";
import { loadStanding } from "./definitions/standing.ts";
import { contentRoot } from "./paths.ts";
import { newestPublished, writePublication } from "./publication.ts";
import { refuse, UserError } from "./user-error.ts";

export type { Audited, BuildPlaces } from "./build/release.ts";

/**
 * Builds the packages of a root, those named or all, in the order of collection and period, so that an earlier
 * period's package is there when `change` asks for it. Releases published after `asOf` are left out; a build of all
 * also takes away packages that are no longer due. Throws a UserError for what the user must change.
 */
export async function buildReleases(places: BuildPlaces, named: readonly ReleaseId[]): Promise<Audited[]> {
  const home = { ...places, root: contentRoot(places.root) };
  refusePublicRecord(home.root, home.private);
  const mark = "data/packages/building.partial";
  return oneAtATime(join(home.root, mark), mark, () => buildNamed(home, named));
}

async function buildNamed(home: BuildPlaces, named: readonly ReleaseId[]): Promise<Audited[]> {
  const standing = loadStanding(home.root);
  const expired = expiredOf(home.root, standing.consultations, home.asOf);
  refuseExpired(home, expired);
  const all = await loadReleases(home.root, named);
  const due = all.filter(({ release }) => home.asOf === null || release.published <= home.asOf);
  const built: Audited[] = [];
  for (const loaded of due) {
    const until = expired.get(releaseName(loaded.id));
    const build = () => buildRelease(loaded, standing.publisher, home);
    built.push(await (until === undefined ? build() : keep(home, loaded.id, until)));
  }
  if (named.length === 0) removeOthers(home.root, due);
  await writePublication(home.root, standing, home.asOf ?? newest(home.root), {
    summaries: summariesOf(all),
    whole: named.length === 0,
  });
  return built;
}

/** The package of a release whose responses were deleted in time. */
function keep({ root, progress }: BuildPlaces, id: ReleaseId, until: string): Promise<Audited> {
  const told = () => `its responses were kept until ${until}; it is as published`;
  return progress.stage(releaseName(id), "keep", () => keepPackage(root, id, until), told);
}

/** Recomputes packages that stand. Throws a UserError where one was never built. */
export async function auditReleases(
  places: BuildPlaces,
  named: readonly ReleaseId[],
): Promise<{ id: ReleaseId; outcome: AuditOutcome }[]> {
  const home = { ...places, root: contentRoot(places.root) };
  const { publisher, consultations } = loadStanding(home.root);
  const expired = expiredOf(home.root, consultations, home.asOf);
  const audited: { id: ReleaseId; outcome: AuditOutcome }[] = [];
  for (const loaded of await loadReleases(home.root, named)) {
    refuseUnbuilt(home.root, loaded.id);
    refuseDeleted(loaded.id, expired);
    audited.push({ id: loaded.id, outcome: await auditRelease(loaded, publisher, home) });
  }
  return audited;
}

async function loadReleases(root: string, named: readonly ReleaseId[]): Promise<LoadedRelease[]> {
  const loaded: LoadedRelease[] = [];
  for (const id of named.length === 0 ? listReleases(root) : named) loaded.push(await loadRelease(root, id));
  const shared = sharedTitles(root);
  if (shared.length > 0) throw new UserError(shared);
  return loaded.sort((a, b) => (releaseName(a.id) < releaseName(b.id) ? -1 : 1));
}

function refuseUnbuilt(root: string, id: ReleaseId): void {
  const name = releaseName(id);
  if (!existsSync(join(root, "data/packages", name, "release.json")))
    refuse(`data/packages/${name}`, "there is no package", `run first-release build ${name} first`);
}

function newest(root: string): string {
  return (
    newestPublished(root) ??
    refuse("data/releases", "holds no release that is due", "write a release.yaml, or name a later --as-of")
  );
}

function summariesOf(loaded: readonly LoadedRelease[]): Map<string, string> {
  return new Map(loaded.map(({ collection }) => [collection.name, collection.summary]));
}

/** Packages that the definitions no longer give, or that are not published yet, must not reach the site. */
function removeOthers(root: string, due: readonly LoadedRelease[]): void {
  const keep = new Set(due.map(({ id }) => releaseName(id)));
  const packages = join(root, "data/packages");
  for (const name of packagesIn(packages)) {
    if (!keep.has(name)) rmSync(join(packages, name), { recursive: true });
  }
  for (const { name } of foldersIn(packages)) {
    if (readdirSync(join(packages, name)).length === 0) rmdirSync(join(packages, name));
  }
}

function packagesIn(packages: string): string[] {
  return foldersIn(packages).flatMap(({ name }) =>
    foldersIn(join(packages, name)).map((period) => `${name}/${period.name}`),
  );
}

function foldersIn(path: string) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
}

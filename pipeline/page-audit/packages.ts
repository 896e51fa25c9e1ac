import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AuditFile, PublicationFile, QualityFile, ReleaseFile } from "../package.ts";
import type { VersionsFile } from "../versions/words.ts";
import { accessibilityCounts } from "./accessibility-counts.ts";
import { actionCounts } from "./actions.ts";
import { candidateCounts } from "./candidates.ts";
import { type Cells, cellsOf } from "./cells.ts";
import { citationCounts } from "./citation-counts.ts";
import { codingCounts } from "./coding-counts.ts";
import { type Margins, marginsOf } from "./comparison.ts";
import { consultationCounts } from "./consultation-counts.ts";
import { guidanceCounts } from "./guidance-counts.ts";
import { progressCounts } from "./progress.ts";
import { protectionCounts } from "./protection-counts.ts";
import { type Groups, groupsOf, limitsOf } from "./representation.ts";
import { trialCounts } from "./trials.ts";
import { definitionWords, type Words, wordsOf } from "./words.ts";

/** The published counts that are in no table, by the address that a page gives: "quality:read", "effects:shown". */
export type Counts = ReadonlyMap<string, string>;

export type Release = {
  name: string;
  synthetic: boolean;
  cells: Cells;
  counts: Counts;
  margins: Margins;
  groups?: Groups;
};

/** `shared` are counts that belong to no release, such as those of the accessibility statement. */
export type Packages = { releases: ReadonlyMap<string, Release>; words: Words; shared: Counts };

/** Reads every package in a folder. The files are ours, so that their shapes are trusted; their values are not. */
export function readPackages(folder: string): Packages {
  const names = folders(folder).flatMap((collection) =>
    folders(join(folder, collection)).map((period) => `${collection}/${period}`),
  );
  const built = names.filter((name) => existsSync(join(folder, name, "release.json")));
  const publication: PublicationFile = JSON.parse(readFileSync(join(folder, "publication.json"), "utf8"));
  const texts = built.flatMap((name) => textsOf(join(folder, name)));
  const releases = new Map(built.map((name) => [name, readRelease(join(folder, name), name)]));
  const cells = (name: string) => releases.get(name)?.cells ?? null;
  return {
    releases,
    words: wordsOf([...definitionWords(publication), ...texts]),
    shared: new Map([
      ...accessibilityCounts(folder),
      ...actionCounts(publication),
      ...citationCounts(publication),
      ...consultationCounts(folder, publication, cells),
    ]),
  };
}

/** The figures of a package; `name` is that of its release, as "collection/period". */
export function readRelease(folder: string, name: string): Release {
  const release: ReleaseFile = JSON.parse(readFileSync(join(folder, "release.json"), "utf8"));
  const quality: QualityFile = JSON.parse(readFileSync(join(folder, "quality.json"), "utf8"));
  const audit: AuditFile = JSON.parse(readFileSync(join(folder, "audit.json"), "utf8"));
  const read = (file: string) => readFileSync(join(folder, file), "utf8");
  const cells = cellsOf(release, read);
  return {
    name,
    synthetic: release.synthetic !== null,
    cells,
    groups: groupsOf(release, cells, audit),
    margins: marginsOf(release.tables, audit),
    counts: new Map([
      ...qualityCounts(quality),
      ...auditCounts(audit),
      ...protectionCounts(audit),
      ...guidanceCounts(release, read),
      ...versionCounts(folder, name),
      ...candidateCounts(release, cells),
      ...trialCounts(release, cells),
      ...limitsOf(release),
      ...progressCounts(release),
    ]),
  };
}

function qualityCounts(quality: QualityFile): [string, string][] {
  return [
    ["quality:read", quality.read.shown],
    ["quality:used", quality.used.shown],
    ...quality.setAside.map(({ reason, rows }): [string, string] => [
      `quality:setAside:${reason}`,
      rows.shown,
    ]),
    ...quality.answered.map(({ variable, percent }): [string, string] => [
      `quality:answered:${variable}`,
      percent.shown,
    ]),
    ...(quality.coding ?? []).flatMap(codingCounts),
  ];
}

function auditCounts({ counts, disclosure }: AuditFile): [string, string][] {
  return Object.entries({ ...counts, ...disclosure }).map(([name, count]) => [
    `audit:${name}`,
    grouped(count),
  ]);
}

/** The number of the release, and that of each of its editions, the newest first. */
function versionCounts(folder: string, name: string): [string, string][] {
  const path = join(folder, "versions.json");
  if (!existsSync(path)) return [];
  const { version, changelog }: VersionsFile = JSON.parse(readFileSync(path, "utf8"));
  const own = changelog.filter(({ release }) => release === name);
  return [
    ["version", version],
    ...own.map((entry, index): [string, string] => [`version:${index}`, entry.version]),
  ];
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** All that a package says in words: its definitions, its findings, and its commentary without the figures. */
export function textsOf(folder: string): string[] {
  const files = ["release.json", "quality.json", "versions.json"];
  const json = files
    .filter((file) => existsSync(join(folder, file)))
    .flatMap((file) => definitionWords(JSON.parse(readFileSync(join(folder, file), "utf8"))));
  return [...json, ...definitionWords(readFileSync(join(folder, "commentary.md"), "utf8"))];
}

/** A folder with a dot in its name is one that a build which was stopped left half written. */
function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.includes("."))
    .map((entry) => entry.name)
    .sort();
}

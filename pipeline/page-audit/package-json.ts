import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, leavesOf } from "./leaves.ts";

/** What the packages say in JSON: each release.json and versions.json, every text, and where the site will be. */
export type PackageJson = {
  releases: ReadonlyMap<string, { release: unknown; versions: unknown }>;
  texts: ReadonlySet<unknown>;
  address: string;
  /** The release calendar and the day of the build, as `publication.json` has them. */
  calendar: readonly unknown[];
  asOf: unknown;
};

/** Reads the JSON files of all packages in a folder. */
export function readPackageJson(folder: string): PackageJson {
  const publication = readJson(join(folder, "publication.json"));
  const names = folders(folder).flatMap((collection) =>
    folders(join(folder, collection)).map((period) => `${collection}/${period}`),
  );
  const built = names.filter((name) => existsSync(join(folder, name, "release.json")));
  const files = built.flatMap((name) => jsonFiles(join(folder, name)));
  const leaves = [publication, ...files].flatMap((value) => leavesOf(value));
  return {
    releases: new Map(built.map((name) => [name, ownFiles(join(folder, name))])),
    texts: new Set(leaves.map(([, value]) => value)),
    address: String(at(publication, "publisher", "address")).replace(/\/?$/, "/"),
    calendar: Object.values(at(publication, "calendar") ?? {}),
    asOf: at(publication, "asOf"),
  };
}

/** The newest period of a collection for which there is a package; null where there is none. */
export function newestPeriod(releases: Iterable<string>, collection: string): string | null {
  const periods = [...releases]
    .filter((name) => name.startsWith(`${collection}/`))
    .map((name) => name.slice(collection.length + 1));
  return periods.sort().at(-1) ?? null;
}

function ownFiles(folder: string): { release: unknown; versions: unknown } {
  const versions = join(folder, "versions.json");
  return {
    release: readJson(join(folder, "release.json")),
    versions: existsSync(versions) ? readJson(versions) : null,
  };
}

function jsonFiles(folder: string): unknown[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.map((name) => readJson(join(folder, name)));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** A folder with a dot in its name is one that a build which was stopped left half written. */
function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.includes("."))
    .map((entry) => entry.name)
    .sort();
}

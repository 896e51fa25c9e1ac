import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readRows } from "./parquet-rows.js";

/** @import { AuditFile, PublicationFile, PublishedTable, QualityFile, ReleaseFile } from "../../pipeline/package.ts" */
/** @import { VersionsFile } from "../../pipeline/versions/words.ts" */
/** @import { Row } from "./parquet-rows.js" */
/**
 * One release as the pages use it. `rows` has the rows of every table by the table's name.
 * @typedef {{
 *   folder: string, release: ReleaseFile, quality: QualityFile, audit: AuditFile, commentary: string,
 *   rows: ReadonlyMap<string, Row[]>,
 *   versions: VersionsFile | null,
 * }} Package
 * A version of a release that a correction replaced, and the day (YYYY-MM-DD).
 * @typedef {{ item: Package, date: string }} Replaced
 */

/**
 * @param {string} folder
 * @param {string} name
 */
function readJson(folder, name) {
  return JSON.parse(readFileSync(path.join(folder, name), "utf8"));
}

/**
 * What belongs to no release.
 * @param {string} root the content root
 * @returns {PublicationFile}
 */
export function readPublication(root) {
  return readJson(path.join(root, "data/packages"), "publication.json");
}

/**
 * Every package of a content root, by collection and then period.
 * @param {string} root the content root
 * @returns {Promise<Package[]>}
 */
export function readPackages(root) {
  const packages = path.join(root, "data/packages");
  const folders = subfolders(packages).flatMap(subfolders);
  return Promise.all(
    folders.filter((folder) => existsSync(path.join(folder, "release.json"))).map(readPackage),
  );
}

/**
 * The versions of the releases that corrections replaced, by release and then date.
 * @param {readonly Package[]} packages
 * @returns {Promise<Replaced[]>}
 */
export function readReplaced(packages) {
  const found = packages.flatMap(({ folder }) => replacedOn(folder).map((date) => ({ folder, date })));
  return Promise.all(
    found.map(async ({ folder, date }) => ({
      item: await readPackage(path.join(folder, "superseded", date)),
      date,
    })),
  );
}

/**
 * The days on which versions of a release were replaced that its package holds.
 * @param {string} folder of the package
 * @returns {string[]} sorted
 */
export function replacedOn(folder) {
  const kept = path.join(folder, "superseded");
  return existsSync(kept) ? subfolders(kept).map((each) => path.basename(each)) : [];
}

/**
 * A folder with a dot in its name is one that a build which was stopped left half written.
 * @param {string} folder
 * @returns {string[]} sorted, so that the order never depends on the file system
 */
function subfolders(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.includes("."),
  );
  return entries
    .map((entry) => entry.name)
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * @param {string} folder
 * @returns {Promise<Package>}
 */
async function readPackage(folder) {
  /** @type {ReleaseFile} */
  const release = readJson(folder, "release.json");
  return {
    folder,
    release,
    quality: readJson(folder, "quality.json"),
    audit: readJson(folder, "audit.json"),
    versions: existsSync(path.join(folder, "versions.json")) ? readJson(folder, "versions.json") : null,
    commentary: readFileSync(path.join(folder, "commentary.md"), "utf8"),
    rows: new Map(await Promise.all(release.tables.map((table) => readTable(folder, table)))),
  };
}

/**
 * @param {string} folder
 * @param {PublishedTable} table
 * @returns {Promise<[string, Row[]]>}
 */
async function readTable(folder, table) {
  const file = table.files.find(({ format }) => format === "parquet");
  return [table.name, file ? await readRows(path.join(folder, file.path), table) : []];
}

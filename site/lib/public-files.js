import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { releaseAddress } from "./addresses.js";
import { fileKind } from "./file-kinds.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/**
 * A file of a package that readers can download. `table` is the table that it belongs to, null for one of the whole
 * release; `address` starts at the root of the site; `latest` is the address that always leads to the newest release.
 * @typedef {{
 *   name: string, table: string | null, title: string, format: string, mediaType: string, data: boolean,
 *   bytes: number, sha256: string, address: string, latest: string,
 * }} PublicFile
 */

/**
 * The names of the files of a package, sorted. All of them are public and lie beside its landing page, so that what
 * lists them (a Data Package, checksums) is true of the copies too.
 * @param {string} folder
 * @returns {string[]}
 */
export function publicNames(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

/**
 * The public files of a package with their sizes and checksums: those of each table in the order of the tables, then
 * those of the whole release.
 * @param {{ folder: string, release: ReleaseFile }} item
 * @returns {PublicFile[]}
 */
export function publicFiles({ folder, release }) {
  const titles = titlesOf(folder);
  const files = publicNames(folder).map((name) => {
    const table = release.tables.find((each) => name.startsWith(`${each.name}.`)) ?? null;
    const content = readFileSync(path.join(folder, name));
    const { format, mediaType, data } = fileKind(name);
    return {
      name,
      table: table?.name ?? null,
      title: titles.get(name) ?? table?.title ?? wholeTitle(name),
      format,
      mediaType,
      data,
      bytes: content.byteLength,
      sha256: createHash("sha256").update(content).digest("hex"),
      address: `${releaseAddress(release)}data/${name}`,
      latest: `/releases/${release.collection}/latest/data/${name}`,
    };
  });
  const order = [...release.tables.map(({ name }) => name), null];
  return order.flatMap((table) => files.filter((file) => file.table === table));
}

/** @param {string} name */
function wholeTitle(name) {
  /** @type {Record<string, string>} */
  const known = {
    "audit.json": "Result of the disclosure audit",
    "datapackage.json": "Description of the files (Data Package)",
    "quality.json": "Quality figures",
    "versions.json": "Versions, and what changed in each",
    "commentary.md": "Commentary",
    "release.json": "The release: dates, tables, questionnaire",
    SHA256SUMS: "Checksums of all files",
  };
  return known[name] ?? name;
}

/**
 * The titles that the package gives its files.
 * @param {string} folder
 * @returns {Map<string, string>}
 */
function titlesOf(folder) {
  /** @type {{ resources?: { path: string, title?: string }[] }} */
  const { resources = [] } = JSON.parse(readFileSync(path.join(folder, "datapackage.json"), "utf8"));
  return new Map(resources.flatMap(({ path: name, title }) => (title ? [[name, title]] : [])));
}

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { apiFiles } from "./api.js";
import { root, siteFolder } from "./content-root.js";
import { hostFiles } from "./host-files.js";
import { searchDocuments } from "./search-index.js";
import { searchEngineFiles } from "./sitemap.js";

/** @import { View } from "./view.js" */

/**
 * The files of every package beside its landing page, and those of the newest of each series also under `latest`, so
 * that a program can ask for the newest figures at an address that never changes; and those of replaced versions.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function copyPackages(out, { releases, superseded }) {
  for (const { folder, publicFiles } of superseded)
    for (const { name, address } of publicFiles) copyTo(path.join(out, address), path.join(folder, name));
  copyReleases(out, releases);
}

/**
 * @param {string} out
 * @param {View["releases"]} releases
 */
function copyReleases(out, releases) {
  for (const { publicFiles, release, superseded } of releases) {
    const from = path.join(root, "data/packages", release.collection, release.period);
    for (const { name, address, latest } of publicFiles) {
      const places = superseded === null ? [address, latest] : [address];
      for (const place of places) {
        copyTo(path.join(out, place), path.join(from, name));
      }
    }
  }
}

/**
 * @param {string} to
 * @param {string} from
 */
function copyTo(to, from) {
  mkdirSync(path.dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/**
 * The static API: each JSON text at its address.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function writeApi(out, view) {
  for (const [address, content] of apiFiles(view)) {
    const to = path.join(out, address);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, `${JSON.stringify(content, null, 2)}\n`);
  }
}

/**
 * What search engines and web hosts read, and the icon of the site. It is written last, as it lists what is there.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function writeFrame(out, view) {
  for (const [name, text] of searchEngineFiles(view)) writeFileSync(path.join(out, name), text);
  copyFileSync(path.join(siteFolder, "static/favicon.svg"), path.join(out, "favicon.svg"));
  for (const [name, text] of hostFiles(out, view.publisher.address)) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    writeFileSync(path.join(out, name), text);
  }
}

/**
 * What the search page finds.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function writeSearch(out, view) {
  const to = path.join(out, "search/index.json");
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, `${JSON.stringify({ documents: searchDocuments(view) })}\n`);
}

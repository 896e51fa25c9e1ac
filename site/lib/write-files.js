import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compile } from "sass";
import { govuk, root, siteFolder } from "./content-root.js";

/** @import { View } from "./view.js" */

/**
 * The one style sheet, compiled from Sass by a compiler in plain JavaScript.
 * @param {string} out folder of the site
 */
export function writeStyles(out) {
  const { css } = compile(path.join(siteFolder, "styles/main.scss"), {
    loadPaths: [govuk],
    style: "compressed",
  });
  mkdirSync(path.join(out, "styles"), { recursive: true });
  writeFileSync(path.join(out, "styles/main.css"), `${css}\n`);
}

/**
 * The public files of every package, beside its landing page.
 * @param {string} out folder of the site
 * @param {View} view
 */
export function copyPackages(out, { releases }) {
  for (const { address, release } of releases) {
    const from = path.join(root, "data/packages", release.collection, release.period);
    const to = path.join(out, address, "data");
    mkdirSync(to, { recursive: true });
    const files = readdirSync(from).filter((name) =>
      /\.(csv|parquet)$|^(datapackage|quality|audit)\.json$/.test(name),
    );
    for (const name of files) copyFileSync(path.join(from, name), path.join(to, name));
  }
}

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { siteFolder } from "./content-root.js";

/** Files of the site that pages' scripts share with the templates, so that both show a number alike. */
const shared = ["lib/show.js"];

/**
 * The scripts of the pages, without their comments: browsers load modules, so nothing is bundled. They stand in the site
 * as they do in the project, "client/explore/main.js" and "lib/show.js", so that their imports hold in both.
 * @param {string} out folder of the site
 */
export function copyClient(out) {
  const folder = path.join(siteFolder, "client");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => path.join("client", name));
  for (const name of [...scripts.sort(), ...shared]) {
    mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    const source = readFileSync(path.join(siteFolder, name), "utf8");
    writeFileSync(path.join(out, name), withoutComments(source));
  }
  copyLibrary(path.join(out, "client/search"));
}

/**
 * A script without the comments that have lines of their own, which are half of what a reader would load.
 * @param {string} source
 */
function withoutComments(source) {
  return source.replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*\n/gm, "").replace(/^[ \t]*\/\/.*\n/gm, "");
}

/**
 * The search library in the place of the module that names its package. It comes with its documentation, which is most
 * of it and which no browser reads: that is left out. Its licence goes with it.
 * @param {string} folder
 */
function copyLibrary(folder) {
  const library = path.join(siteFolder, "../node_modules/minisearch");
  const source = readFileSync(path.join(library, "dist/es/index.js"), "utf8");
  const code = source.replace(/\/\*[\s\S]*?\*\/\n?/g, "").replace(/^\s*\/\/.*\n?/gm, "");
  writeFileSync(path.join(folder, "minisearch.js"), `// MiniSearch: see minisearch-licence.txt\n${code}`);
  copyFileSync(path.join(library, "LICENSE.txt"), path.join(folder, "minisearch-licence.txt"));
}

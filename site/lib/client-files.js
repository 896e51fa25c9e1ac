import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { siteFolder } from "./content-root.js";

/** Files of the site that pages' scripts share with the templates, so that both show a number alike. */
const shared = ["lib/show.js"];

/**
 * The scripts of the pages, as they are written: browsers load modules, so nothing is bundled. They stand in the site
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
    copyFileSync(path.join(siteFolder, name), path.join(out, name));
  }
}

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { linksByRoot } from "./links.js";

/** @import { View } from "./view.js" */
/** What is used of Eleventy's environment of templates. @typedef {{ render: (name: string, context: object) => string }} Templates */

/**
 * The pages of places, each written before the next is made: Eleventy compiles a template anew for each page and holds
 * all pages until the last is made, which a site of twenty thousand places has no time or space for. The templates and
 * their filters are Eleventy's, and are compiled once.
 * @param {string} out folder of the site
 * @param {View} view
 * @param {Templates} templates
 */
export function writeAreas(out, view, templates) {
  for (const item of view.areaPages) {
    const { address } = item;
    const html = templates.render("area.njk", { view, item, page: { url: address } });
    const folder = path.join(out, address);
    mkdirSync(folder);
    writeFileSync(path.join(folder, "index.html"), linksByRoot(html, address));
  }
}

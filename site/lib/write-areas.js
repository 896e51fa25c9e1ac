import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { areaHtml } from "./area-html.js";
import { groupBy } from "./group-by.js";

/** @import { Templates } from "./area-html.js" */
/** @import { View } from "./view.js" */

/**
 * The pages of places, each written before the next is made: Eleventy compiles a template anew for each page and holds
 * all pages until the last is made, which a site of twenty thousand places has no time or space for. The templates and
 * their filters are Eleventy's.
 * @param {string} out folder of the site
 * @param {View} view
 * @param {Templates} templates
 */
export function writeAreas(out, view, templates) {
  for (const pages of groupBy(view.areaPages, (page) => page.view).values()) {
    const [first] = pages;
    if (first === undefined) continue;
    const html = areaHtml(view, first, templates);
    for (const page of pages) {
      const folder = path.join(out, page.address);
      mkdirSync(folder);
      writeFileSync(path.join(folder, "index.html"), html(page));
    }
  }
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { absoluteAddress } from "./site/lib/addresses.js";
import { copyClient } from "./site/lib/client-files.js";
import { root, siteFolder } from "./site/lib/content-root.js";
import { fitted } from "./site/lib/description.js";
import { linkTerms } from "./site/lib/glossary.js";
import { hostLinks, relativeLinks } from "./site/lib/links.js";
import { writeStyles } from "./site/lib/styles.js";
import { readView } from "./site/lib/view.js";
import { writeAreas } from "./site/lib/write-areas.js";
import { writeCharts } from "./site/lib/write-charts.js";
import { writeFeeds } from "./site/lib/write-feeds.js";
import { copyPackages, writeApi, writeFrame, writeSearch } from "./site/lib/write-files.js";

/** @import { Templates } from "./site/lib/area-html.js" */
/** @typedef {{ page: { url: string } }} Context */
/** What Eleventy tells with its events. @typedef {{ directories: { output: string }, environment: Templates }} Told */
/**
 * What is used here of Eleventy's configuration, which comes without types.
 * @typedef {{
 *   setUseGitIgnore: (use: boolean) => void,
 *   addTemplate: (name: string, content: string) => void,
 *   addGlobalData: (name: string, data: unknown) => void,
 *   addNunjucksFilter: (name: string, filter: (first: string, ...more: string[]) => string) => void,
 *   addTransform: (name: string, transform: (this: Context, content: string) => string) => void,
 *   on: (event: string, hear: (told: Told) => void) => void,
 * }} Config
 */

/**
 * The site, built from a content root's packages and methodology alone. `pipeline/site.ts` runs this in a process
 * that may read nothing else, so no `.gitignore` is looked for and no worker or child process is started.
 * @param {Config} config
 */
export default async function site(config) {
  // What drawings leave behind outlives young collections: it is cleared before the heap grows by this much again.
  setFlagsFromString("--heap-growing-percent=60");
  const view = await readView(root);
  const { address } = view.publisher;
  config.setUseGitIgnore(false);
  addPages(config);
  config.addGlobalData("view", view);
  config.addNunjucksFilter("absolute", (url) => absoluteAddress(url, address));
  config.addNunjucksFilter("fitted", fitted);
  config.addTransform("terms", function (content) {
    return linkTerms(content, this.page.url, view.glossary);
  });
  config.addTransform("links", function (content) {
    return this.page.url === "/404.html"
      ? hostLinks(content, address)
      : relativeLinks(content, this.page.url);
  });
  /** @type {Templates | undefined} */
  let templates;
  config.on("eleventy.engine.njk", ({ environment }) => {
    templates = environment;
  });
  // First, so that what it took is free again when the pages, which are all held until the last is made, need most.
  config.on("eleventy.before", ({ directories }) => writeStyles(directories.output));
  config.on("eleventy.after", ({ directories }) => {
    copyClient(directories.output);
    copyPackages(directories.output, view);
    if (templates === undefined) throw new Error("Eleventy gave no templates");
    writeAreas(directories.output, view, templates);
    writeApi(directories.output, view);
    writeSearch(directories.output, view);
    writeFeeds(directories.output, view);
    writeCharts(directories.output, view);
    writeFrame(directories.output, view);
  });
}

/**
 * Gives Eleventy the templates by hand. Its own search starts at the folder that holds both the project and the
 * output, which the confined process may not read when the output lies elsewhere, and then finds nothing.
 * @param {Config} config
 */
function addPages(config) {
  const folder = path.join(siteFolder, "pages");
  const names = readdirSync(folder).filter((name) => name.endsWith(".njk"));
  for (const name of names.sort()) config.addTemplate(name, readFileSync(path.join(folder, name), "utf8"));
}

/** `input` has no template in it: see `addPages`. */
export const config = {
  dir: {
    input: "site/styles",
    includes: "../layouts",
    data: "../data",
    output: process.env["FIRST_RELEASE_OUT"] ?? "_site",
  },
  templateFormats: ["njk"],
};

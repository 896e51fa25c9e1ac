import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { relativeAddress } from "./site/lib/addresses.js";
import { copyClient } from "./site/lib/client-files.js";
import { root, siteFolder } from "./site/lib/content-root.js";
import { fitted } from "./site/lib/description.js";
import { linkTerms } from "./site/lib/glossary.js";
import { readView } from "./site/lib/view.js";
import { writeCharts } from "./site/lib/write-charts.js";
import { writeFeeds } from "./site/lib/write-feeds.js";
import { copyPackages, writeApi, writeFrame, writeSearch, writeStyles } from "./site/lib/write-files.js";

/** @typedef {{ page: { url: string } }} Context */
/**
 * What is used here of Eleventy's configuration, which comes without types.
 * @typedef {{
 *   setUseGitIgnore: (use: boolean) => void,
 *   addTemplate: (name: string, content: string) => void,
 *   addGlobalData: (name: string, data: unknown) => void,
 *   addNunjucksFilter: (name: string, filter: (first: string, ...more: string[]) => string) => void,
 *   addTransform: (name: string, transform: (this: Context, content: string) => string) => void,
 *   on: (event: string, hear: (found: { directories: { output: string } }) => void) => void,
 * }} Config
 */

/**
 * The site, built from a content root's packages and methodology alone. `pipeline/site.ts` runs this in a process
 * that may read nothing else, so no `.gitignore` is looked for and no worker or child process is started.
 * @param {Config} config
 */
export default async function site(config) {
  // Pages are held until all are made: beside them, what each leaves behind is cleared before it takes as much again.
  setFlagsFromString("--heap-growing-percent=40");
  const view = await readView(root);
  const { address } = view.publisher;
  config.setUseGitIgnore(false);
  addPages(config);
  config.addGlobalData("view", view);
  config.addNunjucksFilter("lean", (html, from = "") => lean(String(html), from));
  config.addNunjucksFilter("absolute", (url) => absolute(url, address));
  config.addNunjucksFilter("fitted", fitted);
  config.addTransform("terms", function (content) {
    return isArea(this.page.url) ? content : linkTerms(content, this.page.url, view.glossary);
  });
  config.addTransform("links", function (content) {
    if (isArea(this.page.url)) return content;
    return this.page.url === "/404.html"
      ? hostLinks(content, address)
      : relativeLinks(content, this.page.url);
  });
  // First, so that what it took is free again when the pages, which are all held until the last is made, need most.
  config.on("eleventy.before", ({ directories }) => writeStyles(directories.output));
  config.on("eleventy.after", ({ directories }) => {
    copyClient(directories.output);
    copyPackages(directories.output, view);
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

const link = /(\s(?:href|src|action)=")(\/[^"]*)"/g;

/**
 * Whether a page is one of perhaps twenty thousand, to which as little is done as can be.
 * @param {string} url
 */
function isArea(url) {
  return /^\/releases\/[^/]+\/[^/]+\/areas\/[^/]+\/$/.test(url);
}

/**
 * A page made lean: every link from the root of the site is written from the page by the same steps up, and letters
 * beyond Latin-1 are written as numbers, so that it is held in half the memory: for that it must be read anew, since a
 * text made of one that has such letters keeps two bytes for each. Both are faster than `relativeLinks`.
 * @param {string} html without scripts
 * @param {string} from
 */
function lean(html, from) {
  const up = "../".repeat(from.split("/").length - 2);
  const latin = html
    .replaceAll('="/', `="${up}`)
    .replace(/[\ud800-\udbff][\udc00-\udfff]|[\u0100-\uffff]/g, (letter) => `&#${letter.codePointAt(0)};`);
  return Buffer.from(latin, "latin1").toString("latin1");
}

/**
 * Links of a page that start at the root of the site, made relative to the page.
 * @param {string} content
 * @param {string} from
 */
function relativeLinks(content, from) {
  return content.replace(link, (_, attribute, to) => `${attribute}${relativeAddress(from, to)}"`);
}

/**
 * The page that a host shows for any missing address cannot know where it stands: its links start at the host.
 * @param {string} content
 * @param {string} host
 */
function hostLinks(content, host) {
  return content.replace(link, (_, attribute, to) => `${attribute}${new URL(absolute(to, host)).pathname}"`);
}

/**
 * @param {string} url from the root of the site
 * @param {string} host address at which the site is published
 */
function absolute(url, host) {
  return new URL(`.${url}`, host.replace(/\/?$/, "/")).href;
}

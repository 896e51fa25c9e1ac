import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderPage } from "./markdown.js";

/** @import { Page } from "./markdown.js" */
/** @import { Series } from "./series.js" */
/** @typedef {Page & { name: string, address: string, shownTitle: string }} Article */

/**
 * Pages that a publisher may write for every release: what they are called where the text has no title, and what they
 * are about.
 */
const standing = {
  "disclosure-control": {
    title: "Disclosure control",
    about: "How counts are changed or withheld so that nobody in them can be recognised.",
  },
  symbols: { title: "Symbols", about: "What the letters that stand in place of figures mean." },
  glossary: { title: "Glossary", about: "The words of statistics in plain English." },
  engagement: {
    title: "Taking part: what is promised, and where it is kept",
    about: "Each promise to the people who use our services and statistics, with the page that keeps it.",
  },
  revisions: {
    title: "Revisions and corrections",
    about: "When published figures change, how that is said and where the earlier ones stay.",
  },
};

/**
 * The standing pages of the methodology that exist.
 * @param {string} root the content root
 */
export function readStanding(root) {
  return Object.entries(standing).flatMap(([name, { title, about }]) =>
    article(path.join(root, "methodology", `${name}.md`), name, `/methodology/${name}/`, title).map(
      (page) => ({
        ...page,
        about,
      }),
    ),
  );
}

/** Where a newcomer begins; it heads the list of guides. */
const firstGuide = "first-release.md";

/**
 * The guides for statisticians: the first, then the others by name.
 * @param {string} root the content root
 */
export function readGuides(root) {
  const folder = path.join(root, "methodology/guides");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  return names
    .sort((a, b) => Number(b === firstGuide) - Number(a === firstGuide) || (a < b ? -1 : 1))
    .map((name) => name.slice(0, -".md".length))
    .flatMap((name) =>
      article(path.join(folder, `${name}.md`), name, `/guides/${name}/`, name.replaceAll("-", " ")),
    );
}

/**
 * A page of methodology and quality for every series, with the publisher's words where there are any.
 * @param {string} root the content root
 * @param {readonly Series[]} series
 */
export function readCollections(root, series) {
  return series.map((each) => {
    const file = path.join(root, "methodology", each.collection, "quality.md");
    const [found] = article(file, each.collection, `/methodology/${each.collection}/`, each.title);
    const shownTitle = `${each.title}: methodology and quality`;
    return { series: each, address: `/methodology/${each.collection}/`, shownTitle, text: found ?? null };
  });
}

/**
 * @param {string} file
 * @param {string} name
 * @param {string} address
 * @param {string} title
 * @returns {Article[]} one, or none where the file does not exist
 */
function article(file, name, address, title) {
  if (!existsSync(file)) return [];
  const page = renderPage(readFileSync(file, "utf8"));
  return [{ ...page, html: linkPages(page.html), name, address, shownTitle: page.title ?? title }];
}

/**
 * Links between Markdown files of the methodology become links between its pages.
 * @param {string} html
 */
function linkPages(html) {
  return html.replace(
    /href="(?:\.{1,2}\/|guides\/)*([a-z0-9-]+(?:\/quality)?)\.md(#[^"]*)?"/g,
    (_, name, part = "") => {
      const page = name.replace("/quality", "");
      const folder = page in standing || name !== page ? "methodology" : "guides";
      return `href="/${folder}/${page}/${part}"`;
    },
  );
}

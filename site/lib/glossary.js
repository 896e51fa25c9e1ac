import { textOf } from "./sections.js";

/** @import { Article } from "./methodology.js" */
/** A word of the glossary as texts have it, in any number, and where it is explained. */
/** @typedef {{ forms: RegExp, address: string }} Term */
/** The words to link, and one pattern that finds any of them, the longest first. */
/** @typedef {{ terms: readonly Term[], any: RegExp | null }} Glossary */

/** How the source marks a word that has an everyday meaning too: it is explained, and not linked in texts. */
const everyday = /<!-- everyday word[^>]*-->\s*/g;

/**
 * The words of the glossary that texts link to. A section that has "Also: …" is found by those words as well.
 * @param {readonly Pick<Article, "name" | "address" | "html">[]} standing
 * @returns {Glossary}
 */
export function readGlossary(standing) {
  const page = standing.find(({ name }) => name === "glossary");
  const sections = (page?.html ?? "").split(/(?=<h2 id=")/).slice(1);
  const words = sections
    .filter((section) => section.search(everyday) < 0)
    .flatMap((section) => wordsOf(section, page?.address ?? ""))
    .sort((a, b) => b.word.length - a.word.length || (a.word < b.word ? -1 : 1));
  const sources = words.map(({ word }) => formsOf(word));
  return {
    terms: words.map(({ address }, at) => ({ forms: new RegExp(`^${sources[at]}$`, "i"), address })),
    any: sources.length === 0 ? null : new RegExp(`(?<![\\w-])(?:${sources.join("|")})(?![\\w-])`, "gi"),
  };
}

/**
 * The glossary as readers see it, without the marks of its source.
 * @template {Pick<Article, "html">} T
 * @param {T} page
 */
export function withoutMarks(page) {
  return { ...page, html: page.html.replace(everyday, "") };
}

/**
 * @param {string} section
 * @param {string} page
 */
function wordsOf(section, page) {
  const [, id = "", heading = ""] = /^<h2 id="([^"]*)">([\s\S]*?)<\/h2>/.exec(section) ?? [];
  const [, also = ""] = /<p>Also: ([\s\S]*?)\.?<\/p>/.exec(section) ?? [];
  const words = [textOf(heading), ...also.split(",").map((word) => word.trim())];
  return words.filter((word) => word !== "").map((word) => ({ word, address: `${page}#${id}` }));
}

/**
 * A pattern of a word and its plural, or of a plural and its singular.
 * @param {string} word
 */
function formsOf(word) {
  const source = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  if (/[^s]s$/.test(source)) return `${source}?`;
  if (/[^aeiou]y$/.test(source)) return `${source.slice(0, -1)}(?:y|ies)`;
  return `${source}s?`;
}

/** Pages whose texts link to the glossary: of series and releases, and about how they are made and protected. */
const linked =
  /^\/(?:releases\/[^/]+\/(?:[^/]+\/(?:quality\/|protection\/)?)?|methodology\/(?!glossary\/)[^/]+\/)$/;

/** Elements of running text. */
const prose = new Set(["p", "li", "blockquote"]);

/** Elements in which no word is linked: they are no running text, or have a meaning or a link of their own. */
const barred = new Set(
  (
    "a h1 h2 h3 h4 h5 h6 code pre table figure svg nav script style summary button label form strong " +
    "figcaption dl address cite"
  ).split(" "),
);

/** Parts of pages that are lists of facts and files. */
const barredClass =
  /\sclass="[^"]*\bfr-(?:synthetic|cite|contact|downloads|headlines|contents|finding__|list__facts)/;

/** Figures and claims, which are read as they stand; words of definitions may be linked. */
const figure = /\sdata-(?!words)/;

const token = /<(\/?)([a-z][a-z0-9-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>|<!--[\s\S]*?-->|[^<]+/gi;
const empty = /^(?:area|br|col|hr|img|input|link|meta|source|track|wbr)$/;

/**
 * A page whose texts link each word of the glossary where they first use it. Other pages stay as they are.
 * @param {string} html
 * @param {string} address of the page, from the root of the site
 * @param {Glossary} glossary
 */
export function linkTerms(html, address, { terms, any }) {
  const start = html.indexOf("<main");
  const end = html.indexOf("</main>");
  if (any === null || !linked.test(address) || start < 0 || end < 0) return html;
  /** @type {Set<string>} */
  const used = new Set();
  /** @param {string} text */
  const link = (text) =>
    text.replace(any, (word, at) => {
      const target = terms.find(({ forms }) => forms.test(word))?.address;
      if (target === undefined || used.has(target) || besideNumber(text, at, word.length)) return word;
      used.add(target);
      return `<a class="fr-term" href="${target}">${word}</a>`;
    });
  return html.slice(0, start) + overProse(html.slice(start, end), link) + html.slice(end);
}

/**
 * @param {string} html
 * @param {(text: string) => string} change what becomes of running text
 */
function overProse(html, change) {
  /** @type {{ prose: boolean, barred: boolean }[]} */
  const open = [];
  return html.replace(token, (whole, close, name, attributes) => {
    const here = open.at(-1) ?? { prose: false, barred: false };
    if (name === undefined)
      return here.prose && !here.barred && !whole.startsWith("<!--") ? change(whole) : whole;
    const tag = name.toLowerCase();
    if (close !== "") open.pop();
    else if (!empty.test(tag) && !attributes.endsWith("/"))
      open.push({
        prose: here.prose || prose.has(tag),
        barred: here.barred || barred.has(tag) || barredClass.test(attributes) || figure.test(attributes),
      });
    return whole;
  });
}

/**
 * A number keeps its neighbours, by which the page audit knows which definition it comes from.
 * @param {string} text
 * @param {number} at
 * @param {number} length
 */
function besideNumber(text, at, length) {
  return /\d[^\p{L}]*$/u.test(text.slice(0, at)) || /^[^\p{L}]*\d/u.test(text.slice(at + length));
}

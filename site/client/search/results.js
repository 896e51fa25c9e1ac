import { element } from "../explore/element.js";
import { marked, snippet } from "./snippet.js";

/** @import { Result } from "./engine.js" */
/** @import { Part } from "./snippet.js" */

/** More results than this nobody reads. */
export const mostResults = 50;

/**
 * How many were found, in words that are read out.
 * @param {number} found
 * @param {string} query
 */
export function countSentence(found, query) {
  if (found === 0)
    return `Nothing found for “${query}”. Try fewer or other words, or choose from the list below.`;
  const results = found === 1 ? "1 result" : `${found} results`;
  return `${results} for “${query}”${found > mostResults ? `. The first ${mostResults} are shown` : ""}.`;
}

/**
 * @param {Result} result
 * @param {URL} root of the site
 */
export function resultItem({ found, terms }, root) {
  const { title, kind, of, address, text } = found;
  const link = element(
    "a",
    { class: "govuk-link", href: new URL(address, root).href },
    ...marks(marked(title, terms)),
  );
  return element(
    "li",
    { class: "fr-list__item" },
    element("h3", { class: "govuk-heading-s fr-list__title" }, link),
    element("p", { class: "fr-list__facts" }, of === "" || of === kind ? kind : `${kind} – ${of}`),
    element("p", { class: "fr-list__summary" }, ...marks(snippet(text, terms))),
  );
}

/** @param {readonly Part[]} parts */
function marks(parts) {
  return parts.map(({ text, found }) => (found ? element("mark", {}, text) : text));
}

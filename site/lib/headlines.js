import { slug } from "./markdown.js";

/** @import { Headline } from "../../pipeline/package.ts" */
/** @typedef {Headline & { id: string }} HeadlineView */

/**
 * Headline figures, each with a fragment to quote it by. The fragment names the cell and not the headline's place, so
 * that a link still leads to the figure when another is put before it.
 * @param {readonly Headline[]} headlines
 * @returns {HeadlineView[]}
 */
export function headlineViews(headlines) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  return headlines.map((headline) => {
    const name = `figure-${slug(cellOf(headline))}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return { ...headline, id: times === 1 ? name : `${name}-${times}` };
  });
}

/**
 * The first cell that a headline shows, without its measure; its label where it names none.
 * @param {Headline} headline
 */
function cellOf({ html, label }) {
  const [, cell] = /\sdata-cell="([^"]*)\|[^"|]*"/.exec(html) ?? [];
  return cell ?? label;
}

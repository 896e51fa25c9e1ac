/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/**
 * A headline figure as another page than the release's own shows it: every figure names its release.
 * @typedef {{ label: string, html: string, comparison: string | null, sure: string | null }} Quoted
 */

/**
 * The headline figures of a release, to be quoted on any page.
 * @param {Pick<ReleaseFile, "collection" | "period" | "headlines">} release
 * @returns {Quoted[]}
 */
export function quotedHeadlines({ collection, period, headlines }) {
  const name = `${collection}/${period}`;
  const quoted = (/** @type {string | null | undefined} */ text) =>
    typeof text === "string" ? withRelease(text, name) : null;
  return headlines.map(({ label, html, comparison, sure }) => ({
    label,
    html: withRelease(html, name),
    comparison: quoted(comparison),
    sure: quoted(sure),
  }));
}

/**
 * Figures of a text with the name of their release before each cell that has none.
 * @param {string} html
 * @param {string} name as collection/period
 */
export function withRelease(html, name) {
  return html.replace(/(\sdata-(?:cell|change|claim)=")([^"]*)"/g, (_, attribute, cells) => {
    const full = String(cells)
      .split(" ")
      .map((cell) => withPrefix(cell, name));
    return `${attribute}${full.join(" ")}"`;
  });
}

/**
 * The address of a cell with the name of its release, which one of another release has already.
 * @param {string} cell
 * @param {string} name as collection/period
 */
export function withPrefix(cell, name) {
  return /^[^|/:]+\/[^|/:]+:/.test(cell) ? cell : `${name}:${cell}`;
}

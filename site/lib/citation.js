import { showDate } from "./show.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */

/**
 * How a release is cited in a text, ready to copy. Invented figures are called so there too.
 * @param {Pick<ReleaseFile, "producer" | "title" | "published" | "synthetic">} release
 * @param {string} address at which the release stays
 */
export function citationText(release, address) {
  const { producer, title, published } = release;
  const named = `${title}${citationSuffix(release)}`;
  return `${producer} (${published.slice(0, 4)}), ${named}, published ${showDate(published)}, ${address}`;
}

/**
 * What follows a release's title where it stands alone: that the figures are invented, unless the title says so.
 * @param {Pick<ReleaseFile, "title" | "synthetic">} release
 */
export function citationSuffix({ title, synthetic }) {
  return synthetic === null || /synthetic/i.test(title) ? "" : " [synthetic data]";
}

/**
 * How a series is cited as a whole.
 * @param {string} title
 * @param {Pick<ReleaseFile, "producer" | "synthetic">} newest its newest release
 * @param {string} address at which the series stays
 */
export function seriesCitation(title, { producer, synthetic }, address) {
  return `${producer}, ${title}${citationSuffix({ title, synthetic })} [series of releases], ${address}`;
}

/**
 * What a copy or a chart made from the figures must say of where they come from.
 * @param {Pick<ReleaseFile, "producer" | "licence">} release
 */
export function attribution({ producer, licence }) {
  return `Contains information from ${producer}, licensed under the ${licence.name}.`;
}

import { showDate } from "./show.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */

/**
 * How a release is cited in a text, ready to copy. Invented figures are called so there too.
 * @param {Pick<ReleaseFile, "producer" | "title" | "published" | "synthetic">} release
 * @param {string} address at which the release stays
 */
export function citationText({ producer, title, published, synthetic }, address) {
  const invented = synthetic === null || /synthetic/i.test(title) ? "" : " [synthetic data]";
  return `${producer} (${published.slice(0, 4)}), ${title}${invented}, published ${showDate(published)}, ${address}`;
}

/**
 * What a copy or a chart made from the figures must say of where they come from.
 * @param {Pick<ReleaseFile, "producer" | "licence">} release
 */
export function attribution({ producer, licence }) {
  return `Contains information from ${producer}, licensed under the ${licence.name}.`;
}

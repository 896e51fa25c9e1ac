import { escapeHtml } from "../lib/show.js";
import { directLabels } from "./bars.js";
import { partStyle } from "./part-style.js";
import { swatch } from "./textures.js";

/** @import { Chart } from "./chart.js" */
/**
 * An entry of a key: the label, and its swatch as SVG of 16 by 16 px.
 * @typedef {{ label: string, swatch: string }} KeyEntry
 * What a key's order is, in words, and its entries; none where names stand beside the marks.
 * @typedef {{ title: string, entries: KeyEntry[] }} Key
 */

/** Drawings that bear their own key, or need none. */
const keyless = ["line", "dot", "heat", "tiles"];

/**
 * The key gives the series in the order of the parts with the texture of each, so that colour never tells alone.
 *
 * @param {Chart} chart
 * @returns {Key}
 */
export function keyOf(chart) {
  const within = keyless.includes(chart.kind) || chart.by !== null;
  if (within || chart.series.length === 1 || directLabels(chart)) return { title: "", entries: [] };
  const parts = chart.kind === "stacked" || chart.kind === "diverging";
  const order = parts ? "each bar's parts, from left to right" : "each group's bars, from the top";
  const entries = chart.series.map((series) => ({
    label: series.label,
    swatch: swatch(partStyle(chart, series, false)),
  }));
  return { title: `Key: ${order}`, entries };
}

/** @param {Key} key */
export function keyHtml({ title, entries }) {
  if (entries.length === 0) return "";
  const items = entries.map(
    ({ label, swatch: drawn }) => `<li>${drawn} <span data-words>${escapeHtml(label)}</span></li>`,
  );
  return `<p class="chart-key-title">${title}</p><ul class="chart-key">${items.join("")}</ul>\n`;
}

import { chartData } from "./chart-data.js";
import { chartTable } from "./chart-table.js";
import { summary, title } from "./chart-words.js";
import { finished } from "./document.js";
import { draw } from "./draw.js";
import { keyHtml, keyOf } from "./key.js";
import { sizes } from "./layout.js";

/** @import { Chart, EarlierRelease, PublishedTable, ReleaseFile, Row, Size } from "./chart.js" */
/** @import { Key } from "./key.js" */
/**
 * All that a chart is shown with, made when it is asked for. `svg` draws it at a size, finished, with the attributes of a page or with others in
 * their place.
 * @typedef {{
 *   id: string, chart: Chart, title: string, scope: string, summaryHtml: string, summaryText: string,
 *   key: Key, keyHtml: string, tableHtml: string,
 *   svg: (size: Size["name"], attributes?: Record<string, string>) => string,
 * }} Parts
 */

/**
 * The parts of a chart, for a figure on a page, a file that stands alone or a page of its own. The same input gives
 * the same bytes.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @param {Record<string, unknown>} options
 * @param {readonly EarlierRelease[]} earlier where x="period" finds the other periods
 * @returns {Parts} Throws an Error where the options do not fit the table.
 */
export function chartParts(release, table, rows, options, earlier = []) {
  const chart = chartData(release, table, rows, options, earlier);
  return partsOf(chart, `chart-${table.name}-${options["index"] ?? 1}`, title(release, chart));
}

/**
 * The parts of a chart whose cells are picked already.
 *
 * @param {Chart} chart
 * @param {string} id of the figure on its page
 * @param {{ title: string, scope: string }} words
 * @returns {Parts}
 */
export function partsOf(chart, id, words) {
  const summaryHtml = summary(chart);
  const key = keyOf(chart);
  return {
    id,
    chart,
    ...words,
    summaryHtml,
    get summaryText() {
      return plain(summaryHtml);
    },
    key,
    keyHtml: keyHtml(key),
    get tableHtml() {
      return chartTable(chart, id, words.title);
    },
    svg: (name, attributes = pageAttributes(id)) => drawing(chart, id, name, attributes),
  };
}

/** @param {Chart} chart @param {string} id @param {Size["name"]} name @param {Record<string, string>} attributes */
function drawing(chart, id, name, attributes) {
  const size = sizes.find((one) => one.name === name) ?? sizes[0];
  const own = { class: `chart-${size.name}`, "font-size": String(size.size) };
  return finished(draw(chart, size), { ...own, ...attributes }, `${id}-${name}`);
}

/** A drawing on a page has the visible title as its name and the summary as its description. @param {string} id */
function pageAttributes(id) {
  return {
    role: "img",
    "aria-labelledby": `${id}-title`,
    "aria-describedby": `${id}-summary`,
    focusable: "false",
  };
}

/** @type {Record<string, string>} */
const characters = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The text of our own HTML. @param {string} html */
function plain(html) {
  return html.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name] ?? "");
}

import { escapeHtml } from "../lib/show.js";
import { needsSyntheticMark } from "../lib/table-html.js";
import { chartParts } from "./chart-parts.js";

/** @import { EarlierRelease, PublishedTable, ReleaseFile, Row } from "./chart.js" */
/** @import { Parts } from "./chart-parts.js" */

/**
 * A whole figure as HTML: title, key, a wide and a narrow drawing (the style sheet shows one), a text alternative
 * written from the cells, the figures as a table, and source. The same input gives the same bytes.
 *
 * Options are those of methodology/guides/charts.md, with `href` (the page of the whole table) and `index` (of the
 * chart on its page, so that ids differ).
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @param {Record<string, unknown>} options
 * @param {readonly EarlierRelease[]} earlier where x="period" finds the other periods
 * @returns {string} Throws an Error where the options do not fit the table.
 */
export function drawChart(release, table, rows, options, earlier = []) {
  const parts = chartParts(release, table, rows, options, earlier);
  return chartFigure(release, table, parts, { href: options["href"], tableHtml: parts.tableHtml });
}

/**
 * The figure of a chart whose parts are at hand, with the page of the whole table, if it has one, and the figures as a
 * table, or "" where they stand elsewhere on the page.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {Parts} parts
 * @param {{ href: unknown, tableHtml: string }} beside
 * @returns {string}
 */
export function chartFigure(release, table, parts, { href, tableHtml }) {
  const { id, title, scope, keyHtml, summaryHtml, svg } = parts;
  return `<figure class="chart" id="${id}">
<figcaption id="${id}-title" data-words><span class="chart-title">${escapeHtml(title)}</span> <span class="chart-scope">${escapeHtml(scope)}</span></figcaption>
${synthetic(release, title)}${keyHtml}${svg("wide")}
${svg("narrow")}
<p class="chart-summary" id="${id}-summary">${summaryHtml}</p>
${tableHtml}
${source(release, table.title, href)}
</figure>`;
}

/** @param {ReleaseFile} release @param {string} title */
function synthetic(release, title) {
  if (!needsSyntheticMark(release, title)) return "";
  return `<p class="chart-synthetic"><strong>Synthetic data.</strong> The release says what was made up.</p>\n`;
}

/** @param {ReleaseFile} release @param {string} tableTitle @param {unknown} href */
function source(release, tableTitle, href) {
  const from = `Source: ${escapeHtml(release.producer)}, ${escapeHtml(release.title)}.`;
  const link =
    typeof href === "string"
      ? ` <a class="govuk-link" href="${escapeHtml(href)}">Full table: ${escapeHtml(tableTitle)}</a>`
      : "";
  return `<p class="chart-source" data-words>${from}${link}</p>`;
}

import { escapeHtml } from "../lib/show.js";
import { needsSyntheticMark } from "../lib/table-html.js";
import { directLabels, drawBars } from "./bars.js";
import { chartData } from "./chart-data.js";
import { chartTable } from "./chart-table.js";
import { summary, title } from "./chart-words.js";
import { colour } from "./colours.js";
import { finished } from "./document.js";
import { sizes } from "./layout.js";
import { drawStacked } from "./stacked.js";

/**
 * @typedef {import("./chart-data.js").Chart} Chart
 * @typedef {import("./chart-data.js").ReleaseFile} ReleaseFile
 */

/**
 * A whole figure as HTML: title, key, a wide and a narrow drawing (the style sheet shows one), a text alternative
 * written from the cells, the figures as a table, and source. The same input gives the same bytes.
 *
 * Options: `x`, `series` (dimensions), `measure` (kind or column), `kind` ("bar" or "stacked"), `order` ("value" or
 * "definition"), `level` (of a geography), `href` (the page of the whole table), `index` (of the chart on its page,
 * so that ids differ), and for any other dimension the code at which it is fixed.
 *
 * @param {ReleaseFile} release
 * @param {import("./chart-data.js").PublishedTable} table
 * @param {import("./chart-data.js").Row[]} rows
 * @param {Record<string, unknown>} options
 * @returns {string} Throws an Error where the options do not fit the table.
 */
export function drawChart(release, table, rows, options) {
  const chart = chartData(release, table, rows, options);
  const id = `chart-${table.name}-${options["index"] ?? 1}`;
  const heading = title(release, chart);
  return `<figure class="chart" id="${id}">
<figcaption id="${id}-title" data-words><span class="chart-title">${escapeHtml(heading.title)}</span> <span class="chart-scope">${escapeHtml(heading.scope)}</span></figcaption>
${synthetic(release, heading.title)}${key(chart)}${drawings(chart, id)}
<p class="chart-summary" id="${id}-summary">${summary(chart)}</p>
${chartTable(chart, id, heading.title)}
${source(release, table.title, options["href"])}
</figure>`;
}

/** Both drawings have the visible title as their name and the summary as their description. @param {Chart} chart @param {string} id */
function drawings(chart, id) {
  const drawn = sizes.map((size) => {
    const svg = chart.kind === "stacked" ? drawStacked(chart, size) : drawBars(chart, size);
    return finished(svg, {
      class: `chart-${size.name}`,
      role: "img",
      "aria-labelledby": `${id}-title`,
      "aria-describedby": `${id}-summary`,
      "font-size": String(size.size),
      focusable: "false",
    });
  });
  return drawn.join("\n");
}

/** @param {ReleaseFile} release @param {string} title */
function synthetic(release, title) {
  if (!needsSyntheticMark(release, title)) return "";
  return `<p class="chart-synthetic"><strong>Synthetic data.</strong> The release says what was made up.</p>\n`;
}

/** The key gives the series in the order of the parts, so that colour never tells alone. @param {Chart} chart */
function key(chart) {
  if (chart.series.length === 1 || directLabels(chart)) return "";
  const order =
    chart.kind === "stacked" ? "each bar's parts, from left to right" : "each group's bars, from the top";
  const items = chart.series.map((series, i) => {
    const swatch = `<svg class="chart-swatch" width="16" height="16" aria-hidden="true" focusable="false"><rect width="16" height="16" fill="${colour(i).fill}"></rect></svg>`;
    return `<li>${swatch} <span data-words>${escapeHtml(series.label)}</span></li>`;
  });
  return `<p class="chart-key-title">Key: ${order}</p><ul class="chart-key">${items.join("")}</ul>\n`;
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

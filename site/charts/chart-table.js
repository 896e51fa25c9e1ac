import { escapeHtml } from "../lib/show.js";
import { xLabel } from "./chart.js";

/** @typedef {import("./chart.js").Chart} Chart */

/**
 * The figures of a chart as a table in a disclosure, for whoever reads numbers rather than bars.
 *
 * @param {Chart} chart
 * @param {string} id
 * @param {string} caption
 * @returns {string}
 */
export function chartTable(chart, id, caption) {
  const heads = chart.series.map((s) => heading("col", s.label === "" ? chart.measure.label : s.label, true));
  const body = chart.categories.map((category) => {
    const cells = chart.marks.filter((m) => m.category === category).map(cell);
    return `<tr class="govuk-table__row">${heading("row", category.label, false)}${cells.join("")}</tr>`;
  });
  return `<details class="govuk-details chart-figures"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Figures in this chart</span></summary>
<div class="govuk-details__text chart-scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table class="govuk-table"><caption class="govuk-table__caption" id="${id}-caption" data-words>Figures in this chart: ${escapeHtml(caption)}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${heading("col", xLabel(chart), false)}${heads.join("")}</tr></thead>
<tbody class="govuk-table__body">${body.join("\n")}</tbody></table></div></details>`;
}

/** @param {"row" | "col"} scope @param {string} label @param {boolean} numeric */
function heading(scope, label, numeric) {
  const align = numeric ? " govuk-table__header--numeric" : "";
  return `<th class="govuk-table__header${align}" scope="${scope}" data-words>${escapeHtml(label)}</th>`;
}

/** @param {import("./chart.js").Mark} mark */
function cell(mark) {
  const place = `class="govuk-table__cell govuk-table__cell--numeric" data-cell="${escapeHtml(mark.ref)}"`;
  return `<td ${place}>${escapeHtml(mark.text)}</td>`;
}

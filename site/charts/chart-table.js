import { escapeHtml } from "../lib/show.js";
import { xLabel } from "./chart.js";

/** @import { Bound, Category, Chart, Mark } from "./chart.js" */

/**
 * The figures of a chart as a table in a disclosure, for whoever reads numbers rather than bars: a row for each
 * category, a column for each series, and where there are panels a part of the table for each.
 *
 * @param {Chart} chart
 * @param {string} id
 * @param {string} caption
 * @returns {string}
 */
export function chartTable(chart, id, caption) {
  const heads = chart.series.map((s) => heading("col", s.label === "" ? chart.measure.label : s.label, true));
  const bodies = chart.panels.map((panel) => panelRows(chart, panel));
  return `<details class="govuk-details chart-figures"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Figures in this chart</span></summary>
<div class="govuk-details__text chart-scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">
<table class="govuk-table"><caption class="govuk-table__caption" id="${id}-caption" data-words>Figures in this chart: ${escapeHtml(caption)}</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">${heading("col", xLabel(chart), false)}${heads.join("")}</tr></thead>
${bodies.join("\n")}</table></div></details>`;
}

/** @param {Chart} chart @param {Category} panel */
function panelRows(chart, panel) {
  const marks = new Map(
    chart.marks.filter((m) => m.panel === panel).map((m) => [placeOf(m.category, m.series), m]),
  );
  const rows = chart.categories.map((category) => {
    const cells = chart.series.map((series) => cell(marks.get(placeOf(category, series))));
    return `<tr class="govuk-table__row">${heading("row", category.label, false)}${cells.join("")}</tr>`;
  });
  const first =
    chart.by === null
      ? []
      : [
          `<tr class="govuk-table__row"><th class="govuk-table__header" scope="rowgroup" colspan="${chart.series.length + 1}" data-words>${escapeHtml(panel.label)}</th></tr>`,
        ];
  return `<tbody class="govuk-table__body">${[...first, ...rows].join("\n")}</tbody>`;
}

/** @param {Category} category @param {Category} series */
function placeOf(category, series) {
  return `${category.code}\n${series.code}`;
}

/** @param {"row" | "col"} scope @param {string} label @param {boolean} numeric */
function heading(scope, label, numeric) {
  const align = numeric ? " govuk-table__header--numeric" : "";
  return `<th class="govuk-table__header${align}" scope="${scope}" data-words>${escapeHtml(label)}</th>`;
}

/** @param {Mark | undefined} mark */
function cell(mark) {
  const numeric = 'class="govuk-table__cell govuk-table__cell--numeric"';
  if (mark === undefined) return `<td ${numeric}>not comparable</td>`;
  if (mark.interval === null)
    return `<td ${numeric} data-cell="${escapeHtml(mark.ref)}">${escapeHtml(mark.text)}</td>`;
  const { lower, upper } = mark.interval;
  return `<td ${numeric}>${part(mark)} (${part(lower)} to ${part(upper)})</td>`;
}

/** @param {Pick<Bound, "text" | "ref">} figure */
function part({ text, ref }) {
  return `<span data-cell="${escapeHtml(ref)}">${escapeHtml(text)}</span>`;
}

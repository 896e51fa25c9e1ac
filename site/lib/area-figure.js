import { partsOf } from "../charts/chart-parts.js";
import { chartFigure } from "../charts/draw-chart.js";

/** @import { ReleaseFile } from "../../pipeline/package.ts" */
/** @import { Chart } from "../charts/chart.js" */

/**
 * The figure of a place's chart. Its figures stand in the place's table below it, so that it has none of its own.
 * @param {ReleaseFile} release
 * @param {Chart} chart
 * @param {{ title: string, href: string }} words what is shown, of which places, and the page of the whole table
 * @returns {string} HTML
 */
export function areaFigure(release, chart, { title, href }) {
  const { table, measure, fixed } = chart;
  const unit = ["", "%"].includes(measure.unit) ? "" : ` (${measure.unit})`;
  const held = fixed.flatMap(({ category }) => (category.code === "Total" ? [] : [category.label]));
  const scope = [`${measure.label}${unit}`, ...held, release.periodLabel].join(", ");
  const parts = partsOf(chart, `chart-${table.name}`, { title, scope });
  return chartFigure(release, table, parts, { href, tableHtml: "" });
}

import { safeText } from "../client/explore/safe-text.js";
import { showNumber } from "./show.js";

/** @import { Bound, Chart, Mark } from "../charts/chart.js" */

/** One row for each value: what it is of, its number or its symbol, and the cells of the release that it comes from. */
export const csvColumns = /** @type {const} */ ([
  "category",
  "series",
  "panel",
  "measure",
  "unit",
  "value",
  "lower",
  "upper",
  "symbol",
  "cell",
  "lower_cell",
  "upper_cell",
  "source",
]);

/**
 * The cells of a chart as a CSV file in tidy form. A text that a spreadsheet would run as a formula gets an apostrophe.
 * @param {Pick<Chart, "measure" | "marks">} chart
 * @param {string} source what the figures are from, in words
 */
export function chartCsv({ measure, marks }, source) {
  const lines = marks.map((mark) => {
    const { category, series, panel, ref, interval } = mark;
    return [
      ...[category.label, series.label, panel.label, measure.label, measure.unit].map(textCell),
      mark.value === null ? "" : number(mark.value, measure.decimals),
      ...bounds(interval, measure.decimals),
      textCell(symbolOf(mark)),
      ...[ref, interval?.lower.ref ?? "", interval?.upper.ref ?? "", source].map(textCell),
    ].join(",");
  });
  return `${[csvColumns.join(","), ...lines].join("\n")}\n`;
}

/** @param {Mark["interval"]} interval @param {number} decimals */
function bounds(interval, decimals) {
  if (interval === null) return ["", ""];
  return [interval.lower, interval.upper].map((/** @type {Bound} */ { value }) => number(value, decimals));
}

/** The symbol without the brackets in which a page shows it. @param {Mark} mark */
function symbolOf({ value, text }) {
  return value === null ? text.replace(/^\[(.*)\]$/, "$1") : "";
}

/** As in the table's own file: no comma between thousands. @param {number} value @param {number} decimals */
function number(value, decimals) {
  return showNumber(value, decimals).replaceAll(",", "");
}

/**
 * A text as a cell of a CSV file, which no spreadsheet runs as a formula.
 * @param {string} text
 */
export function textCell(text) {
  const safe = safeText(text);
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

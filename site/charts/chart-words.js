import { symbolMeanings } from "../lib/table-html.js";
import { xLabel } from "./chart.js";
import { endsOf } from "./chart-cells.js";
import { onScale } from "./part-style.js";
import { extremes } from "./words-extremes.js";
import { figure, isKnown, quote, quotes, words } from "./words-html.js";
import { trends } from "./words-trend.js";

/** @import { Chart, Kind, ReleaseFile } from "./chart.js" */

/**
 * The title that a reader sees: what is measured; and a line on its unit, people, place and period.
 *
 * @param {ReleaseFile} release
 * @param {Chart} chart
 * @returns {{title: string, scope: string}}
 */
export function title(release, chart) {
  const chosen = chart.fixed.filter((f) => f.category.code !== "Total").map((f) => f.category.label);
  const unit = ["", "%"].includes(chart.measure.unit) ? "" : ` (${chart.measure.unit})`;
  const measure = `${chart.measure.label}${unit}`;
  const { universe } = chart.table;
  const people = measure.toLowerCase().includes(universe.toLowerCase()) ? [] : [universe];
  const scope = [measure, ...people, release.coverage, when(release, chart)];
  return { title: [chart.table.title, ...chosen].join(": "), scope: scope.join(", ") };
}

/** @param {ReleaseFile} release @param {Chart} chart */
function when({ periodLabel }, { x, categories }) {
  const first = categories[0]?.label ?? periodLabel;
  return x !== null || first === periodLabel ? periodLabel : `${first} to ${periodLabel}`;
}

/** @type {Record<Kind, string>} */
const names = {
  bar: "Bar chart",
  stacked: "Stacked bar chart",
  diverging: "Diverging bar chart",
  line: "Line chart",
  dot: "Dot chart",
  heat: "Heat table",
  tiles: "Map of the regions as tiles",
};

/**
 * The text alternative, as HTML: the kind of chart, its largest and smallest values as cells, what became of the values
 * where they have an order, and what its symbols mean. It says only what holds for the cells that are shown, and adds
 * no cells up, since rounded figures do not add to what their people are.
 *
 * @param {Chart} chart
 * @returns {string}
 */
export function summary(chart) {
  return [
    kindOf(chart),
    scale(chart),
    ...extremes(chart),
    overall(chart),
    ...trends(chart),
    intervals(chart),
    gaps(chart),
    symbols(chart),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** @param {Chart} chart */
function kindOf(chart) {
  const { kind, measure, across, by, marks } = chart;
  const name = kind === "bar" && across !== null ? "Grouped bar chart" : names[kind];
  const axes = [xLabel(chart), ...(across === null ? [] : [across.label])].map(quote).join(" and ");
  const panels = by === null ? "" : `, a panel for each ${quote(by.label)}`;
  const none = marks.some(isKnown) ? "" : " None of its values is shown.";
  return `${name}: ${words(measure.label)} by ${axes}${panels}.${none}`;
}

/** Which answers stand where in a diverging chart. @param {Chart} chart */
function scale(chart) {
  if (chart.kind !== "diverging") return "";
  const answers = onScale(chart);
  const labels = answers.map(({ label }) => label);
  const centre = answers.findIndex(({ code }) => code === chart.neutral);
  const half = centre < 0 ? Math.floor(labels.length / 2) : centre;
  const middle = centre < 0 ? "" : `, half of ${quote(labels[centre] ?? "")} on each side`;
  const aside = chart.series.filter(({ code }) => chart.apart.includes(code)).map(({ label }) => label);
  const beside = aside.length === 0 ? "" : `; ${quotes(aside)} apart`;
  const [left, right] = [labels.slice(0, half), labels.slice(centre < 0 ? half : half + 1)];
  return `Left of the zero line: ${quotes(left)}; right of it: ${quotes(right)}${middle}${beside}.`;
}

/** @param {Chart} chart */
function overall({ marks, series, panels }) {
  const margin = marks.find((m) => m.category.code === "Total" && m.value !== null);
  if (margin === undefined || series.length > 1 || panels.length > 1) return "";
  return `For ${quote(margin.category.label)} it is ${figure(margin)}.`;
}

/** @param {Chart} chart */
function intervals({ kind, table, measure, marks, by }) {
  const [lower, upper] = endsOf(table, measure);
  const drawn = kind === "dot" || kind === "line" || (kind === "bar" && by === null);
  if (lower === undefined || upper === undefined || !drawn || marks.every((m) => m.interval === null))
    return "";
  const what = kind === "line" ? "The bands" : "The whiskers";
  const [, interval] = /^Lower end of (.+)$/.exec(lower.label) ?? [];
  if (interval !== undefined && upper.label === `Upper end of ${interval}`)
    return `${what} show ${words(interval)}.`;
  return `${what} go from the ${quote(lower.label)} to the ${quote(upper.label)}.`;
}

/** @param {Chart} chart */
function gaps({ marks, categories, series, panels }) {
  const missing = marks.length < categories.length * series.length * panels.length;
  return missing ? "A gap is a figure of another period that cannot be compared." : "";
}

/** @param {Chart} chart */
function symbols({ marks }) {
  const used = new Set(marks.filter((m) => m.value === null).map((m) => m.text));
  const explained = Object.entries(symbolMeanings).filter(([symbol]) => used.has(`[${symbol}]`));
  return explained.map(([symbol, meaning]) => `[${symbol}] means ${meaning}.`).join(" ");
}

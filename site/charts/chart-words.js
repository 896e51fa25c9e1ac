import { escapeHtml } from "../lib/show.js";
import { symbolMeanings } from "../lib/table-html.js";
import { xLabel } from "./chart.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").ReleaseFile} ReleaseFile
 * @typedef {Mark & {value: number}} Known
 */

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
  const scope = [measure, ...people, release.coverage, release.periodLabel];
  return { title: [chart.table.title, ...chosen].join(": "), scope: scope.join(", ") };
}

/**
 * The text alternative, as HTML: the kind of chart, its largest and smallest values as cells, and what its symbols
 * mean. It says only what holds for the cells that are shown.
 *
 * @param {Chart} chart
 * @returns {string}
 */
export function summary(chart) {
  const series = chart.kind === "stacked" ? chart.series.slice(0, 1) : chart.series;
  const marks = chart.marks.filter((m) => series.includes(m.series));
  return [kindOf(chart), message(chart, marks.filter(isKnown), marks), overall(chart), symbols(chart)]
    .filter((part) => part !== "")
    .join(" ");
}

/** @param {Chart} chart */
function kindOf({ kind, measure, x, across, marks }) {
  const name = kind === "stacked" ? "Stacked bar chart" : across === null ? "Bar chart" : "Grouped bar chart";
  const by = [xLabel({ x }), ...(across === null ? [] : [across.label])].map(quote).join(" and ");
  const none = marks.some((m) => m.value !== null) ? "" : " None of its values is shown.";
  return `${name}: ${words(measure.label)} by ${by}.${none}`;
}

/** The largest and smallest of what is shown; margins only compare. @param {Chart} chart @param {Known[]} known @param {Mark[]} all */
function message(chart, known, all) {
  const parts = known.filter((m) => m.category.code !== "Total");
  if (parts.length === 0) return "";
  const high = extreme(parts, Math.max);
  const low = extreme(parts, Math.min);
  const lead = all.length > known.length ? "Of the values shown, the" : "The";
  const about = chart.kind === "stacked" ? ` for ${quote(chart.series[0]?.label ?? "")}` : "";
  if (high.text === low.text) return `Each value${about} shown is ${figure(high.marks[0])}.`;
  return `${lead} largest${about} is ${said(chart, high)} and the smallest ${said(chart, low)}.`;
}

/** @param {Known[]} marks @param {(...values: number[]) => number} pick */
function extreme(marks, pick) {
  const value = pick(...marks.map((m) => m.value));
  const found = marks.filter((m) => m.value === value);
  return { marks: found, text: found[0]?.text ?? "" };
}

/** "45% (“Parent” and “Carer”)". @param {Chart} chart @param {{marks: Known[]}} extreme */
function said(chart, { marks }) {
  if (marks.length > 3) return `${figure(marks[0])} (several)`;
  const single = chart.series.length === 1 || chart.kind === "stacked";
  const names = marks.map((m) => quote(single ? m.category.label : `${m.category.label}, ${m.series.label}`));
  return `${figure(marks[0])} (${names.join(" and ")})`;
}

/** @param {Chart} chart */
function overall({ marks, series }) {
  const margin = marks.find((m) => m.category.code === "Total" && m.value !== null);
  if (margin === undefined || series.length > 1) return "";
  return `For ${quote(margin.category.label)} it is ${figure(margin)}.`;
}

/** @param {Chart} chart */
function symbols({ marks }) {
  const used = new Set(marks.filter((m) => m.value === null).map((m) => m.text));
  const explained = Object.entries(symbolMeanings).filter(([symbol]) => used.has(`[${symbol}]`));
  return explained.map(([symbol, meaning]) => `[${symbol}] means ${meaning}.`).join(" ");
}

/** @param {Mark | undefined} mark */
function figure(mark) {
  if (mark === undefined) return "";
  return `<data value="${mark.value}" data-cell="${escapeHtml(mark.ref)}">${escapeHtml(mark.text)}</data>`;
}

/** @param {string} label */
function quote(label) {
  return words(`“${label}”`);
}

/** @param {Mark} mark @returns {mark is Known} */
function isKnown(mark) {
  return mark.value !== null;
}

/** Words that come from a definition, where the page audit lets digits stand. @param {string} text */
function words(text) {
  return `<span data-words>${escapeHtml(text)}</span>`;
}

import { onScale } from "./part-style.js";
import { figure, isKnown, quote } from "./words-html.js";

/** @import { Category, Chart, Mark } from "./chart.js" */
/** @import { Known } from "./words-html.js" */

/** More than so many equal values are not named one by one. */
const mostNames = 3;

/**
 * The largest and smallest of what is shown; margins only compare. Of parts of a whole the first series is told, and
 * of a scale both its ends.
 *
 * @param {Chart} chart
 * @returns {string[]} sentences as HTML
 */
export function extremes(chart) {
  const told = toldSeries(chart);
  if (told === null) return [about(chart, chart.series, "")];
  return told.map((series) => about(chart, [series], ` for ${quote(series.label)}`));
}

/** Null where all series are told of together. @param {Chart} chart @returns {Category[] | null} */
function toldSeries(chart) {
  if (chart.kind === "stacked") return chart.series.slice(0, 1);
  const scale = onScale(chart);
  return chart.kind === "diverging" ? [...new Set([...scale.slice(0, 1), ...scale.slice(-1)])] : null;
}

/** @param {Chart} chart @param {Category[]} series @param {string} whose */
function about(chart, series, whose) {
  const categories = chart.categories.filter(({ code }) => code !== "Total");
  const places = categories.length * series.length * chart.panels.length;
  const known = chart.marks
    .filter((m) => m.category.code !== "Total" && series.includes(m.series))
    .filter(isKnown);
  const [first, second] = known;
  if (first === undefined) return "";
  const some = known.length < places;
  const name = (/** @type {Mark} */ mark) => nameOf(chart, series, mark);
  if (second === undefined)
    return `The ${some ? "only value shown" : "value"}${whose} is ${figure(first)} (${name(first)}).`;
  const high = extreme(known, Math.max);
  const low = extreme(known, Math.min);
  if (high.text === low.text)
    return `${some ? "Of the values shown, each" : "Each value"}${whose} is ${figure(first)}.`;
  const lead = some ? "Of the values shown, the" : "The";
  return `${lead} largest${whose} is ${said(high, name)} and the smallest ${said(low, name)}.`;
}

/** Those that read the same are equal, whatever decimals they hide. @param {Known[]} marks @param {(...values: number[]) => number} pick */
function extreme(marks, pick) {
  const value = pick(...marks.map((m) => m.value));
  const text = marks.find((m) => m.value === value)?.text ?? "";
  return { text, marks: marks.filter((m) => m.text === text) };
}

/** "45% (“Parent” and “Carer”)". @param {{ marks: Known[] }} extreme @param {(mark: Mark) => string} name */
function said({ marks }, name) {
  const [first] = marks;
  if (first === undefined) return "";
  const names = marks.length > mostNames ? "several" : marks.map(name).join(" and ");
  return `${figure(first)} (${names})`;
}

/** Whatever tells the mark from others. @param {Chart} chart @param {Category[]} series @param {Mark} mark */
function nameOf(chart, series, mark) {
  const parts = [mark.category];
  if (series.length > 1) parts.push(mark.series);
  if (chart.panels.length > 1) parts.push(mark.panel);
  return quote(parts.map(({ label }) => label).join(", "));
}

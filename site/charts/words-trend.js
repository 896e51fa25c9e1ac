import { escapeHtml } from "../lib/show.js";
import { figure, isKnown, quote } from "./words-html.js";

/** @import { Category, Chart } from "./chart.js" */
/** @import { Known } from "./words-html.js" */
/** What the last value did beside the first; "went" says only from where to where. @typedef {"up" | "down" | "little" | "unclear" | "went"} Course */

/** More lines than so many are not told one by one. */
const mostLines = 6;

/** Measures that are counted in full: what stands is what was, but for rounding. */
const inFull = ["count", "base", "total", "stated"];

/** Differences of decimals are not exact: what is equal but for this is equal. */
const inexact = 1 + 1e-9;

/** By whether the categories are periods: what was, or what is from one to the next. @type {Record<Course, [was: string, is: string]>} */
const verbs = {
  up: ["rose", "rises"],
  down: ["fell", "falls"],
  little: ["changed little,", "changes little,"],
  unclear: ["shows no clear change", "shows no clear difference"],
  went: ["went", "goes"],
};

/**
 * What became of each line from its first value to its last, where the categories have an order. A value rose or fell
 * only where the intervals of both lie apart, and shows no clear change where the interval of their difference (MOVER:
 * Newcombe 1998, Statistics in Medicine 17:873-890) spans zero. Without intervals a count rose or fell where the two
 * differ by more than their rounding; a share or an average only "went" from one to the other, since chance alone might
 * have moved it.
 *
 * @param {Chart} chart
 * @returns {string[]} sentences as HTML
 */
export function trends(chart) {
  if (chart.kind !== "line" && chart.x !== null) return [];
  const lines = chart.panels.flatMap((panel) => chart.series.map((series) => ({ panel, series })));
  if (lines.length > mostLines) return [];
  const unit = roundingOf(chart);
  return lines.flatMap(({ panel, series }) => {
    const known = chart.marks
      .filter((m) => m.panel === panel && m.series === series && m.category.code !== "Total")
      .filter(isKnown);
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined || first === last) return [];
    return [sentence(chart, [first, last], nameOf(chart, series, panel), unit)];
  });
}

/** @param {Chart} chart @param {[Known, Known]} ends @param {string} name @param {number} unit */
function sentence(chart, [first, last], name, unit) {
  const verb = verbs[courseOf(chart, first, last, unit)][chart.x === null ? 0 : 1];
  const change = `<data data-change="${escapeHtml(`${last.ref} ${first.ref}`)}" value="${difference(chart, first, last)}">${verb}</data>`;
  const between = `From ${quote(first.category.label)} to ${quote(last.category.label)} ${name}`;
  return `${between} ${change} from ${figure(first)} to ${figure(last)}.`;
}

/** @param {Chart} chart @param {Known} first @param {Known} last @param {number} unit @returns {Course} */
function courseOf({ measure }, first, last, unit) {
  const course = last.value > first.value ? "up" : "down";
  const [low, high] = course === "up" ? [first, last] : [last, first];
  if (low.interval !== null && high.interval !== null) {
    const [top, bottom] = [low.interval.upper.value, high.interval.lower.value];
    if (top < bottom) return course;
    const margin = Math.hypot(top - low.value, high.value - bottom);
    return high.value - low.value > margin * inexact ? "went" : "unclear";
  }
  if (high.value - low.value <= unit * inexact) return "little";
  return inFull.includes(measure.kind) ? course : "went";
}

/** @param {Chart} chart @param {Known} first @param {Known} last */
function difference({ measure }, first, last) {
  return Number((last.value - first.value).toFixed(measure.decimals));
}

/**
 * How far two values may differ by rounding alone: a unit of the last decimal, or of the multiple of which all counts
 * of the chart are, since a page does not know to what they were rounded.
 *
 * @param {Chart} chart
 */
function roundingOf({ marks, measure }) {
  const last = 10 ** -measure.decimals;
  const values = marks.filter(isKnown).map((m) => Math.round(m.value / last));
  const steps = inFull.includes(measure.kind) ? [1000, 500, 100, 50, 10, 5] : [];
  return (steps.find((step) => values.every((value) => value % step === 0)) ?? 1) * last;
}

/** @param {Chart} chart @param {Category} series @param {Category} panel */
function nameOf(chart, series, panel) {
  const several = [
    ...(chart.series.length > 1 ? [series.label] : []),
    ...(chart.panels.length > 1 ? [panel.label] : []),
  ];
  return several.length === 0 ? "the value" : quote(several.join(", "));
}

import { escapeHtml } from "../lib/show.js";
import { figure, isKnown, quote } from "./words-html.js";

/** @import { Category, Chart } from "./chart.js" */
/** @import { Known } from "./words-html.js" */
/** What the last value did beside the first. @typedef {"up" | "down" | "little" | "unclear"} Course */

/** More lines than so many are not told one by one. */
const mostLines = 6;

/** Measures that are counted in full: what stands is what was, but for rounding. */
const inFull = ["count", "base", "total", "stated"];

/** By whether the categories are periods: what was, or what is from one to the next. @type {Record<Course, [was: string, is: string]>} */
const verbs = {
  up: ["rose", "rises"],
  down: ["fell", "falls"],
  little: ["changed little,", "changes little,"],
  unclear: ["shows no clear change", "shows no clear difference"],
};

/**
 * What became of each line from its first value to its last, where the categories have an order. A value rose or fell
 * only where the intervals of both lie apart; without intervals, where the two differ by more than their rounding, and
 * then a share or an average only "went" from one to the other, since chance alone might have moved it.
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
  const { course, sure } = courseOf(chart, first, last, unit);
  const over = chart.x === null ? 0 : 1;
  const gone = over === 0 ? "went" : "goes";
  const verb = sure ? verbs[course][over] : gone;
  const change = `<data data-change="${escapeHtml(`${last.ref} ${first.ref}`)}" value="${difference(chart, first, last)}">${verb}</data>`;
  const between = `From ${quote(first.category.label)} to ${quote(last.category.label)} ${name}`;
  return `${between} ${change} from ${figure(first)} to ${figure(last)}.`;
}

/** @param {Chart} chart @param {Known} first @param {Known} last @param {number} unit @returns {{ course: Course, sure: boolean }} */
function courseOf(chart, first, last, unit) {
  const course = last.value > first.value ? "up" : "down";
  if (first.interval !== null && last.interval !== null) {
    const [low, high] = course === "up" ? [first, last] : [last, first];
    const apart = (low.interval?.upper.value ?? Infinity) < (high.interval?.lower.value ?? -Infinity);
    return { course: apart ? course : "unclear", sure: true };
  }
  if (chart.marks.some(({ interval }) => interval !== null)) return { course: "unclear", sure: true };
  // The tolerance is for sums of decimals that are not exact.
  if (Math.abs(last.value - first.value) <= unit * (1 + 1e-9)) return { course: "little", sure: true };
  return { course, sure: inFull.includes(chart.measure.kind) };
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

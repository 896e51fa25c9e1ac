import { TOTAL } from "./chart.js";

/** @import { Chart, Kind } from "./chart.js" */

/**
 * How many marks of a kind a page can hold so that a reader still tells them apart, and how many series: a colour for
 * each, and for a diverging chart three on each side, a neutral one and two that are apart. Ours, not a rule of the
 * field, which asks for fewer where it can (see methodology/guides/charts.md).
 *
 * @type {readonly { kind: Kind, marks: number, series: number }[]}
 */
export const limits = [
  { kind: "bar", marks: 60, series: 6 },
  { kind: "stacked", marks: 180, series: 6 },
  { kind: "diverging", marks: 180, series: 9 },
  { kind: "line", marks: 240, series: 6 },
  { kind: "dot", marks: 120, series: 6 },
  { kind: "heat", marks: 400, series: 40 },
  { kind: "tiles", marks: 108, series: 1 },
];

/** The most panels of small multiples. */
const mostPanels = 12;

/** @param {Kind} kind */
export function needsSeries(kind) {
  return kind === "stacked" || kind === "diverging" || kind === "heat";
}

/** Kinds whose length or place is measured from zero, so that nothing below zero can be shown. @param {Kind} kind */
function fromZero(kind) {
  return kind === "bar" || kind === "stacked" || kind === "diverging";
}

/** Kinds of which small multiples are made. @param {Kind} kind */
function inPanels(kind) {
  return kind === "bar" || kind === "line" || kind === "dot";
}

/**
 * Why a chart cannot be drawn as its kind, and what to do; null where it can.
 *
 * @param {Chart} chart
 * @returns {{ what: string, todo: string } | null}
 */
export function misfit(chart) {
  return shapeMisfit(chart) ?? sizeMisfit(chart);
}

/** @param {Chart} chart */
function shapeMisfit({ kind, x, by, marks, categories }) {
  if (by !== null && !inPanels(kind))
    return { what: `cannot be a ${kind} chart in panels`, todo: "use bar, line or dot, or leave panel out" };
  if (kind === "line" && x !== null && x.kind !== "code")
    return { what: `gives no order to "${x.name}", which a line needs`, todo: "use bar or dot" };
  if (kind === "tiles" && !categories.every(({ code }) => code === TOTAL || /^E1200000[1-9]$/.test(code)))
    return {
      what: "has categories that are no region of England",
      todo: 'use x="geography" with level="Regional", or another kind',
    };
  if (fromZero(kind) && marks.some(({ value }) => value !== null && value < 0))
    return { what: "has values below zero, which bars cannot show", todo: "use dot or line" };
  return null;
}

/** @param {Chart} chart */
function sizeMisfit({ kind, series, panels, categories, marks: drawn }) {
  const limit = limits.find((each) => each.kind === kind);
  const marks = series.length * panels.length * categories.length;
  if (limit === undefined) return null;
  if (drawn.length === 0) return { what: "has no cell to draw", todo: "choose other codes" };
  if (marks > limit.marks)
    return { what: `has ${marks} cells for a ${kind} chart of ${limit.marks} at most`, todo: fewer };
  if (series.length > limit.series)
    return {
      what: `has ${series.length} series for a ${kind} chart of ${limit.series} at most`,
      todo: fewer,
    };
  if (panels.length > mostPanels)
    return { what: `has ${panels.length} panels for a chart of ${mostPanels} at most`, todo: fewer };
  return null;
}

const fewer = "fix a dimension at a code, choose a coarser level, or use heat";

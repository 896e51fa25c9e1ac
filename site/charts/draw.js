import { drawBars } from "./bars.js";
import { drawDiverging } from "./diverging.js";
import { drawDots } from "./dots.js";
import { drawLines } from "./lines.js";
import { drawStacked } from "./stacked.js";

/** @import { Chart, Draw, Kind, Size } from "./chart.js" */

/** @type {Partial<Record<Kind, Draw>>} */
const kinds = {
  bar: drawBars,
  stacked: drawStacked,
  diverging: drawDiverging,
  line: drawLines,
  dot: drawDots,
};

/**
 * Draws a chart of any kind at one size.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @returns {Element}
 */
export function draw(chart, size) {
  const drawKind = kinds[chart.kind];
  if (drawKind === undefined) throw new Error(`no drawing of a ${chart.kind} chart`);
  return drawKind(chart, size);
}

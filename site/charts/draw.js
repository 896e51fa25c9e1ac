import { drawBars } from "./bars.js";
import { drawDiverging } from "./diverging.js";
import { drawDots } from "./dots.js";
import { drawHeat } from "./heat.js";
import { drawLines } from "./lines.js";
import { drawPanels } from "./panels.js";
import { drawStacked } from "./stacked.js";
import { drawTiles } from "./tiles.js";

/** @import { Chart, Draw, Kind, Size } from "./chart.js" */

/** @type {Record<Kind, Draw>} */
const kinds = {
  bar: drawBars,
  stacked: drawStacked,
  diverging: drawDiverging,
  line: drawLines,
  dot: drawDots,
  heat: drawHeat,
  tiles: drawTiles,
};

/**
 * Draws a chart of any kind at one size.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @returns {Element}
 */
export function draw(chart, size) {
  return chart.by === null ? kinds[chart.kind](chart, size) : drawPanels(chart, size);
}

import { addKey, addScene, addWords } from "./axis.js";
import { widthOf } from "./boxes.js";
import { addDots, valueOnly } from "./dots.js";
import { addBelow, addNumbers } from "./line-words.js";
import { addLines, fieldOf, linesIn } from "./lines.js";
import { axisWords, rangeOf } from "./range.js";
import { rowsOf } from "./rows.js";
import { drawScene, emptyScene } from "./scene.js";
import { atMostSix, chartError, marksBy, single } from "./series-style.js";
import { addSmallBars } from "./small-bars.js";

/**
 * @typedef {import("./chart.js").Category} Category
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./range.js").Range} Range
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ chart: Chart, markOf: ReturnType<typeof marksBy>, range: Range, size: Size, width: number,
 *   texts: number }} Shared `texts`: the widest value, px
 */

/** Space between panels, px. */
const gap = 28;

/** Height of a line's field in a panel, px. */
const lineHeight = 170;

/**
 * Draws a small chart of bars, a line or dots for each panel, under its name, all with the same scales: side by side
 * where the page is wide, under each other on a phone.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawPanels(chart, size) {
  atMostSix(chart);
  const scene = emptyScene();
  const range = rangeOf(chart.kind === "bar" ? fromZero(chart) : chart);
  const columns =
    size.name === "narrow" ? 1 : chart.panels.length % 3 === 0 || chart.panels.length > 4 ? 3 : 2;
  const width = (size.width - gap * (columns - 1)) / columns;
  const texts = Math.max(...chart.marks.map(({ text }) => widthOf(text, size.size)));
  const shared = { chart, markOf: marksBy(chart), range, size, width, texts };
  const keyed = single(chart) ? 0 : addKey(scene, chart, size);
  const words = { x: 0, y: keyed, width: size.width, bold: false };
  let y = addWords(scene, axisWords(chart, range), words, size) + 14;
  for (let first = 0; first < chart.panels.length; first += columns) {
    const row = chart.panels.slice(first, first + columns).map((panel) => panelOf(shared, panel));
    row.forEach((panel, i) => {
      addScene(scene, panel.scene, i * (width + gap), y);
    });
    y += Math.max(...row.map(({ height }) => height)) + 22;
  }
  return drawScene(scene, size, y - 14);
}

/** Bars are lengths: their axis has a zero. @param {Chart} chart @returns {Chart} */
function fromZero(chart) {
  const [first] = chart.marks;
  if (chart.marks.some(({ value }) => value !== null && value < 0))
    throw chartError(chart, "has values below zero, which bars cannot show; choose dots or lines");
  return first === undefined
    ? chart
    : { ...chart, marks: [...chart.marks, { ...first, value: 0, interval: null }] };
}

/** @param {Shared} shared @param {Category} panel */
function panelOf(shared, panel) {
  const { chart, size, width } = shared;
  const scene = emptyScene();
  const top = addWords(scene, panel.label, { x: 0, y: 0, width, bold: true }, size) + 6;
  const height =
    chart.kind === "line" ? linePanel(scene, shared, panel, top) : rowsPanel(scene, shared, panel, top);
  return { scene, height };
}

/** @param {Scene} scene @param {Shared} shared @param {Category} panel @param {number} top */
function linePanel(scene, { chart, markOf, range, size, width }, panel, top) {
  const lines = linesIn(chart, panel.code, markOf);
  const room = { top: top + size.size, height: lineHeight, left: 0, right: width, width };
  const field = fieldOf(chart, range, room, size);
  const points = addLines(scene, lines, range, field);
  addNumbers(scene, points, field, [], true);
  return addBelow(scene, chart, lines, field);
}

/** @param {Scene} scene @param {Shared} shared @param {Category} panel @param {number} top */
function rowsPanel(scene, { chart, markOf, range, size, width, texts }, panel, top) {
  const rows = rowsOf(chart, (c, s) => markOf(panel.code, c, s), { size, width, labels: 0, top });
  if (chart.kind === "bar")
    return addSmallBars(scene, rows, range, { size, width, texts, marked: !single(chart) });
  return addDots(scene, rows, range, valueOnly, { size, width, texts });
}

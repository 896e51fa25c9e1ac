import { addAxisY, addKey, addWords, axisWidth } from "./axis.js";
import { addEnds, endsOf } from "./line-ends.js";
import { addBelow, addNumbers } from "./line-words.js";
import { places } from "./places.js";
import { axisWords, placeOn, rangeOf } from "./range.js";
import { drawScene, emptyScene, grey } from "./scene.js";
import { atMostSix, marksBy, single, styleOf } from "./series-style.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./range.js").Range} Range
 * @typedef {import("./scene.js").Scene} Scene
 *
 * One series: its marks in the order of the categories, null where the chart has none. `dots`: where its values lie.
 * @typedef {{ index: number, label: string, marks: (Mark | null)[] }} Line
 * @typedef {Mark & { value: number }} Known
 * @typedef {{ mark: Known, x: number, y: number }} Point
 *
 * Where a line chart lies in its drawing, in px.
 * @typedef {{ left: number, right: number, top: number, bottom: number, width: number, xs: number[],
 *   y: (value: number) => number, size: Size }} Field
 */

const heights = { wide: 300, narrow: 240 };

/**
 * Draws a line for each series over the ordered categories, with a marker at each value and a band where there are
 * intervals. A line breaks where there is no number, and the symbol stands at its place under the base line. The
 * names of the series stand at the ends of their lines, or in a key where they are long.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawLines(chart, size) {
  atMostSix(chart);
  const scene = emptyScene();
  const range = rangeOf(chart);
  const lines = linesIn(chart, chart.panels[0]?.code ?? "", marksBy(chart));
  const ends = endsOf(chart, lines, size);
  const keyBottom = ends.named || single(chart) ? 2 : addKey(scene, chart, size);
  const all = { x: 0, y: keyBottom, width: size.width, bold: false };
  const top = addWords(scene, axisWords(chart, range), all, size) + size.size;
  const height = Math.max(heights[size.name], ends.height);
  const right = size.width - ends.width;
  const field = fieldOf(chart, range, { top, height, left: 0, right, width: size.width }, size);
  const points = addLines(scene, lines, range, field);
  addNumbers(scene, points, field, addEnds(scene, lines, ends, points, field), false);
  return drawScene(scene, size, addBelow(scene, chart, lines, field) + 6);
}

/**
 * @param {Chart} chart
 * @param {string} panel code
 * @param {ReturnType<typeof marksBy>} markOf
 * @returns {Line[]}
 */
export function linesIn(chart, panel, markOf) {
  return chart.series.map(({ code, label }, index) => {
    return { index, label, marks: chart.categories.map((c) => markOf(panel, c.code, code)) };
  });
}

/**
 * @param {Chart} chart
 * @param {Range} range
 * @param {{ top: number, height: number, left: number, right: number, width: number }} room px
 * @param {Size} size
 * @returns {Field}
 */
export function fieldOf(chart, range, { top, height, left: start, right, width }, size) {
  const left = start + axisWidth(range, size);
  const bottom = top + height;
  const xs = places(chart, left + 22, right - 14);
  return { left, right, top, bottom, width, xs, y: placeOn(range, bottom, top), size };
}

/**
 * Adds the lines with their bands, markers and axis.
 *
 * @param {Scene} scene
 * @param {readonly Line[]} lines
 * @param {Range} range
 * @param {Field} field
 * @returns {Point[][]} The points of each line.
 */
export function addLines(scene, lines, range, field) {
  addAxisY(scene, range, field.y, field, field.size);
  scene.grid.push({
    x1: field.left,
    x2: field.right,
    y1: field.bottom,
    y2: field.bottom,
    stroke: grey.line,
    width: 1,
  });
  return lines.map((line) => {
    const runs = runsOf(line, field);
    const { fill, symbol, dash } = styleOf(line.index);
    for (const points of runs) {
      addBands(scene, points, field, fill);
      if (points.length > 1) scene.runs.push({ points, stroke: fill, dash, width: 2.5 });
      for (const { x, y, mark } of points) scene.dots.push({ x, y, fill, symbol, ref: mark.ref });
    }
    return runs.flat();
  });
}

/** The unbroken runs of a line's values: what is hidden is not bridged. @param {Line} line @param {Field} field @returns {Point[][]} */
function runsOf({ marks }, { xs, y }) {
  /** @type {Point[][]} */
  const runs = [[]];
  marks.forEach((mark, i) => {
    if (isKnown(mark)) runs.at(-1)?.push({ mark, x: xs[i] ?? 0, y: y(mark.value) });
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

/** @param {Mark | null} mark @returns {mark is Known} */
function isKnown(mark) {
  return mark !== null && mark.value !== null;
}

/**
 * The intervals of a run as a band with its edges drawn; of a value by itself, as a whisker.
 *
 * @param {Scene} scene @param {readonly Point[]} points @param {Field} field @param {string} fill
 */
function addBands(scene, points, { y }, fill) {
  /** @type {{x: number, y1: number, y2: number}[]} */
  let band = [];
  const close = () => {
    const [first] = band;
    if (band.length > 1) addBand(scene, band, fill);
    else if (first !== undefined) addWhisker(scene, first, fill);
    band = [];
  };
  for (const { x, mark } of points) {
    const { interval } = mark;
    if (interval === null) close();
    else band.push({ x, y1: y(interval.lower.value), y2: y(interval.upper.value) });
  }
  close();
}

/** @param {Scene} scene @param {{x: number, y1: number, y2: number}[]} points @param {string} fill */
function addBand(scene, points, fill) {
  scene.bands.push({ points, fill });
  for (const edge of /** @type {const} */ (["y1", "y2"]))
    scene.runs.push({
      points: points.map((p) => ({ x: p.x, y: p[edge] })),
      stroke: fill,
      dash: "",
      width: 1,
    });
}

/** @param {Scene} scene @param {{x: number, y1: number, y2: number}} ends @param {string} stroke */
function addWhisker(scene, { x, y1, y2 }, stroke) {
  scene.rules.push(
    { x1: x, x2: x, y1, y2, stroke, width: 2 },
    { x1: x - 5, x2: x + 5, y1, y2: y1, stroke, width: 2 },
    { x1: x - 5, x2: x + 5, y1: y2, y2, stroke, width: 2 },
  );
}

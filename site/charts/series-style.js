import { areaOf, lineHeight, linesOf } from "./boxes.js";
import { colours } from "./colours.js";
import { emptyScene, textAt, wording } from "./scene.js";

/**
 * How series are told apart beside their colour: by the shape of their markers and the dashes of their lines.
 *
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {{ fill: string, symbol: import("@observablehq/plot").SymbolType, dash: string }} Style
 */

const shapes = /** @type {const} */ (["circle", "square", "triangle", "diamond", "star", "cross"]);
const dashes = /** @type {const} */ (["", "8 4", "3 3", "12 3 3 3", "6 2", "12 5"]);

/** @type {readonly Style[]} */
const styles = colours.map(({ fill }, i) => ({ fill, symbol: shapes[i] ?? "circle", dash: dashes[i] ?? "" }));

/** @param {number} index of a series @returns {Style} */
export function styleOf(index) {
  return styles[index] ?? { fill: colours[0].fill, symbol: "circle", dash: "" };
}

/**
 * More series than colours and shapes could not be told apart.
 *
 * @param {Chart} chart
 */
export function atMostSix(chart) {
  if (chart.series.length <= styles.length) return;
  throw chartError(
    chart,
    `has ${chart.series.length} series, of which a ${chart.kind} chart shows ${styles.length} at most; choose another "series", or kind "heat"`,
  );
}

/** @param {Chart} chart @param {string} what */
export function chartError({ table }, what) {
  return new Error(`chart of table "${table.name}": the table ${what}; see its columns in release.json`);
}

/**
 * A way to a chart's marks by panel, category and series.
 *
 * @param {Chart} chart
 * @returns {(panel: string, category: string, series: string) => Mark | null} by codes
 */
export function marksBy(chart) {
  const id = (/** @type {string[]} */ ...codes) => codes.join("\n");
  const found = new Map(chart.marks.map((m) => [id(m.panel.code, m.category.code, m.series.code), m]));
  return (panel, category, series) => found.get(id(panel, category, series)) ?? null;
}

/** The series' names are not needed where there is one. @param {Chart} chart */
export function single(chart) {
  return chart.series.length === 1;
}

/**
 * A key in the order of the series, its entries side by side as far as they fit.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @returns {{ scene: import("./scene.js").Scene, height: number }} From the top left of the drawing.
 */
export function keyOf(chart, size) {
  const scene = emptyScene();
  const step = size.size * lineHeight + 4;
  let [x, y] = [0, 0];
  chart.series.forEach((series, index) => {
    const lines = linesOf(series.label, size.width - 42, size.size);
    const text = textAt({ x: 0, y: 0, parts: [wording(lines.join("\n"))], halo: false });
    const width = 42 + areaOf(text, size.size).x2;
    if (x > 0 && x + width > size.width) [x, y] = [0, y + step];
    const height = lines.length * size.size * lineHeight;
    scene.texts.push({ ...text, x: x + 42, y: y + height / 2 });
    addSwatch(scene, chart, index, x, y + (size.size * lineHeight) / 2);
    if (lines.length > 1) [x, y] = [0, y + height + 4];
    else x += width + 20;
  });
  return { scene, height: x > 0 ? y + step : y };
}

/** @param {import("./scene.js").Scene} scene @param {Chart} chart @param {number} index @param {number} x @param {number} y */
function addSwatch(scene, chart, index, x, y) {
  const { fill, symbol, dash } = styleOf(index);
  const points = [
    { x, y },
    { x: x + 34, y },
  ];
  if (chart.kind === "line") scene.runs.push({ points, stroke: fill, dash, width: 2.5 });
  scene.dots.push({ x: x + 17, y, fill, symbol, ref: "" });
}

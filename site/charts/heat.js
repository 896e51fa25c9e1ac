import { lineHeight, linesOf, widthOf } from "./boxes.js";
import { drawScene, emptyScene, textAt, wording } from "./scene.js";
import { marksBy } from "./series-style.js";
import { outline, shadeAt } from "./shades.js";

/**
 * @typedef {import("./chart.js").Category} Category
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./scene.js").Scene} Scene
 *
 * Rows and columns as they lie on the page, and in how many blocks the columns stand under each other.
 * @typedef {{ rows: Category[], columns: Category[], at: (row: Category, column: Category) => Mark | null,
 *   left: number, each: number, blocks: number }} Grid `left`: width of the rows' names, `each`: columns in a block
 */

const pad = 6;

/**
 * Draws a grid of `x` by series: each cell shaded from light to dark by its value and outlined, with its value in it;
 * a cell without a number has its symbol on white. Where the columns do not fit, rows and columns change places if
 * that helps, and columns go on in further blocks below.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawHeat(chart, size) {
  const scene = emptyScene();
  const markOf = marksBy(chart);
  const panel = chart.panels[0]?.code ?? "";
  const { categories, series } = chart;
  const upright = gridOf(chart, categories, series, (r, c) => markOf(panel, r.code, c.code), size);
  const turned = gridOf(chart, series, categories, (r, c) => markOf(panel, c.code, r.code), size);
  const grid = turned.blocks < upright.blocks && series.length > 1 ? turned : upright;
  const shade = shadesOf(chart);
  let y = 2;
  for (let first = 0; first < grid.columns.length; first += grid.each)
    y = addBlock(scene, grid, grid.columns.slice(first, first + grid.each), y, shade, size) + 14;
  return drawScene(scene, size, y - 8);
}

/** Where a value lies between the smallest and the largest that is shown. @param {Chart} chart */
function shadesOf(chart) {
  const values = chart.marks.flatMap(({ value }) => value ?? []);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return (/** @type {number} */ value) => shadeAt(high > low ? (value - low) / (high - low) : 0.3);
}

/**
 * @param {Chart} chart @param {Category[]} rows @param {Category[]} columns @param {Grid["at"]} at @param {Size} size
 * @returns {Grid}
 */
function gridOf(chart, rows, columns, at, size) {
  const most = size.width * (size.name === "wide" ? 0.3 : 0.36);
  const left = Math.min(most, Math.max(...rows.map(({ label }) => widthOf(label, size.size)))) + pad;
  const words = columns.flatMap(({ label }) => label.split(" "));
  const longest = Math.max(...words.map((word) => widthOf(word, size.size)));
  const values = Math.max(...chart.marks.map(({ text }) => widthOf(text, size.size)));
  const least = Math.max(values, Math.min(longest, size.size * 9)) + 2 * pad;
  const fits = Math.max(1, Math.floor((size.width - left) / least));
  const blocks = Math.ceil(columns.length / fits);
  return { rows, columns, at, left, each: Math.ceil(columns.length / blocks), blocks };
}

/**
 * Adds some columns with their heads and the rows' names.
 *
 * @param {Scene} scene @param {Grid} grid @param {Category[]} columns @param {number} top px
 * @param {(value: number) => { fill: string, ink: string }} shade @param {Size} size
 * @returns {number} Where they end, px.
 */
function addBlock(scene, grid, columns, top, shade, size) {
  const step = size.size * lineHeight;
  const width = Math.min(160, (size.width - 1 - grid.left) / grid.each);
  const xs = columns.map((_, i) => grid.left + i * width);
  let y = addHeads(scene, columns, xs, width, top, size);
  for (const row of grid.rows) {
    const lines = linesOf(row.label, grid.left - pad, size.size);
    const height = Math.max(36, lines.length * step + 8);
    scene.texts.push(textAt({ x: 0, y: y + height / 2, parts: [wording(lines.join("\n"))], halo: false }));
    columns.forEach((column, i) => {
      const mark = grid.at(row, column);
      const x = xs[i] ?? 0;
      if (mark !== null) addCell(scene, mark, { x1: x, x2: x + width, y1: y, y2: y + height }, shade);
    });
    y += height;
  }
  return y;
}

/** Heads stand on the grid: short ones at its edge too. @param {Scene} scene @param {Category[]} columns @param {number[]} xs @param {number} width @param {number} top @param {Size} size */
function addHeads(scene, columns, xs, width, top, size) {
  const step = size.size * lineHeight;
  const heads = columns.map(({ label }) => linesOf(label, width - 2 * pad, size.size));
  const bottom = top + Math.max(...heads.map((lines) => lines.length)) * step + 4;
  heads.forEach((lines, i) => {
    if (lines.join("") === "") return;
    const parts = [wording(lines.join("\n"))];
    const x = (xs[i] ?? 0) + width / 2;
    scene.texts.push(
      textAt({ x, y: bottom - 4 - (lines.length * step) / 2, parts, anchor: "middle", halo: false }),
    );
  });
  return bottom;
}

/** @param {Scene} scene @param {Mark} mark @param {import("./boxes.js").Area} area @param {(value: number) => { fill: string, ink: string }} shade */
function addCell(scene, mark, area, shade) {
  const { fill, ink } = mark.value === null ? { fill: "#ffffff", ink: "#0b0c0c" } : shade(mark.value);
  scene.boxes.push({ ...area, fill, stroke: outline, dash: "", ref: mark.value === null ? "" : mark.ref });
  const [x, y] = [(area.x1 + area.x2) / 2, (area.y1 + area.y2) / 2];
  scene.texts.push(
    textAt({ x, y, parts: [{ text: mark.text, ref: mark.ref }], anchor: "middle", ink, halo: false }),
  );
}

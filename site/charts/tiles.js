import { addWords } from "./axis.js";
import { lineHeight, linesOf } from "./boxes.js";
import { TOTAL } from "./chart.js";
import { rangeOf } from "./range.js";
import { regions } from "./regions.js";
import { drawScene, emptyScene, textAt, wording } from "./scene.js";
import { chartError } from "./series-style.js";
import { outline, shades } from "./shades.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./range.js").Range} Range
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ x: number, y: number, width: number, height: number }} Place px
 */

const gap = 4;

/**
 * Draws the regions of England as equal tiles, each with its name and value, shaded in classes between the round
 * numbers of an axis. A region without a number has its symbol on white. The country, where the chart has it, stands
 * beside the map.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawTiles(chart, size) {
  const marks = checked(chart);
  const scene = emptyScene();
  const range = rangeOf(chart);
  const wide = size.name === "wide";
  const width = wide ? 150 : (size.width - 2 * gap) / 3 - 0.5;
  const height = size.size * lineHeight * 4 + 14;
  for (const mark of marks) {
    const region = regions.get(mark.category.code);
    if (region === undefined) continue;
    const x = region.column * (width + gap) + 0.5;
    addTile(scene, mark, region.name, { x, y: region.row * (height + gap) + 1, width, height }, range, size);
  }
  const bottom = 4 * (height + gap);
  const side = wide ? { x: 3 * width + 40, y: 1 } : { x: 0.5, y: bottom + 10 };
  const country = marks.find(({ category }) => category.code === TOTAL);
  let y = side.y;
  if (country !== undefined) {
    addTile(
      scene,
      country,
      country.category.label,
      { ...side, width: wide ? width : size.width - 1, height: wide ? height : 3 * size.size },
      range,
      size,
    );
    y += (wide ? height : 3 * size.size) + 16;
  }
  const end = addClasses(scene, chart, range, { x: side.x, y, width: size.width - side.x }, size);
  return drawScene(scene, size, Math.max(bottom, end));
}

/** @param {Chart} chart @returns {Mark[]} */
function checked(chart) {
  if (chart.series.length > 1 || chart.panels.length > 1)
    throw chartError(
      chart,
      "has several figures for each region, and tiles show one; fix the other dimensions at a code",
    );
  const stray = chart.categories.find(({ code }) => code !== TOTAL && !regions.has(code));
  if (stray !== undefined)
    throw chartError(
      chart,
      `has "${stray.code}", which is no region of England, so that tiles have no place for it`,
    );
  return chart.marks;
}

/** The shade of the class in which a value lies; classes are spread over all shades. @param {number} value @param {Range} range */
function classOf(value, { ticks }) {
  const last = ticks.length - 2;
  const found = ticks.findLastIndex((tick) => value >= tick);
  const place = Math.max(0, Math.min(last, found));
  return shades[Math.round((place * (shades.length - 1)) / Math.max(1, last))] ?? shades[0];
}

/** @param {Scene} scene @param {Mark} mark @param {string} name @param {Place} place @param {Range} range @param {Size} size */
function addTile(scene, mark, name, { x, y, width, height }, range, size) {
  const { fill, ink } =
    mark.value === null ? { fill: "#ffffff", ink: "#0b0c0c" } : classOf(mark.value, range);
  const dash = mark.value === null ? "4 3" : "";
  scene.boxes.push({
    x1: x,
    y1: y,
    x2: x + width,
    y2: y + height,
    fill,
    stroke: outline,
    dash,
    ref: mark.value === null ? "" : mark.ref,
  });
  const step = size.size * lineHeight;
  const lines = linesOf(name, width - 8, size.size).slice(
    0,
    Math.max(1, Math.floor((height - 6) / step) - 1),
  );
  const words = { x: x + width / 2, anchor: /** @type {const} */ ("middle"), ink, halo: false };
  const top = y + (height - (lines.length + 1) * step) / 2;
  scene.texts.push(
    textAt({ ...words, y: top + (lines.length * step) / 2, parts: [wording(lines.join("\n"))] }),
    textAt({
      ...words,
      y: top + (lines.length + 0.5) * step,
      parts: [{ text: mark.text, ref: mark.ref }],
      bold: true,
    }),
  );
}

/** The key: each class with its limits. @param {Scene} scene @param {Chart} chart @param {Range} range @param {{ x: number, y: number, width: number }} place @param {Size} size */
function addClasses(scene, { measure }, range, { x, y: top, width }, size) {
  let y = addWords(scene, measure.label, { x, y: top, width, bold: false }, size) + 6;
  const limits = range.ticks.slice(1).map((to, i) => ({ from: range.ticks[i] ?? 0, to }));
  limits.forEach(({ from, to }, i) => {
    const { fill } = classOf(from, range);
    scene.boxes.push({ x1: x, y1: y, x2: x + 28, y2: y + 20, fill, stroke: outline, dash: "", ref: "" });
    const words = `${range.format(from)} to ${i < limits.length - 1 ? "less than " : ""}${range.format(to)}`;
    scene.texts.push(textAt({ x: x + 36, y: y + 10, parts: [wording(words)], halo: false, axis: true }));
    y += 26;
  });
  return y;
}

import { frame } from "./bars.js";
import { colour } from "./colours.js";
import { layout, marksBelow } from "./layout.js";
import { scaleTo } from "./scale.js";
import { textWidth, wrap } from "./text-width.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Category} Category
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./layout.js").Layout} Layout
 * @typedef {import("./bars.js").Piece} Piece
 */

/**
 * Draws one bar a category, its series end to end in the order of the key. A part says its value where it has room;
 * the parts without a number, which have no width, stand under the bar as their symbols, each with its name.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @returns {Element}
 */
export function drawStacked(chart, size) {
  const placed = layout(chart, size);
  const sums = chart.categories.map((c) => sumOf(chart, c));
  const whole = chart.measure.unit === "%" ? 100 : 0;
  const scale = whole > 0 ? scaleTo(whole, chart.measure) : scaleTo(Math.max(...sums), chart.measure);
  // Rounded percentages may add to a little more than 100: the axis still ends at 100, the bar a little later.
  const most = Math.max(scale.max, ...sums);
  const right = Math.max(12, textWidth(scale.format(scale.max), size.size) / 2);
  const across = (size.width - placed.left - right) / most;
  const pieces = chart.categories.flatMap((c) => piecesOf(chart, placed, c, across, size));
  const { labels, bottom, left } = placed;
  return frame({ chart, size, labels, bottom, left, right, scale: { ...scale, max: most }, pieces });
}

/** @param {Chart} chart @param {Category} category */
function sumOf(chart, category) {
  return chart.marks.filter((m) => m.category === category).reduce((sum, m) => sum + (m.value ?? 0), 0);
}

/** @param {Chart} chart @param {Layout} placed @param {Category} category @param {number} across px a unit @param {Size} size @returns {Piece[]} */
function piecesOf(chart, placed, category, across, size) {
  const bars = placed.bars.filter((b) => b.mark.category === category);
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  for (const { mark, y1, y2 } of bars.filter((b) => b.mark.value !== null)) {
    const x1 = end;
    end += mark.value ?? 0;
    const fits = textWidth(mark.text, size.size) + 4 <= (mark.value ?? 0) * across;
    const { fill, ink } = colour(chart.series.indexOf(mark.series));
    const label = fits ? mark.text : "";
    pieces.push({
      x1,
      x2: end,
      y1,
      y2,
      fill,
      ink,
      label,
      name: "",
      ref: mark.ref,
      at: (x1 + end) / 2,
      inside: true,
    });
  }
  return [...pieces, ...symbolsOf(bars, size.width - placed.left, size)];
}

/**
 * The parts without a number: a symbol and the name of each, or one symbol where it holds for the whole bar.
 *
 * @param {Layout["bars"]} bars of one category
 * @param {number} room px
 * @param {Size} size
 * @returns {Piece[]}
 */
function symbolsOf(bars, room, size) {
  const below = marksBelow(bars.map(({ mark }) => mark));
  const shown = below.length > 0 ? bars.filter(({ mark }) => below.includes(mark)) : bars.slice(0, 1);
  return shown
    .filter(({ mark }) => mark.value === null)
    .map(({ mark, y1, y2 }) => {
      const [first = "", ...more] = wrap(
        mark.series.label,
        room - textWidth(mark.text, size.size) - 24,
        size.size,
      );
      const name = below.length === 0 ? "" : `${first}${more.length > 0 ? "…" : ""}`;
      const place = { x1: 0, x2: 0, y1, y2, at: 0, inside: false };
      return { ...place, fill: "none", ink: "#0b0c0c", label: mark.text, name, ref: mark.ref };
    });
}

import { textWidth, wrap } from "./text-width.js";

/**
 * Where everything in a chart lies, in px from its top left, before Plot draws it. Labels stand left of the bars in
 * a wide chart and above them in a narrow one, where a column of labels would leave no room for bars.
 *
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Category} Category
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {{category: Category, text: string, y: number}} Label
 * @typedef {{labels: Label[], bars: {mark: Mark, y1: number, y2: number}[], top: number, bottom: number,
 *   left: number}} Layout
 */

/** Sizes in px. Text keeps at least 12 px when the page shrinks a drawing to 600 and 280 px. @type {readonly [Size, Size]} */
export const sizes = [
  { name: "wide", width: 720, size: 16, labels: 230, bar: 26 },
  { name: "narrow", width: 343, size: 15, labels: 0, bar: 24 },
];

const lineHeight = 1.25;
const gap = 12;
const between = 2;

/**
 * @param {Chart} chart
 * @param {Size} size
 * @param {number} heading px above all
 * @returns {Layout}
 */
export function layout(chart, size, heading = 0) {
  const left = size.labels === 0 ? 1 : Math.min(size.labels, labelColumn(chart, size)) + 12;
  /** @type {Layout} */
  const placed = { labels: [], bars: [], top: heading, bottom: heading + 4, left };
  for (const category of chart.categories) placeCategory(placed, chart, category, size);
  return placed;
}

/** The column is no wider than its longest label. @param {Chart} chart @param {Size} size */
function labelColumn(chart, size) {
  return Math.max(...chart.categories.map((c) => Math.ceil(textWidth(c.label, size.size))));
}

/** @param {Layout} placed @param {Chart} chart @param {Category} category @param {Size} size */
function placeCategory(placed, chart, category, size) {
  const above = size.labels === 0;
  const lines = wrap(category.label, above ? size.width : size.labels, size.size);
  const text = lines.length * size.size * lineHeight;
  const marks = chart.marks.filter((m) => m.category === category);
  const whole = chart.kind !== "bar";
  const tracks = whole ? 1 : Math.max(1, marks.length);
  const bars = tracks * size.bar + (tracks - 1) * between;
  const line = size.size * lineHeight;
  const below = whole ? marksBelow(marks.filter((m) => !chart.apart.includes(m.series.code))) : [];
  const all = bars + below.length * line;
  const height = above ? text + 4 + all : Math.max(text, all);
  const top = placed.bottom + (above ? text + 4 : (height - all) / 2);
  placed.labels.push({ category, text: lines.join("\n"), y: placed.bottom + (above ? text : height) / 2 });
  marks.forEach((mark, i) => {
    const lower = below.indexOf(mark);
    const y1 = top + (lower >= 0 ? bars + lower * line : tracks === 1 ? 0 : i * (size.bar + between));
    placed.bars.push({ mark, y1, y2: y1 + (lower >= 0 ? line : size.bar) });
  });
  placed.bottom += height + gap;
}

/**
 * The parts of a stacked bar that have no number, each on a line of its own under the bar; none where the whole bar
 * has no number, and one symbol in its place tells all.
 *
 * @param {readonly Mark[]} marks of one category
 * @returns {Mark[]}
 */
export function marksBelow(marks) {
  const without = marks.filter((m) => m.value === null);
  return without.length < marks.length || new Set(without.map((m) => m.text)).size > 1 ? without : [];
}

import { drawFrame, pad } from "./frame.js";
import { layout } from "./layout.js";
import { onScale, partStyle } from "./part-style.js";
import { endToEnd, sumOf, symbolAt, withoutNumber } from "./parts.js";
import { scaleTo, stepFor } from "./scale.js";
import { textWidth, wrap } from "./text-width.js";

/** @import { Category, Chart, Size } from "./chart.js" */
/** @import { Piece } from "./frame.js" */
/** @import { Layout } from "./layout.js" */
/**
 * A column beside the scale, for an answer that is not on it. `most`: its largest value; `text`: the px that its values
 * take beside their bars.
 * @typedef {{ series: Category, heading: string[], headingWidth: number, most: number, text: number }} Column
 * `across`: px a unit; `left` and `right`: how far the bars go from the zero line; `starts`: where the columns begin,
 * all in units of the measure.
 * @typedef {{ across: number, left: number, right: number, starts: number[], end: number }} Plan
 */

/** Space before a column, and at the right edge, in px. */
const gap = 24;
const edge = 4;

/**
 * Draws one bar a category about a common zero line: the answers before the middle of the scale to the left, those
 * after it to the right, and half of a neutral answer on each side. Answers that are not on the scale have columns of
 * their own at the right, in the same units.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawDiverging(chart, size) {
  const columns = columnsOf(chart, size);
  const lines = Math.max(0, ...columns.map((c) => c.heading.length));
  const placed = layout(chart, size, lines * size.size * 1.25 + (lines > 0 ? 6 : 0));
  const plan = planOf(chart, columns, size.width - placed.left - edge);
  const pieces = chart.categories.flatMap((c) => [
    ...onScalePieces(chart, placed, c, plan, size),
    ...columns.flatMap((column, i) => asidePieces(chart, placed, c, column, plan.starts[i] ?? 0, size)),
  ]);
  return drawFrame({
    chart,
    size,
    placed,
    right: edge,
    domain: [-plan.left, plan.end],
    ticks: ticksOf(chart, plan),
    lines: [0, ...plan.starts],
    heads: columns.map((c, i) => ({ at: plan.starts[i] ?? 0, text: c.heading.join("\n") })),
    pieces,
  });
}

/** @param {Chart} chart @param {Size} size @returns {Column[]} */
function columnsOf(chart, size) {
  return chart.apart.flatMap((code) => {
    const series = chart.series.find((s) => s.code === code);
    if (series === undefined) return [];
    const marks = chart.marks.filter((m) => m.series === series);
    const heading = wrap(series.label, size.labels === 0 ? 60 : 100, size.size);
    const headingWidth = Math.max(...heading.map((line) => textWidth(line, size.size)));
    const text = pad + Math.max(...marks.map((m) => textWidth(m.text, size.size) + pad));
    return [{ series, heading, headingWidth, most: Math.max(...marks.map((m) => m.value ?? 0)), text }];
  });
}

/** @param {Chart} chart @param {Column[]} columns @param {number} room px @returns {Plan} */
function planOf(chart, columns, room) {
  const sides = chart.categories.map((c) => sidesOf(chart, c));
  const left = Math.max(...sides.map((s) => s.left));
  const right = Math.max(...sides.map((s) => s.right));
  const across = unit(left + right, columns, room);
  let end = right;
  const starts = columns.map((column) => {
    const start = end + gap / across;
    end = start + widthOf(column, across) / across;
    return start;
  });
  return { across, left, right, starts, end: room / across - left };
}

/** The px a unit with which bars and columns fill the room: a column is no narrower than its heading. @param {number} total units of the bars @param {Column[]} columns @param {number} room px */
function unit(total, columns, room) {
  let across = Infinity;
  for (let pass = 0; pass < 3; pass++) {
    const held = columns.filter((c) => c.headingWidth > c.most * Math.min(across, 1e6) + c.text);
    const free = columns.filter((c) => !held.includes(c));
    const taken = columns.length * gap + sum(held.map((c) => c.headingWidth)) + sum(free.map((c) => c.text));
    across = Math.max(0.2, (room - taken) / Math.max(total + sum(free.map((c) => c.most)), 1e-9));
  }
  return across;
}

/** @param {Column} column @param {number} across */
function widthOf({ headingWidth, most, text }, across) {
  return Math.max(headingWidth, most * across + text);
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** How far a category's bar goes to each side. @param {Chart} chart @param {Category} category */
function sidesOf(chart, category) {
  const scale = onScale(chart);
  const marks = chart.marks.filter((m) => m.category === category);
  const centre = scale.findIndex(({ code }) => code === chart.neutral);
  const half = centre < 0 ? scale.length / 2 : centre;
  const of = (/** @type {Category[]} */ some) => sumOf(marks.filter((m) => some.includes(m.series)));
  const neutral = centre < 0 ? 0 : of(scale.slice(centre, centre + 1)) / 2;
  const after = scale.slice(centre < 0 ? half : centre + 1);
  return { left: of(scale.slice(0, half)) + neutral, right: of(after) + neutral };
}

/** @param {Chart} chart @param {Layout} placed @param {Category} category @param {Plan} plan @param {Size} size @returns {Piece[]} */
function onScalePieces(chart, placed, category, plan, size) {
  const scale = onScale(chart);
  const bars = placed.bars.filter((b) => b.mark.category === category && scale.includes(b.mark.series));
  const start = -sidesOf(chart, category).left;
  const known = bars.some(({ mark }) => mark.value !== null);
  const room = (plan.left + plan.right) * plan.across;
  return [
    ...endToEnd(chart, bars, start, plan.across, size),
    ...withoutNumber(bars, known ? -plan.left : 0, room, size),
  ];
}

/** @param {Chart} chart @param {Layout} placed @param {Category} category @param {Column} column @param {number} start @param {Size} size @returns {Piece[]} */
function asidePieces(chart, placed, category, { series }, start, size) {
  return placed.bars
    .filter(({ mark }) => mark.category === category && mark.series === series)
    .map(({ mark, y1, y2 }) => {
      if (mark.value === null) return { ...symbolAt(mark, start, size), y1, y2 };
      const x2 = start + mark.value;
      const style = partStyle(chart, series, false);
      const words = { label: mark.text, name: "", ref: mark.ref };
      return { x1: start, x2, y1, y2, style, ...words, at: x2, inside: false, stub: 0, ends: null };
    });
}

/** Both sides count up from the zero line. @param {Chart} chart @param {Plan} plan */
function ticksOf({ measure }, { left, right }) {
  const step = stepFor(Math.max(left, right), measure.unit === "" && measure.decimals === 0);
  const { format } = scaleTo(Math.max(left, right, step), measure);
  const [first, last] = [Math.ceil(-left / step - 1e-9), Math.floor(right / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const at = Number(((first + i) * step).toFixed(9));
    return { at, label: format(Math.abs(at)) };
  });
}

import { TOTAL } from "../charts/chart.js";
import { escapeHtml } from "./show.js";
import { lineHeight, linesOf, textLines, widthOf } from "./svg-lines.js";

/** @import { Chart, Mark } from "../charts/chart.js" */
/** @import { Style } from "./svg-lines.js" */
/**
 * A row of a card's chart: the mark, and the lines of its label.
 * @typedef {{ mark: Mark, lines: string[] }} Row
 * @typedef {{ x: number, y: number, width: number, height: number }} Area in px
 */

/** Fewer bars than these compare nothing. */
const fewest = 2;
const most = 6;
const bar = 15;
const gap = 9;
const size = 20;

/**
 * A chart so simple that it can be read on a small card: bars of the first series of the first panel, as many as there is
 * room for, the first or, of periods, the last; it says where it leaves some out. Null where there is no room for a fair
 * picture.
 * @param {{ chart: Chart, title: string }} shown
 * @param {Area} area
 * @returns {string | null} SVG
 */
export function cardChart({ chart, title }, { x, y, width, height }) {
  /** @type {Style} */
  const head = { size: 22, weight: 700, width, picture: true };
  /** @type {Style} */
  const label = { size, width, picture: true };
  const name = chart.series.length > 1 ? `${title}: ${chart.series[0]?.label ?? ""}` : title;
  const written = textLines(linesOf(name, head), { x, top: y, style: head });
  const rows = rowsOf(chart, label);
  const shown = fitting(chart, rows, y + height - written.bottom - 8 - size * lineHeight);
  if (shown.length < Math.min(fewest, rows.length) || shown.every(({ mark }) => mark.value === null))
    return null;
  const largest = Math.max(...shown.map(({ mark }) => mark.value ?? 0), chart.measure.unit === "%" ? 50 : 0);
  const room = width - Math.max(...shown.map(({ mark }) => widthOf(mark.text, label))) - 10;
  const parts = [written.svg];
  let top = written.bottom + 8;
  for (const { mark, lines } of shown) {
    const text = textLines(lines, { x, top, style: label });
    const long = Math.round(((mark.value ?? 0) / largest) * room);
    parts.push(text.svg, barSvg(mark, { x, top: text.bottom + 2, long }));
    top = text.bottom + bar + gap;
  }
  const rest = { ...label, size: 18, fill: "#383f43" };
  if (shown.length < rows.length) parts.push(textLines(["More on the page"], { x, top, style: rest }).svg);
  return parts.join("\n");
}

/** @param {Chart} chart @param {Style} style */
function rowsOf(chart, style) {
  const [series, panel] = [chart.series[0], chart.panels[0]];
  const marks = chart.marks.filter(
    (mark) => mark.series.code === series?.code && mark.panel.code === panel?.code && (mark.value ?? 0) >= 0,
  );
  return marks.map((mark) => ({ mark, lines: linesOf(mark.category.label, style) }));
}

/**
 * The rows that fit under each other: the first, or of periods the last.
 * @param {Chart} chart
 * @param {Row[]} rows
 * @param {number} height
 */
function fitting({ x }, rows, height) {
  let used = 0;
  const order = x === null ? rows.toReversed() : rows;
  const found = order.slice(0, most).filter(({ lines }) => {
    used += lines.length * size * lineHeight + bar + gap;
    return used - gap <= height;
  });
  return x === null ? found.reverse() : found;
}

/** @param {Mark} mark @param {{ x: number, top: number, long: number }} place */
function barSvg({ category, text, ref }, { x, top, long }) {
  const fill = category.code === TOTAL ? "#3d3d3d" : "#12436d";
  const shape = long > 0 ? `<rect x="${x}" y="${top}" width="${long}" height="${bar}" fill="${fill}"/>` : "";
  const at = long > 0 ? x + long + 8 : x;
  return `${shape}<text x="${at}" y="${top + 15}" font-size="${size}" data-cell="${escapeHtml(ref)}">${escapeHtml(text)}</text>`;
}

import { drawFrame, pad, stubWidth } from "./frame.js";
import { layout } from "./layout.js";
import { partStyle } from "./part-style.js";
import { scaleTo } from "./scale.js";
import { textWidth } from "./text-width.js";

/** @import { Chart, Mark, Size } from "./chart.js" */
/** @import { Piece } from "./frame.js" */

/** The grey of a margin, which is no category of its own. */
const marginStyle = { fill: "#3D3D3D", ink: "#ffffff", texture: 0 };

/**
 * Draws a chart's bars at one size: each with its value beside it, and each series' name where there are several,
 * so that colour never tells alone. A cell without a number is drawn as its symbol in an outline, with no bar; an
 * interval as a whisker.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawBars(chart, size) {
  const placed = layout(chart, size);
  const scale = scaleTo(Math.max(0, ...chart.marks.map(reach)), chart.measure);
  const pieces = placed.bars.map(({ mark, y1, y2 }) => pieceOf(chart, size, mark, y1, y2));
  const room = size.width - placed.left;
  const ends = pieces.map((p) => (room - pad - labelWidth(p, size)) / Math.max(p.at / scale.max, 0.001));
  const across = Math.max(40, Math.min(room - textWidth(scale.format(scale.max), size.size) / 2, ...ends));
  const ticks = scale.ticks.map((at) => ({ at, label: scale.format(at) }));
  const right = room - across;
  return drawFrame({
    chart,
    size,
    placed,
    right,
    domain: [0, scale.max],
    ticks,
    lines: [0],
    heads: [],
    pieces,
  });
}

/** How far a bar with its interval goes. @param {Mark} mark */
function reach({ value, interval }) {
  return Math.max(value ?? 0, interval?.upper.value ?? 0);
}

/** @param {Chart} chart @param {Size} size @param {Mark} mark @param {number} y1 @param {number} y2 @returns {Piece} */
function pieceOf(chart, size, mark, y1, y2) {
  const { value, text, ref, interval } = mark;
  const named = directLabels(chart);
  const margin = chart.series.length === 1 && mark.category.code === "Total";
  return {
    x1: 0,
    x2: value ?? 0,
    y1,
    y2,
    style: margin ? marginStyle : partStyle(chart, mark.series, named),
    label: text,
    name: named && chart.series.length > 1 ? mark.series.label : "",
    ref,
    at: reach(mark),
    inside: false,
    stub: value === null ? stubWidth(text, size.size) : 0,
    ends: interval === null ? null : { lower: interval.lower.value, upper: interval.upper.value },
  };
}

/** Names beside bars, unless one is so long that it would squeeze the bars of a narrow chart. @param {Chart} chart */
export function directLabels(chart) {
  return chart.kind === "bar" && chart.series.every((s) => textWidth(s.label, 15) <= 140);
}

/** @param {Piece} piece @param {Size} size */
function labelWidth(piece, size) {
  const name = piece.name === "" ? 0 : 2 * pad + textWidth(piece.name, size.size);
  return textWidth(piece.label, size.size) + name + (piece.stub > 0 ? pad : 0);
}

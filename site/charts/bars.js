import * as Plot from "@observablehq/plot";
import { colour } from "./colours.js";
import { document } from "./document.js";
import { asWords, axisName, dressed, halo, tspan } from "./dress.js";
import { layout } from "./layout.js";
import { scaleTo } from "./scale.js";
import { textWidth } from "./text-width.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./scale.js").Scale} Scale
 * @typedef {{
 *   x1: number, x2: number, y1: number, y2: number, fill: string, ink: string, label: string, name: string,
 *   ref: string, at: number, inside: boolean,
 * }} Piece `at`, x2: in units of the measure; y1, y2: px
 */

/** Space between a bar's end and its label, in px. */
const pad = 6;

/**
 * Draws a chart's bars at one size: each with its value beside it, and each series' name where there are several,
 * so that colour never tells alone. A cell without a number is drawn as its symbol, with no bar.
 *
 * @param {Chart} chart
 * @param {Size} size
 * @returns {Element}
 */
export function drawBars(chart, size) {
  const { labels, bars, bottom, left } = layout(chart, size);
  const single = chart.series.length === 1;
  const scale = scaleTo(Math.max(0, ...chart.marks.map((m) => m.value ?? 0)), chart.measure);
  const pieces = bars.map(({ mark, y1, y2 }) => {
    const index = single && mark.category.code === "Total" ? 4 : chart.series.indexOf(mark.series);
    const { value, text, ref } = mark;
    const at = value ?? 0;
    const name = directLabels(chart) ? mark.series.label : "";
    return { ...colour(index), x1: 0, x2: at, y1, y2, label: text, name, ref, at, inside: false };
  });
  const room = size.width - left;
  const ends = pieces.map((p) => (room - pad - labelWidth(p, size)) / Math.max(p.at / scale.max, 0.001));
  const across = Math.max(40, Math.min(room - textWidth(scale.format(scale.max), size.size) / 2, ...ends));
  return frame({ chart, size, labels, bottom, left, right: room - across, scale, pieces });
}

/** Names beside bars, unless one is so long that it would squeeze the bars of a narrow chart. @param {Chart} chart */
export function directLabels(chart) {
  return chart.kind === "bar" && chart.series.every((s) => textWidth(s.label, 15) <= 140);
}

/** @param {Piece} piece @param {Size} size */
function labelWidth(piece, size) {
  return textWidth(piece.label, size.size) + (piece.name === "" ? 0 : pad + textWidth(piece.name, size.size));
}

/**
 * Axis, bars and labels on one drawing.
 *
 * @param {{
 *   chart: Chart, size: Size, labels: import("./layout.js").Label[], bottom: number, left: number, right: number,
 *   scale: Scale, pieces: Piece[],
 * }} parts
 * @returns {Element}
 */
export function frame({ chart, size, labels, bottom, left, right, scale, pieces }) {
  const { width, size: fontSize } = size;
  const ticks = { ticks: scale.ticks };
  const drawing = Plot.plot({
    document,
    width,
    height: Math.round(bottom + 54),
    marginTop: 0,
    marginBottom: 54,
    marginLeft: left,
    marginRight: right,
    x: { domain: [0, scale.max] },
    y: { type: "identity", axis: null },
    marks: [
      Plot.gridX({ ...ticks, stroke: "#b1b4b6", strokeOpacity: 1 }),
      Plot.axisX({ ...ticks, tickFormat: scale.format, tickSize: 0, tickPadding: 8, fontSize, label: null }),
      Plot.rect(
        pieces.filter((p) => p.x2 > p.x1),
        { ...corners, fill: "fill", stroke: "#ffffff", strokeWidth: 1 },
      ),
      Plot.ruleX([0], { stroke: "#0b0c0c" }),
      axisName(chart.measure.label, fontSize),
      ...categoryLabels(labels, size, left),
      values(pieces, fontSize),
    ],
  });
  if (left < fontSize) startFirstTick(drawing);
  return drawing;
}

/** Where bars begin at the edge, a centred "0%" would leave the drawing. @param {Element} drawing */
function startFirstTick(drawing) {
  drawing.querySelector('[aria-label="x-axis tick label"] text')?.setAttribute("text-anchor", "start");
}

const corners = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };

/** @param {import("./layout.js").Label[]} labels @param {Size} size @param {number} left */
function categoryLabels(labels, size, left) {
  const beside = size.labels > 0;
  return [
    Plot.text(labels, {
      frameAnchor: "left",
      y: "y",
      dx: beside ? -10 : -left,
      textAnchor: beside ? "end" : "start",
      ...halo,
      fontSize: size.size,
      lineHeight: 1.25,
      text: "text",
      render: dressed(labels, asWords),
    }),
  ];
}

/** Each value as text, with its cell's address for the page audit. @param {Piece[]} pieces @param {number} fontSize */
function values(pieces, fontSize) {
  return Plot.text(pieces, {
    x: "at",
    y: (/** @type {Piece} */ p) => (p.y1 + p.y2) / 2,
    text: "label",
    textAnchor: "start",
    ...halo,
    fontSize,
    render: dressed(pieces, dressValue),
  });
}

/** @param {Element} text @param {Piece} piece */
function dressValue(text, piece) {
  if (piece.inside) {
    text.setAttribute("text-anchor", "middle");
    text.setAttribute("fill", piece.ink);
    text.setAttribute("stroke", "none");
  } else text.setAttribute("dx", String(pad));
  if (piece.name === "") return text.setAttribute("data-cell", piece.ref);
  const [number, name] = [tspan(piece.label), tspan(piece.name)];
  number.setAttribute("data-cell", piece.ref);
  name.setAttribute("data-words", "");
  name.setAttribute("dx", String(pad));
  text.replaceChildren(number, name);
}

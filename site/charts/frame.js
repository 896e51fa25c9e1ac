import * as Plot from "@observablehq/plot";
import { document } from "./document.js";
import { asWords, axisName, dressed, halo, tspan } from "./dress.js";
import { textWidth } from "./text-width.js";
import { definitions, fillOf } from "./textures.js";

/**
 * Axis, bars and labels on one drawing.
 *
 * @import { Chart, Size } from "./chart.js"
 * @import { Layout } from "./layout.js"
 * @import { PartStyle } from "./textures.js"
 *
 * A bar or a part of one, with its text. `x1`, `x2`, `at` (where the text is): in units of the measure; `y1`, `y2`: px.
 * `inside`: the text is centred on the bar. `stub`: the width in px of the outline about a symbol that stands for a
 * value, 0 for a value. `ends`: those of its interval, drawn as a whisker.
 * @typedef {{ x1: number, x2: number, y1: number, y2: number, style: PartStyle, label: string, name: string, ref: string,
 *   at: number, inside: boolean, stub: number, ends: { lower: number, upper: number } | null }} Piece
 *
 * `domain`: the ends of the axis; `lines`: where its bars begin; `heads`: what stands above a part of the axis.
 * @typedef {{ chart: Chart, size: Size, placed: Layout, right: number, domain: [number, number],
 *   ticks: { at: number, label: string }[], lines: number[], heads: { at: number, text: string }[],
 *   pieces: Piece[] }} Frame
 */

/** Space between a bar's end and its label, in px. */
export const pad = 6;

const foot = 54;

/**
 * @param {Frame} frame
 * @returns {Element}
 */
export function drawFrame(frame) {
  const { chart, size, placed, right, domain, ticks, lines, pieces } = frame;
  const { width, size: fontSize } = size;
  const at = { ticks: ticks.map((tick) => tick.at) };
  const labelOf = new Map(ticks.map((tick) => [tick.at, tick.label]));
  const tickFormat = (/** @type {number} */ tick) => labelOf.get(tick) ?? "";
  const drawing = Plot.plot({
    document,
    width,
    height: Math.round(placed.bottom + foot),
    marginTop: 0,
    marginBottom: foot,
    marginLeft: placed.left,
    marginRight: right,
    x: { domain },
    y: { type: "identity", axis: null },
    marks: [
      Plot.gridX({ ...at, stroke: "#b1b4b6", strokeOpacity: 1 }),
      Plot.axisX({ ...at, tickFormat, tickSize: 0, tickPadding: 8, fontSize, label: null }),
      ...bars(pieces),
      Plot.ruleX(lines, { stroke: "#0b0c0c", y1: placed.top, y2: placed.bottom }),
      ...whiskers(pieces),
      axisName(chart.measure.label, fontSize),
      categoryLabels(frame),
      ...heads(frame),
      values(pieces, fontSize),
    ],
  });
  startFirstTick(drawing, frame);
  const textures = definitions(pieces.filter((p) => p.x2 > p.x1).map(({ style }) => style));
  if (textures !== null) drawing.prepend(textures);
  return drawing;
}

/** Where the axis begins at the edge, a centred "0%" would leave the drawing. @param {Element} drawing @param {Frame} frame */
function startFirstTick(drawing, { ticks, placed, domain, size, right }) {
  const first = ticks[0];
  if (first === undefined) return;
  const across = (size.width - placed.left - right) / (domain[1] - domain[0]);
  const x = placed.left + (first.at - domain[0]) * across;
  if (x >= textWidth(first.label, size.size) / 2) return;
  drawing.querySelector('[aria-label="x-axis tick label"] text')?.setAttribute("text-anchor", "start");
}

/** Space between parts that stand end to end, and the least of a part that still shows, in px. */
const between = 1.5;
const least = 1.5;

/** Its colour, its cell, and a white gap where it stands end to end with others. @param {Element} bar @param {Piece} piece */
function dressBar(bar, { style, ref, inside }) {
  bar.setAttribute("fill", fillOf(style));
  bar.setAttribute("data-mark", ref);
  if (!inside) return;
  const [x, width] = ["x", "width"].map((name) => Number(bar.getAttribute(name)));
  const shown = Math.max((width ?? 0) - between, least);
  bar.setAttribute("x", String((x ?? 0) + ((width ?? 0) - shown) / 2));
  bar.setAttribute("width", String(shown));
}

/** A symbol that stands for a value has a dashed outline. @param {Piece[]} pieces */
function bars(pieces) {
  const drawn = pieces.filter((p) => p.x2 > p.x1);
  const stubs = pieces.filter((p) => p.stub > 0);
  const sides = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  const rect = Plot.rect(drawn, {
    ...sides,
    fill: "#ffffff",
    render: dressed(drawn, dressBar),
  });
  const widen = (/** @type {Element} */ stub, /** @type {Piece} */ piece) =>
    stub.setAttribute("width", String(piece.stub));
  const outline = Plot.rect(stubs, {
    ...sides,
    fill: "#ffffff",
    stroke: "#505a5f",
    strokeDasharray: "3 2",
    insetTop: 2,
    insetBottom: 2,
    render: dressed(stubs, widen),
  });
  return [...(drawn.length > 0 ? [rect] : []), ...(stubs.length > 0 ? [outline] : [])];
}

/** Ends of intervals, black with a white edge so that they show on any bar. @param {Piece[]} pieces */
function whiskers(pieces) {
  const lines = pieces.flatMap(({ ends, y1, y2 }) => {
    if (ends === null) return [];
    const y = (y1 + y2) / 2;
    const cap = (/** @type {number} */ x) => ({ x1: x, x2: x, y1: y - 5, y2: y + 5 });
    return [{ x1: ends.lower, x2: ends.upper, y1: y, y2: y }, cap(ends.lower), cap(ends.upper)];
  });
  if (lines.length === 0) return [];
  const ends = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  return [
    Plot.link(lines, { ...ends, stroke: "#ffffff", strokeWidth: 4.5, strokeLinecap: "square" }),
    Plot.link(lines, { ...ends, stroke: "#0b0c0c", strokeWidth: 1.5, strokeLinecap: "butt" }),
  ];
}

/** @param {Frame} frame */
function categoryLabels({ placed, size }) {
  const beside = size.labels > 0;
  return Plot.text(placed.labels, {
    frameAnchor: "left",
    y: "y",
    dx: beside ? -10 : -placed.left,
    textAnchor: beside ? "end" : "start",
    ...halo,
    fontSize: size.size,
    lineHeight: 1.25,
    text: "text",
    render: dressed(placed.labels, asWords),
  });
}

/** @param {Frame} frame */
function heads({ heads: texts, size }) {
  if (texts.length === 0) return [];
  return [
    Plot.text(texts, {
      x: "at",
      y: 2,
      text: "text",
      textAnchor: "start",
      lineAnchor: "top",
      ...halo,
      fontSize: size.size,
      lineHeight: 1.25,
      render: dressed(texts, asWords),
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
    text.setAttribute("fill", piece.style.ink);
    text.setAttribute("stroke", piece.style.texture === 0 ? "none" : piece.style.fill);
  } else text.setAttribute("dx", String(pad));
  if (piece.name === "") return text.setAttribute("data-cell", piece.ref);
  const [number, name] = [tspan(piece.label), tspan(piece.name)];
  number.setAttribute("data-cell", piece.ref);
  asWords(name);
  name.setAttribute("dx", String(piece.stub > 0 ? 3 * pad : pad));
  text.replaceChildren(number, name);
}

/** The width of the outline about a symbol. @param {string} symbol @param {number} fontSize */
export function stubWidth(symbol, fontSize) {
  return Math.ceil(textWidth(symbol, fontSize) + pad);
}

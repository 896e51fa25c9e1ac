import { shape, textShape } from "./shape.js";
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

/** Lines break behind labels, so that they never run through a word. */
const halo = {
  fill: "#0b0c0c",
  stroke: "#ffffff",
  "stroke-width": 5,
  "stroke-linejoin": "round",
  "paint-order": "stroke",
};

/** A text that comes from a definition, where the page audit lets digits stand. */
const asWords = { "data-words": "" };

/**
 * All places but those along the axis are worked out already, so that the shapes need no more than a linear scale: they
 * are made here and not by Plot: each page of a place has two such drawings, and with Plot a site of 10,000 places takes
 * half as long again.
 *
 * @param {Frame} frame
 * @returns {Element}
 */
export function drawFrame(frame) {
  const { size, placed, right, domain, pieces } = frame;
  const height = Math.round(placed.bottom + foot);
  const x = placeOf(domain, placed.left, size.width - right);
  const bottom = height - foot;
  const groups = [
    definitions(pieces.filter(isDrawn).map(({ style }) => style)),
    grid(frame, x, bottom),
    tickLabels(frame, x, bottom),
    bars(pieces, x),
    outlines(pieces, x),
    baseLines(frame, x),
    ...whiskers(pieces, x),
    axisName(frame, bottom),
    categoryLabels(frame),
    heads(frame, x),
    values(frame, x),
  ];
  const attributes = {
    fill: "currentColor",
    "font-size": 10,
    "text-anchor": "middle",
    width: size.width,
    height,
  };
  const all = { ...attributes, viewBox: `0 0 ${size.width} ${height}` };
  return shape(
    "svg",
    all,
    groups.filter((group) => group !== null),
  );
}

/** @typedef {(value: number) => number} Place px of a value */

/** @param {Frame["domain"]} domain @param {number} left px @param {number} right px @returns {Place} */
function placeOf([min, max], left, right) {
  return (value) => {
    const part = (value - min) / (max - min);
    return left * (1 - part) + right * part;
  };
}

/** The axis is scenery, which is not read out. */
const scenery = { class: "axis", "aria-hidden": "true" };

/** @param {Frame} frame @param {Place} x @param {number} bottom px */
function grid({ ticks }, x, bottom) {
  const lines = ticks.map(({ at }) => shape("line", { x1: x(at), x2: x(at), y1: 0, y2: bottom }));
  return shape("g", { "aria-hidden": "true", stroke: "#b1b4b6", class: "axis" }, lines);
}

/** @param {Frame} frame @param {Place} x @param {number} bottom px */
function tickLabels({ ticks, size }, x, bottom) {
  const texts = ticks.map(({ at, label }, i) => {
    // Where the axis begins at the edge, a centred "0%" would leave the drawing.
    const leaves = i === 0 && x(at) < textWidth(label, size.size) / 2;
    const anchor = leaves ? { "text-anchor": "start" } : {};
    return textShape(label, { x: x(at), y: bottom, lineAnchor: "top", lineHeight: 1 }, anchor);
  });
  const font = { "font-size": size.size, "font-variant": "tabular-nums" };
  return shape("g", { ...font, transform: "translate(0,8)", ...scenery }, texts);
}

/** Whether a piece has a length. @param {Piece} piece */
function isDrawn({ x1, x2 }) {
  return x2 > x1;
}

/** @param {readonly Piece[]} pieces @param {Place} x */
function bars(pieces, x) {
  const drawn = pieces.filter(isDrawn);
  if (drawn.length === 0) return null;
  const rects = drawn.map((piece) => {
    const { y1, y2, style, ref } = piece;
    const [start, width] = extent(piece, x);
    return shape("rect", { x: start, y: y1, width, height: y2 - y1, fill: fillOf(style), "data-mark": ref });
  });
  return shape("g", { fill: "#ffffff" }, rects);
}

/** Space between parts that stand end to end, and the least of a part that still shows, in px. */
const between = 1.5;
const least = 1.5;

/** Where a bar begins and how long it is, with a white gap where it stands end to end with others. @param {Piece} piece @param {Place} x @returns {[start: number, width: number]} px */
function extent({ x1, x2, inside }, x) {
  const [start, width] = [x(x1), x(x2) - x(x1)];
  if (!inside) return [start, width];
  const shown = Math.max(width - between, least);
  return [start + (width - shown) / 2, shown];
}

/** A symbol that stands for a value has a dashed outline. @param {readonly Piece[]} pieces @param {Place} x */
function outlines(pieces, x) {
  const stubs = pieces.filter(({ stub }) => stub > 0);
  if (stubs.length === 0) return null;
  const rects = stubs.map(({ x1, y1, y2, stub }) =>
    shape("rect", { x: x(x1), y: y1 + 2, width: stub, height: y2 - y1 - 4 }),
  );
  return shape("g", { fill: "#ffffff", stroke: "#505a5f", "stroke-dasharray": "3 2" }, rects);
}

/** Where bars begin. @param {Frame} frame @param {Place} x */
function baseLines({ lines, placed }, x) {
  const ends = { y1: placed.top, y2: placed.bottom };
  const drawn = lines.map((at) => shape("line", { x1: x(at), x2: x(at), ...ends }));
  return shape("g", { stroke: "#0b0c0c" }, drawn);
}

/** Ends of intervals, black with a white edge so that they show on any bar. @param {readonly Piece[]} pieces @param {Place} x */
function whiskers(pieces, x) {
  const paths = pieces.flatMap(({ ends, y1, y2 }) => {
    if (ends === null) return [];
    const [lower, upper, y] = [x(ends.lower), x(ends.upper), (y1 + y2) / 2];
    const cap = (/** @type {number} */ at) => `M${at},${y - 5}L${at},${y + 5}`;
    return [`M${lower},${y}L${upper},${y}`, cap(lower), cap(upper)];
  });
  if (paths.length === 0) return [];
  const lines = (/** @type {Record<string, string | number>} */ style) =>
    shape(
      "g",
      { fill: "none", ...style, "stroke-miterlimit": 1 },
      paths.map((d) => shape("path", { d })),
    );
  return [
    lines({ stroke: "#ffffff", "stroke-width": 4.5, "stroke-linecap": "square" }),
    lines({ stroke: "#0b0c0c", "stroke-width": 1.5 }),
  ];
}

/** What the axis measures, in words, at the bottom left. @param {Frame} frame @param {number} bottom px */
function axisName({ chart, size, placed }, bottom) {
  const { label } = chart.measure;
  const text = textShape(label, { x: placed.left, y: bottom, lineAnchor: "bottom", lineHeight: 1 }, asWords);
  const font = { "text-anchor": "start", "font-size": size.size };
  return shape("g", { ...font, transform: "translate(0,46)" }, [text]);
}

/** @param {Frame} frame */
function categoryLabels({ placed, size }) {
  const beside = size.labels > 0;
  const texts = placed.labels.map(({ text, y }) =>
    textShape(text, { x: placed.left, y, lineAnchor: "middle", lineHeight: 1.25 }, asWords),
  );
  const font = { "text-anchor": beside ? "end" : "start", "font-size": size.size };
  const transform = `translate(${beside ? -10 : -placed.left},0)`;
  return shape("g", { ...halo, ...font, transform }, texts);
}

/** @param {Frame} frame @param {Place} x */
function heads({ heads: texts, size }, x) {
  if (texts.length === 0) return null;
  const drawn = texts.map(({ at, text }) =>
    textShape(text, { x: x(at), y: 2, lineAnchor: "top", lineHeight: 1.25 }, asWords),
  );
  return shape("g", { ...halo, "text-anchor": "start", "font-size": size.size }, drawn);
}

/** Each value as text, with its cell's address for the page audit. @param {Frame} frame @param {Place} x */
function values({ pieces, size }, x) {
  const texts = pieces.filter(({ label }) => label !== "").map((piece) => valueText(piece, x(piece.at)));
  return shape("g", { ...halo, "text-anchor": "start", "font-size": size.size }, texts);
}

/** @param {Piece} piece @param {number} x px */
function valueText(piece, x) {
  const { label, name, ref, y1, y2, inside, stub, style } = piece;
  const at = { y: "0.32em", transform: `translate(${x},${(y1 + y2) / 2})` };
  const stroke = style.texture === 0 ? "none" : style.fill;
  const looks = inside ? { "text-anchor": "middle", fill: style.ink, stroke } : { dx: pad };
  if (name === "") return shape("text", { ...at, ...looks, "data-cell": ref }, [label]);
  return shape("text", { ...at, ...looks }, [
    shape("tspan", { "data-cell": ref }, [label]),
    shape("tspan", { ...asWords, dx: stub > 0 ? 3 * pad : pad }, [name]),
  ]);
}

/** The width of the outline about a symbol. @param {string} symbol @param {number} fontSize */
export function stubWidth(symbol, fontSize) {
  return Math.ceil(textWidth(symbol, fontSize) + pad);
}

import * as Plot from "@observablehq/plot";
import { document } from "./document.js";
import { asWords, dressed, halo, tspan } from "./dress.js";

/**
 * A drawing as lists of shapes in px, before Plot draws it: whatever lays out a chart adds to these lists, so that
 * several charts can stand in one drawing.
 *
 * A part of a text is a cell, with its address, or words of a definition (`ref` is null).
 * @typedef {{ text: string, ref: string | null }} Part
 * `y` is the middle of the text, which may have several lines if it is one part. `axis`: scenery, not read out.
 * @typedef {{ x: number, y: number, parts: readonly Part[], anchor: "start" | "middle" | "end", ink: string,
 *   halo: boolean, bold: boolean, axis: boolean }} Text
 * @typedef {{ x1: number, y1: number, x2: number, y2: number, stroke: string, width: number }} Rule
 * @typedef {{ x1: number, y1: number, x2: number, y2: number, fill: string, stroke: string, dash: string,
 *   ref: string }} Box `ref` of a shape: the cell that it shows, or ""
 * @typedef {{ x: number, y: number, fill: string, symbol: import("@observablehq/plot").SymbolType,
 *   ref: string }} Dot
 * An unbroken run of values: its points are joined.
 * @typedef {{ points: readonly {x: number, y: number}[], stroke: string, dash: string, width: number }} Run
 * @typedef {{ points: readonly {x: number, y1: number, y2: number}[], fill: string }} Band
 * @typedef {{ grid: Rule[], bands: Band[], boxes: Box[], rules: Rule[], runs: Run[], dots: Dot[], texts: Text[] }} Scene
 */

/** Greys of the scenery: lines that only help the eye, and lines that bear meaning (3:1 on white). */
export const grey = { grid: "#d3d6d8", line: "#6f777b", ink: "#0b0c0c" };

/** @returns {Scene} */
export function emptyScene() {
  return { grid: [], bands: [], boxes: [], rules: [], runs: [], dots: [], texts: [] };
}

/** A text with what is usual left out. @param {Partial<Text> & Pick<Text, "x" | "y" | "parts">} text @returns {Text} */
export function textAt(text) {
  return { anchor: "start", ink: grey.ink, halo: true, bold: false, axis: false, ...text };
}

/** Words as a part of a text. @param {string} text @returns {Part} */
export function wording(text) {
  return { text, ref: null };
}

/** What a text says. @param {Pick<Text, "parts">} text */
export function said({ parts }) {
  return parts.map((part) => part.text).join("");
}

/**
 * @param {Scene} scene
 * @param {import("./chart.js").Size} size
 * @param {number} height px
 * @returns {Element}
 */
export function drawScene(scene, size, height) {
  const { grid, bands, boxes, rules, runs, dots, texts } = scene;
  /** @type {import("@observablehq/plot").Markish[]} */
  const marks = [];
  if (grid.length > 0) marks.push(links(grid, { ariaLabel: "x-grid" }));
  for (const { points, fill } of bands) marks.push(areaOf(points, fill));
  if (boxes.length > 0) marks.push(rects(boxes));
  if (rules.length > 0) marks.push(links(rules, {}));
  for (const run of runs) marks.push(lineOf(run));
  if (dots.length > 0) marks.push(symbols(dots));
  marks.push(writing(texts, size.size, false), writing(texts, size.size, true));
  return Plot.plot({
    document,
    width: size.width,
    height: Math.ceil(height),
    margin: 0,
    x: { type: "identity", axis: null },
    y: { type: "identity", axis: null },
    marks,
  });
}

/** @param {Rule[]} rules @param {object} options */
function links(rules, options) {
  const ends = { x1: "x1", y1: "y1", x2: "x2", y2: "y2" };
  return Plot.link(rules, { ...ends, stroke: "stroke", strokeWidth: "width", ...options });
}

/** @param {Band["points"]} points @param {string} fill */
function areaOf(points, fill) {
  return Plot.areaY(points, { x: "x", y1: "y1", y2: "y2", z: null, fill, fillOpacity: 0.15 });
}

/** @param {Box[]} boxes */
function rects(boxes) {
  return Plot.rect(boxes, {
    x1: "x1",
    x2: "x2",
    y1: "y1",
    y2: "y2",
    fill: "fill",
    stroke: "stroke",
    render: dressed(boxes, (rect, { dash, ref }) => {
      if (dash !== "") rect.setAttribute("stroke-dasharray", dash);
      if (ref !== "") rect.setAttribute("data-mark", ref);
    }),
  });
}

/** @param {Run} run */
function lineOf({ points, stroke, dash, width }) {
  const dashes = dash === "" ? {} : { strokeDasharray: dash };
  return Plot.line(points, { x: "x", y: "y", z: null, stroke, strokeWidth: width, ...dashes });
}

/** @param {Dot[]} dots */
function symbols(dots) {
  return Plot.dot(dots, {
    x: "x",
    y: "y",
    r: 5.5,
    fill: "fill",
    symbol: "symbol",
    stroke: "#ffffff",
    strokeWidth: 1,
    render: dressed(dots, (dot, { ref }) => {
      if (ref !== "") dot.setAttribute("data-mark", ref);
    }),
  });
}

/** @param {Text[]} texts @param {number} fontSize @param {boolean} axis */
function writing(texts, fontSize, axis) {
  const data = texts.filter((text) => text.axis === axis);
  return Plot.text(data, {
    x: "x",
    y: "y",
    text: said,
    textAnchor: "start",
    ...halo,
    fontSize,
    lineHeight: 1.25,
    render: axis ? scenery(dressed(data, dressText)) : dressed(data, dressText),
  });
}

/**
 * A group that is marked as an axis, which is not read out. Plot takes the option `ariaLabel` for a field of the data.
 * @param {ReturnType<typeof dressed>} render
 * @returns {ReturnType<typeof dressed>}
 */
function scenery(render) {
  return (index, scales, channels, dimensions, context, next) => {
    const group = render(index, scales, channels, dimensions, context, next);
    group?.setAttribute("aria-label", "x-axis");
    return group;
  };
}

/** @param {Element} element @param {Text} text */
function dressText(element, text) {
  if (text.anchor !== "start") element.setAttribute("text-anchor", text.anchor);
  if (text.bold) element.setAttribute("font-weight", "700");
  if (text.ink !== grey.ink) element.setAttribute("fill", text.ink);
  if (!text.halo) element.setAttribute("stroke", "none");
  if (text.axis) return;
  const [only] = text.parts;
  if (text.parts.length === 1 && only !== undefined) return mark(element, only);
  element.replaceChildren(
    ...text.parts.map((part) => {
      const piece = tspan(part.text);
      mark(piece, part);
      return piece;
    }),
  );
}

/** @param {Element} element @param {Part} part */
function mark(element, { ref }) {
  if (ref === null) asWords(element);
  else element.setAttribute("data-cell", ref);
}

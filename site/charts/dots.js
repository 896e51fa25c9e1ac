import { acrossOf, addAxisX, addKey, addWords, edges } from "./axis.js";
import { widthOf } from "./boxes.js";
import { axisWords, placeOn, rangeOf } from "./range.js";
import { rowsOf } from "./rows.js";
import { drawScene, emptyScene, said, textAt, wording } from "./scene.js";
import { atMostSix, marksBy, single, styleOf } from "./series-style.js";

/**
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./range.js").Range} Range
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Part} Part
 * @typedef {import("./rows.js").Rows} Rows
 * @typedef {(mark: Mark) => Part[]} Wording
 */

/** Space between a marker or whisker and its text, in px. */
const pad = 9;

/**
 * Draws a dot for each value, with whiskers to the ends of its interval, each on a track of its own with its value
 * beside it. The axis may begin above zero, because a dot is a place and not a length; it says so then.
 *
 * @type {import("./chart.js").Draw}
 */
export function drawDots(chart, size) {
  atMostSix(chart);
  const scene = emptyScene();
  const range = rangeOf(chart);
  const markOf = marksBy(chart);
  const panel = chart.panels[0]?.code ?? "";
  const rowsAt = (/** @type {number} */ top) =>
    rowsOf(chart, (c, s) => markOf(panel, c, s), { size, width: size.width, labels: size.labels, top });
  const rows = rowsAt(4);
  const choices = single(chart) ? [withInterval, plain] : [withName, plain];
  const words = firstThatFits(choices, rows, size, size.width);
  const placed = single(chart) || words === withName ? rows : rowsAt(addKey(scene, chart, size));
  const y = addDots(scene, placed, range, words, { size, width: size.width, texts: null });
  const bottom = addWords(scene, axisWords(chart, range), { x: 0, y, width: size.width, bold: false }, size);
  return drawScene(scene, size, bottom + 6);
}

/** The richest text beside the dots that leaves them half the room. @param {Wording[]} choices @param {Rows} rows @param {Size} size @param {number} width */
function firstThatFits(choices, rows, size, width) {
  const most = (width - rows.left) * 0.5;
  const fits = (/** @type {Wording} */ words) =>
    rows.tracks.every(({ mark }) => widthOf(said({ parts: words(mark) }), size.size) <= most);
  return choices.find(fits) ?? plain;
}

/** @type {Wording} */
function plain({ text, ref }) {
  return [{ text, ref }];
}

/** @type {Wording} */
function withName(mark) {
  return [...plain(mark), wording(` ${mark.series.label}`)];
}

/** @type {Wording} */
function withInterval(mark) {
  const { interval } = mark;
  if (interval === null) return plain(mark);
  return [...plain(mark), wording(" ("), interval.lower, wording(" to "), interval.upper, wording(")")];
}

/**
 * Adds rows of dots with their labels, lines and axis.
 *
 * @param {Scene} scene @param {Rows} rows @param {Range} range @param {Wording} words beside each dot
 * @param {{ size: Size, width: number, texts: number | null }} room `texts`: px kept for words at the axis' end, so that
 * panels have the same scale; null where the words decide
 * @returns {number} Where they end, px.
 */
export function addDots(scene, rows, range, words, { size, width, texts }) {
  const edge = edges(range, size);
  const from = rows.left + edge.left;
  const ends = rows.tracks.map(({ mark }) => ({
    at: mark.value === null ? 0 : placeOn(range, 0, 1)(mark.interval?.upper.value ?? mark.value),
    width: widthOf(said({ parts: words(mark) }), size.size) + pad,
  }));
  const kept = texts === null ? ends : [{ at: 1, width: texts + pad }];
  const place = placeOn(range, from, from + acrossOf(kept, width - from, edge.right));
  scene.texts.push(...rows.labels);
  for (const track of rows.tracks) addDot(scene, track, place, from, words(track.mark));
  return addAxisX(scene, range, place, { top: rows.top, bottom: rows.bottom }, size);
}

/** @type {Wording} A panel has room for the value alone. */
export const valueOnly = plain;

/** @param {Scene} scene @param {import("./rows.js").Track} track @param {(value: number) => number} place @param {number} from @param {Part[]} parts */
function addDot(scene, { mark, index, y }, place, from, parts) {
  if (mark.value === null) {
    scene.texts.push(textAt({ x: from + 2, y, parts }));
    return;
  }
  const { fill, symbol } = styleOf(index);
  const x = place(mark.value);
  scene.dots.push({ x, y, fill, symbol, ref: mark.ref });
  if (mark.interval !== null) addWhisker(scene, mark.interval, place, y, fill);
  scene.texts.push(textAt({ x: place(mark.interval?.upper.value ?? mark.value) + pad, y, parts }));
}

/** A line from end to end of the interval, with a cap at each. @param {Scene} scene @param {NonNullable<Mark["interval"]>} interval @param {(value: number) => number} place @param {number} y @param {string} stroke */
function addWhisker(scene, interval, place, y, stroke) {
  const [x1, x2] = [place(interval.lower.value), place(interval.upper.value)];
  scene.rules.push(
    { x1, x2, y1: y, y2: y, stroke, width: 2 },
    { x1, x2: x1, y1: y - 5, y2: y + 5, stroke, width: 2 },
    { x1: x2, x2, y1: y - 5, y2: y + 5, stroke, width: 2 },
  );
}

import { areaOf, lineHeight, linesOf, overlap, widthOf, within } from "./boxes.js";
import { grey, textAt, wording } from "./scene.js";
import { single, styleOf } from "./series-style.js";

/**
 * The words in and under the field of a line chart: numbers at some of its points, symbols, and categories.
 *
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./lines.js").Field} Field
 * @typedef {import("./lines.js").Point} Point
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Text} Text
 * @typedef {import("./boxes.js").Area} Area
 */

/**
 * Adds the numbers of each line's first, largest and smallest points, above or below them, where there is room; the
 * last stands beside the end of the line.
 *
 * @param {Scene} scene @param {readonly Point[][]} lines @param {Field} field @param {readonly Area[]} taken
 * @param {boolean} ends whether the last has its number here too
 */
export function addNumbers(scene, lines, field, taken, ends) {
  const markers = lines.flat().map(({ x, y }) => ({ x1: x - 5, x2: x + 5, y1: y - 5, y2: y + 5 }));
  const full = [...taken, ...markers];
  for (const pick of [last, first, largest, smallest])
    for (const points of lines) {
      const point = pick(points);
      if (point === undefined || (!ends && point === points.at(-1))) continue;
      const text = freePlace(point, pick === smallest, field, full);
      if (text === null || scene.texts.some(({ parts }) => parts[0]?.ref === point.mark.ref)) continue;
      full.push(areaOf(text, field.size.size));
      scene.texts.push(text);
    }
}

/** @typedef {(points: Point[]) => Point | undefined} Pick */

/** @type {Pick} */
function last(points) {
  return points.at(-1);
}

/** @type {Pick} */
function first(points) {
  return points[0];
}

/** @type {Pick} */
function largest(points) {
  return points.toSorted((a, b) => b.mark.value - a.mark.value)[0];
}

/** @type {Pick} */
function smallest(points) {
  return points.toSorted((a, b) => a.mark.value - b.mark.value)[0];
}

/**
 * A number over its point, or under it (first under it where it is the smallest), where nothing else is.
 *
 * @param {Point} point @param {boolean} below @param {Field} field @param {readonly Area[]} full
 * @returns {Text | null}
 */
function freePlace({ mark, x, y }, below, { left, right, top, bottom, size }, full) {
  const away = 8 + (size.size * lineHeight) / 2;
  for (const dy of below ? [away, -away] : [-away, away]) {
    const parts = [{ text: mark.text, ref: mark.ref }];
    const text = within(textAt({ x, y: y + dy, parts, anchor: "middle" }), left, right, size.size);
    const area = areaOf(text, size.size);
    const inside = area.y1 >= top - size.size && area.y2 <= bottom && area.x1 >= left && area.x2 <= right;
    if (inside && !full.some((other) => overlap(area, other))) return text;
  }
  return null;
}

/**
 * Adds what stands under the base line: the symbols of each line on rows of its own, with its marker where there are
 * several lines; and the names of the categories.
 *
 * @param {Scene} scene @param {import("./chart.js").Chart} chart @param {readonly Line[]} lines @param {Field} field
 * @returns {number} Where they end, px.
 */
export function addBelow(scene, chart, lines, field) {
  const { size, left } = field;
  const step = size.size * lineHeight;
  let y = field.bottom + 8;
  for (const line of lines) {
    const rows = inRows(hiddenOf(line, field), size.size);
    if (rows.length > 0 && !single(chart)) {
      const { fill, symbol } = styleOf(line.index);
      scene.dots.push({ x: left - 8, y: y + step / 2, fill, symbol, ref: "" });
    }
    rows.forEach((row, i) => {
      scene.texts.push(...row.map((text) => ({ ...text, y: y + i * step + step / 2 })));
    });
    y += rows.length * step;
  }
  return addCategories(scene, chart, field, y + 4);
}

/** @param {Line} line @param {Field} field @returns {Text[]} */
function hiddenOf({ marks }, { xs, left, width, size }) {
  return marks.flatMap((mark, i) => {
    if (mark === null || mark.value !== null) return [];
    const parts = [{ text: mark.text, ref: mark.ref }];
    return [within(textAt({ x: xs[i] ?? 0, y: 0, parts, anchor: "middle" }), left + 1, width, size.size)];
  });
}

/** Each text in the first row where it runs into no other. @param {readonly Text[]} texts @param {number} size */
function inRows(texts, size) {
  /** @type {Text[][]} */
  const rows = [];
  for (const text of texts) {
    const row = rows.find((some) => !some.some((other) => overlap(areaOf(other, size), areaOf(text, size))));
    if (row === undefined) rows.push([text]);
    else row.push(text);
  }
  return rows;
}

/** The names of the last and the first category, and of those between for which there is room. @param {Scene} scene @param {import("./chart.js").Chart} chart @param {Field} field @param {number} y */
function addCategories(scene, chart, field, y) {
  const { xs, left, right, width, size, bottom } = field;
  const labels = chart.categories.map((c) => c.label);
  const lines = wrapped(
    labels,
    Math.max(60, (right - left) / xs.length - 8),
    (right - left) / 2 - 8,
    size.size,
  );
  const texts = lines.map((one, i) => {
    const text = textAt({
      x: xs[i] ?? 0,
      y: 0,
      parts: [wording(one.join("\n"))],
      anchor: "middle",
      halo: false,
    });
    const placed = within(text, Math.max(0, left - 30), Math.min(width, right + 30), size.size);
    return { ...placed, y: y + (one.length * size.size * lineHeight) / 2 };
  });
  const order = [texts.length - 1, ...texts.keys()].slice(0, texts.length);
  /** @type {Text[]} */
  const kept = [];
  for (const i of order) {
    const text = texts[i];
    if (
      text !== undefined &&
      !kept.some((other) => overlap(wider(areaOf(other, size.size)), areaOf(text, size.size)))
    )
      kept.push(text);
  }
  for (const x of xs)
    scene.grid.push({ x1: x, x2: x, y1: bottom, y2: bottom + 5, stroke: grey.line, width: 1 });
  scene.texts.push(...kept);
  return y + Math.max(...lines.map((one) => one.length)) * size.size * lineHeight;
}

/** Words need some space between them. @param {Area} area */
function wider({ x1, x2, y1, y2 }) {
  return { x1: x1 - 4, x2: x2 + 4, y1: y1 - 100, y2: y2 + 100 };
}

/** Lines of the labels, in a width that keeps them to three lines, if any does. @param {string[]} labels @param {number} width @param {number} most @param {number} size @returns {string[][]} */
function wrapped(labels, width, most, size) {
  const room = Math.max(40, Math.min(width, most));
  const lines = labels.map((label) => linesOf(label, room, size));
  const longest = Math.max(
    ...labels.map((label) => Math.max(...label.split(" ").map((word) => widthOf(word, size)))),
  );
  const good = lines.every((one) => one.length <= 3) && longest <= room;
  return good || room >= most ? lines : wrapped(labels, width * 1.5, most, size);
}

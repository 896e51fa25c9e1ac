import { boldLines, lineHeight, linesOf, widthOf } from "./boxes.js";
import { grey, textAt, wording } from "./scene.js";
import { keyOf } from "./series-style.js";

/**
 * What stands around the marks of a drawing. Each function adds to a scene and answers where it ends, in px.
 *
 * @typedef {import("./chart.js").Size} Size
 * @typedef {import("./range.js").Range} Range
 * @typedef {import("./scene.js").Scene} Scene
 */

/** The key, above the marks. @param {Scene} scene @param {import("./chart.js").Chart} chart @param {Size} size */
export function addKey(scene, chart, size) {
  const key = keyOf(chart, size);
  addScene(scene, key.scene, 0, 0);
  return key.height + 10;
}

/**
 * Adds a scene to another, moved.
 *
 * @param {Scene} to @param {Scene} from @param {number} dx px @param {number} dy px
 */
export function addScene(to, from, dx, dy) {
  const line = (/** @type {import("./scene.js").Rule} */ r) => ({ ...r, ...moved(r) });
  const moved = (/** @type {{x1: number, x2: number, y1: number, y2: number}} */ { x1, x2, y1, y2 }) => ({
    x1: x1 + dx,
    x2: x2 + dx,
    y1: y1 + dy,
    y2: y2 + dy,
  });
  to.grid.push(...from.grid.map(line));
  to.rules.push(...from.rules.map(line));
  to.boxes.push(...from.boxes.map((box) => ({ ...box, ...moved(box) })));
  to.dots.push(...from.dots.map((dot) => ({ ...dot, x: dot.x + dx, y: dot.y + dy })));
  to.texts.push(...from.texts.map((text) => ({ ...text, x: text.x + dx, y: text.y + dy })));
  for (const run of from.runs)
    to.runs.push({ ...run, points: run.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })) });
  for (const band of from.bands)
    to.bands.push({
      ...band,
      points: band.points.map(({ x, y1, y2 }) => ({ x: x + dx, y1: y1 + dy, y2: y2 + dy })),
    });
}

/**
 * A line of words across the drawing: what an axis measures, or, in bold, a panel's title.
 *
 * @param {Scene} scene @param {string} words @param {{ x: number, y: number, width: number, bold: boolean }} place
 * @param {Size} size
 */
export function addWords(scene, words, { x, y, width, bold }, size) {
  const lines = (bold ? boldLines : linesOf)(words, width, size.size);
  const height = lines.length * size.size * lineHeight;
  const parts = [wording(lines.join("\n"))];
  scene.texts.push(textAt({ x, y: y + height / 2, parts, bold, halo: false }));
  return y + height;
}

/**
 * The lines and numbers of a horizontal value axis. Numbers that would run into each other are left out.
 *
 * @param {Scene} scene @param {Range} range @param {(value: number) => number} place px
 * @param {{top: number, bottom: number}} lines @param {Size} size
 */
export function addAxisX(scene, range, place, { top, bottom }, size) {
  const widest = Math.max(...range.ticks.map((t) => widthOf(range.format(t), size.size))) + 6;
  const y = bottom + 6 + (size.size * lineHeight) / 2;
  for (const tick of thinned(
    range.ticks,
    (ticks) => place(ticks[1] ?? Infinity) - place(ticks[0] ?? 0) >= widest,
  )) {
    const x = place(tick);
    scene.grid.push({
      x1: x,
      x2: x,
      y1: top,
      y2: bottom,
      stroke: tick === 0 ? grey.line : grey.grid,
      width: 1,
    });
    const parts = [wording(range.format(tick))];
    scene.texts.push(textAt({ x, y, parts, anchor: "middle", halo: false, axis: true }));
  }
  return bottom + 12 + size.size * lineHeight;
}

/**
 * The lines and numbers of a vertical value axis.
 *
 * @param {Scene} scene @param {Range} range @param {(value: number) => number} place px
 * @param {{left: number, right: number}} lines @param {Size} size
 */
export function addAxisY(scene, range, place, { left, right }, size) {
  const apart = size.size * lineHeight + 4;
  for (const tick of thinned(
    range.ticks,
    (ticks) => place(ticks[0] ?? 0) - place(ticks[1] ?? -Infinity) >= apart,
  )) {
    const y = place(tick);
    scene.grid.push({
      x1: left,
      x2: right,
      y1: y,
      y2: y,
      stroke: tick === 0 ? grey.line : grey.grid,
      width: 1,
    });
    const parts = [wording(range.format(tick))];
    scene.texts.push(textAt({ x: left - 8, y, parts, anchor: "end", halo: false, axis: true }));
  }
}

/** The width of a vertical axis' numbers, in px. @param {Range} range @param {Size} size */
export function axisWidth(range, size) {
  return Math.max(...range.ticks.map((t) => widthOf(range.format(t), size.size))) + 9;
}

/** Every tick, or every second, third and so on that fits. @param {number[]} ticks @param {(some: number[]) => boolean} fits */
function thinned(ticks, fits) {
  for (let every = 1; every < ticks.length; every += 1) {
    const some = ticks.filter((_, i) => (i - Math.max(0, ticks.indexOf(0))) % every === 0);
    if (some.length < 2 || fits(some)) return some;
  }
  return ticks.slice(0, 1);
}

/** Half the first number of a horizontal axis stands left of it. @param {Range} range @param {Size} size */
export function edges(range, size) {
  return {
    left: Math.max(8, widthOf(range.format(range.min), size.size) / 2),
    right: Math.max(8, widthOf(range.format(range.max), size.size) / 2),
  };
}

/**
 * The length of a horizontal axis, so that every text that begins along it ends within the room.
 *
 * @param {readonly {at: number, width: number}[]} ends `at`: from 0 to 1
 * @param {number} room px
 * @param {number} right px that the last number of the axis takes
 */
export function acrossOf(ends, room, right) {
  const fits = ends.map(({ at, width }) => (room - width) / Math.max(at, 0.001));
  return Math.max(30, Math.min(room - right, ...fits));
}

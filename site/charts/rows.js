import { lineHeight, linesOf } from "./boxes.js";
import { textAt, wording } from "./scene.js";
import { textWidth } from "./text-width.js";

/**
 * Categories as rows, each with a track for each of its marks: labels left of the tracks, or above them where a
 * column of labels would leave no room.
 *
 * @typedef {import("./chart.js").Chart} Chart
 * @typedef {import("./chart.js").Mark} Mark
 * @typedef {import("./chart.js").Size} Size
 * @typedef {{ mark: Mark, index: number, y: number }} Track `index` of the series; `y`: the middle, px
 * @typedef {{ labels: import("./scene.js").Text[], tracks: Track[], left: number, top: number,
 *   bottom: number }} Rows px
 */

/** Space between two rows in px. */
const gap = 12;

/**
 * @param {Chart} chart
 * @param {(category: string, series: string) => Mark | null} markOf by codes
 * @param {{ size: Size, width: number, labels: number, top: number }} room `labels`: width of their column, 0 if above
 * @returns {Rows}
 */
export function rowsOf(chart, markOf, { size, width, labels, top }) {
  const widest = Math.max(...chart.categories.map((c) => Math.ceil(textWidth(c.label, size.size))));
  const column = Math.min(labels, widest);
  /** @type {Rows} */
  const rows = { labels: [], tracks: [], left: labels === 0 ? 0 : column + 12, top, bottom: top };
  for (const category of chart.categories) {
    const marks = chart.series.flatMap((series, index) => {
      const mark = markOf(category.code, series.code);
      return mark === null ? [] : [{ mark, index }];
    });
    addRow(rows, linesOf(category.label, labels === 0 ? width : column, size.size), marks, size);
  }
  return rows;
}

/** @param {Rows} rows @param {string[]} lines @param {{mark: Mark, index: number}[]} marks @param {Size} size */
function addRow(rows, lines, marks, size) {
  const above = rows.left === 0;
  const text = lines.length * size.size * lineHeight;
  const tracks = marks.length * size.bar;
  const height = above ? text + tracks : Math.max(text, tracks);
  const first = rows.bottom + (above ? text : (height - tracks) / 2) + size.bar / 2;
  rows.labels.push(
    textAt({
      x: above ? 0 : rows.left - 12,
      y: rows.bottom + (above ? text : height) / 2,
      parts: [wording(lines.join("\n"))],
      anchor: above ? "start" : "end",
    }),
  );
  marks.forEach(({ mark, index }, i) => {
    rows.tracks.push({ mark, index, y: first + i * size.bar });
  });
  rows.bottom += height + gap;
}

import { stubWidth } from "./frame.js";
import { marksBelow } from "./layout.js";
import { partStyle } from "./part-style.js";
import { textWidth, wrap } from "./text-width.js";

/** @import { Chart, Mark, Size } from "./chart.js" */
/** @import { Piece } from "./frame.js" */
/** @import { Layout } from "./layout.js" */

const noStyle = { fill: "#ffffff", ink: "#0b0c0c", texture: 0 };

/** The sum of the numbers among marks, where drawings begin and end; no page says it. @param {readonly Mark[]} marks */
export function sumOf(marks) {
  return marks.reduce((sum, m) => sum + (m.value ?? 0), 0);
}

/**
 * The parts of one bar that have a number, end to end; each says its value where it has room.
 *
 * @param {Chart} chart
 * @param {Layout["bars"]} bars of one category
 * @param {number} start where the first begins, in units of the measure
 * @param {number} across px a unit
 * @param {Size} size
 * @returns {Piece[]}
 */
export function endToEnd(chart, bars, start, across, size) {
  let end = start;
  return bars.flatMap(({ mark, y1, y2 }) => {
    if (mark.value === null) return [];
    const x1 = end;
    end += mark.value;
    const fits = textWidth(mark.text, size.size) + 4 <= mark.value * across;
    const style = partStyle(chart, mark.series, false);
    const place = { x1, x2: end, y1, y2, at: (x1 + end) / 2 };
    const label = fits ? mark.text : "";
    return { ...place, style, label, name: "", ref: mark.ref, inside: true, stub: 0, ends: null };
  });
}

/**
 * The parts without a number: a symbol and the name of each, or one symbol where it holds for the whole bar.
 *
 * @param {Layout["bars"]} bars of one category
 * @param {number} at where the bar begins, in units of the measure
 * @param {number} room px
 * @param {Size} size
 * @returns {Piece[]}
 */
export function withoutNumber(bars, at, room, size) {
  const below = marksBelow(bars.map(({ mark }) => mark));
  const shown = below.length > 0 ? bars.filter(({ mark }) => below.includes(mark)) : bars.slice(0, 1);
  return shown
    .filter(({ mark }) => mark.value === null)
    .map(({ mark, y1, y2 }) => {
      const [first = "", ...more] = wrap(
        mark.series.label,
        room - textWidth(mark.text, size.size) - 40,
        size.size,
      );
      const name = below.length === 0 ? "" : `${first}${more.length > 0 ? "…" : ""}`;
      return { ...symbolAt(mark, at, size), y1, y2, name };
    });
}

/** A symbol in its outline. @param {Mark} mark @param {number} at in units of the measure @param {Size} size @returns {Omit<Piece, "y1" | "y2">} */
export function symbolAt({ text, ref }, at, size) {
  const place = { x1: at, x2: at, at, inside: false };
  const stub = stubWidth(text, size.size);
  return { ...place, style: noStyle, label: text, name: "", ref, stub, ends: null };
}

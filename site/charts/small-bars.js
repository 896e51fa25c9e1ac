import { acrossOf, addAxisX, edges } from "./axis.js";
import { placeOn } from "./range.js";
import { textAt } from "./scene.js";
import { styleOf } from "./series-style.js";

/** Space between a bar's end and its value, px. */
const pad = 5;

/**
 * Adds rows of bars from zero with their labels, lines and axis, for small multiples.
 *
 * @param {import("./scene.js").Scene} scene @param {import("./rows.js").Rows} rows
 * @param {import("./range.js").Range} range from zero
 * @param {{ size: import("./chart.js").Size, width: number, texts: number, marked: boolean }} room
 * `texts`: px kept for values at the axis' end, so that panels have the same scale; `marked`: each bar has its series' marker
 * @returns {number} Where they end, px.
 */
export function addSmallBars(scene, rows, range, { size, width, texts, marked }) {
  const edge = edges(range, size);
  const from = rows.left + edge.left;
  const place = placeOn(
    range,
    from,
    from + acrossOf([{ at: 1, width: texts + pad }], width - from, edge.right),
  );
  scene.texts.push(...rows.labels);
  for (const { mark, index, y } of rows.tracks) {
    const x = place(mark.value ?? 0);
    const { fill, symbol } = styleOf(index);
    if (marked) scene.dots.push({ x: from - 9, y, fill, symbol, ref: "" });
    if (mark.value !== null)
      scene.boxes.push({
        x1: from,
        x2: x,
        y1: y - size.bar / 2 + 1,
        y2: y + size.bar / 2 - 1,
        fill,
        stroke: "none",
        dash: "",
        ref: mark.ref,
      });
    scene.texts.push(textAt({ x: x + pad, y, parts: [{ text: mark.text, ref: mark.ref }] }));
  }
  return addAxisX(scene, range, place, rows, size);
}

import { areaOf, bolder, lineHeight, linesOf, spread, widthOf } from "./boxes.js";
import { textAt, wording } from "./scene.js";
import { single } from "./series-style.js";

/**
 * The last value and the name of each series beside the end of its line.
 *
 * @typedef {import("./lines.js").Line} Line
 * @typedef {import("./lines.js").Point} Point
 * @typedef {import("./chart.js").Size} Size
 *
 * `named`: the names stand there too. `width`, `height`: what the column of labels takes, px. `names`: their lines.
 * @typedef {{ named: boolean, width: number, height: number, names: string[][] }} Ends
 */

/** Widths of the column of names, px: they may take two lines more before they move to a key. */
const column = { wide: 180, narrow: 96 };
const mostLines = 3;
const gap = 14;

/**
 * @param {import("./chart.js").Chart} chart
 * @param {readonly Line[]} lines
 * @param {Size} size
 * @returns {Ends}
 */
export function endsOf(chart, lines, size) {
  const values = Math.max(0, ...lines.map(({ marks }) => widthOf(lastKnown(marks)?.text ?? "", size.size)));
  const names = lines.map(({ label }) => linesOf(label, column[size.name], size.size));
  const named = !single(chart) && names.every((one) => one.length <= mostLines && !one.some(broken));
  const words = named ? Math.max(...names.flat().map((line) => widthOf(line, size.size))) : 0;
  const count = named ? names.reduce((sum, one) => sum + one.length + 1, 0) : lines.length;
  const height = count * size.size * lineHeight + lines.length * 2;
  return {
    named,
    width: gap + Math.max(named ? values * bolder : values, words),
    height,
    names: named ? names : lines.map(() => []),
  };
}

/** @param {string} line */
function broken(line) {
  return line.endsWith("-");
}

/** @param {Line["marks"]} marks */
function lastKnown(marks) {
  return marks.findLast((mark) => mark !== null && mark.value !== null) ?? null;
}

/**
 * Adds the labels, none over another, each joined to its line where it had to move. A series without any value has
 * only its name, low down.
 *
 * @param {import("./scene.js").Scene} scene
 * @param {readonly Line[]} lines
 * @param {Ends} ends
 * @param {readonly Point[][]} points of each line
 * @param {import("./lines.js").Field} field
 * @returns {import("./boxes.js").Area[]} What the labels take, and the markers.
 */
export function addEnds(scene, lines, ends, points, field) {
  const { size, right, top, bottom } = field;
  const step = size.size * lineHeight;
  const labels = lines.flatMap((_, i) => {
    const last = points[i]?.at(-1);
    const name = ends.names[i] ?? [];
    const count = name.length + (last === undefined ? 0 : 1);
    return count === 0 ? [] : [{ last, name, want: last?.y ?? bottom, height: count * step + 2 }];
  });
  const middles = spread(labels, top - step / 2, bottom + step / 2);
  const x = right + gap / 2;
  return labels.flatMap(({ last, name, height }, i) => {
    const middle = middles[i] ?? 0;
    let y = middle - height / 2 + 1 + step / 2;
    const texts = [];
    if (last !== undefined) {
      texts.push(
        textAt({ x, y, parts: [{ text: last.mark.text, ref: last.mark.ref }], bold: name.length > 0 }),
      );
      if (Math.abs(last.y - y) > 4 || last.x < right - 15) scene.grid.push(leader(last, x - 2, y));
      y += step;
    }
    const rest = name.length * step;
    if (name.length > 0)
      texts.push(textAt({ x, y: y + rest / 2 - step / 2, parts: [wording(name.join("\n"))] }));
    scene.texts.push(...texts);
    return texts.map((text) => areaOf(text, size.size));
  });
}

/** From the end of a line to its label, in grey: in the line's colour it would read as values. @param {Point} from @param {number} x2 @param {number} y2 */
function leader(from, x2, y2) {
  return { x1: from.x + 6, y1: from.y, x2, y2, stroke: "#b1b4b6", width: 1 };
}

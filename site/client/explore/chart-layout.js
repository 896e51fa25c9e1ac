import { codesOf, textAt } from "./pivot.js";
import { brokenLines } from "./text-width.js";

/** @import { TextWidth } from "./text-width.js" */
/** @import { Pivot, Values } from "./words.js" */
/**
 * A bar, or the symbol in place of one. All in px: `y` is its upper edge, `end` where its figure stands. `label` are the
 * lines above it.
 * @typedef {{ label: string[], y: number, x: number, width: number, end: number, value: string, series: number, drawn: boolean }} Bar
 * @typedef {{ label: string[], y: number }} Heading
 * @typedef {{ bars: Bar[], headings: Heading[], zero: number, width: number, height: number, rows: number, left: number }} Drawing
 *
 * What is drawn: figures of some lines and columns, so many px wide.
 * @typedef {{ pivot: Pivot, values: Values, lines: Int32Array, columns: number, width: number, measure: TextWidth }} Plan
 */

/** More bars than this make a chart that tells nothing. */
const mostBars = 40;
const mostColumns = 12;

/** Height of a bar and of a line of words, and the space between things, in px. */
export const thick = 22;
export const lineHeight = 20;
const space = 6;

/**
 * Where the bars of a chart go: one for each line and column, its label above it and its figure at its end. Nothing
 * is drawn for a symbol but the symbol itself.
 * @param {Pivot} pivot
 * @param {Values} values what the bars show
 * @param {Int32Array} lines in order
 * @param {number} width of the drawing in px
 * @param {TextWidth} measure
 * @returns {Drawing}
 */
export function layoutBars(pivot, values, lines, width, measure) {
  const columns = Math.min(pivot.shown, mostColumns);
  const rows = Math.min(lines.length, Math.max(1, Math.floor(mostBars / Math.max(1, columns))));
  /** @type {Plan} */
  const plan = { pivot, values, lines: lines.subarray(0, rows), columns, width, measure };
  const at = scaleOf(plan);
  /** @type {Drawing} */
  const drawing = { bars: [], headings: [], zero: at(0), width, height: 4, rows, left: lines.length - rows };
  for (const line of plan.lines) addLine(drawing, plan, line, at);
  return drawing;
}

/**
 * From 0, or below it where there are lower figures; percentages run to 100, so that two charts can be compared. Room
 * is left for the figures.
 * @param {Plan} plan
 * @returns {(value: number) => number} the place of a value in px
 */
function scaleOf({ pivot, values, lines, columns, width, measure }) {
  let low = 0;
  let high = values.unit === "%" ? 100 : 0;
  let widest = 0;
  for (const line of lines) {
    for (let column = 0; column < columns; column++) {
      const text = textAt(pivot, values, line, column);
      const value = values.numbers[text] ?? Number.NaN;
      widest = Math.max(widest, measure(values.shown[text] ?? "", true));
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const figure = widest + space + 2;
  const left = low < 0 ? figure : 1;
  const room = Math.max(20, width - figure - left);
  const span = high - low || 1;
  return (value) => left + ((value - low) / span) * room;
}

/**
 * The bars of one line of the table, under its name where it has several.
 * @param {Drawing} drawing
 * @param {Plan} plan
 * @param {number} line
 * @param {(value: number) => number} at
 */
function addLine(drawing, plan, line, at) {
  const { pivot, values, columns, width, measure } = plan;
  const name = codesOf(pivot.down, line).map(({ label }) => label);
  const isGroup = pivot.across.dimensions.length > 0;
  if (isGroup && name.length > 0) {
    const label = brokenLines(name.join(", "), width, (text) => measure(text, true));
    drawing.headings.push({ label, y: drawing.height });
    drawing.height += label.length * lineHeight + 2;
  }
  for (let column = 0; column < columns; column++) {
    const text = textAt(pivot, values, line, column);
    if (text < 0) continue;
    const own = isGroup ? codesOf(pivot.across, column).map(({ label }) => label) : name;
    const label = brokenLines(own.join(", "), width, (each) => measure(each, false));
    const y = drawing.height + label.length * lineHeight;
    drawing.bars.push({ label, y, series: isGroup ? column : 0, ...extent(values, text, at) });
    drawing.height = y + thick + space;
  }
  drawing.height += 8;
}

/**
 * @param {Values} values
 * @param {number} text
 * @param {(value: number) => number} at
 */
function extent({ numbers, shown }, text, at) {
  const value = numbers[text] ?? Number.NaN;
  const drawn = !Number.isNaN(value);
  const [zero, end] = [at(0), at(drawn ? value : 0)];
  return { x: Math.min(zero, end), width: Math.abs(end - zero), end, value: shown[text] ?? "", drawn };
}

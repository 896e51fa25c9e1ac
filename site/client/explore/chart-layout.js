import { codesOf, textAt } from "./pivot.js";

/** @import { Pivot, Values } from "./words.js" */
/**
 * A bar, or the symbol in place of one. All in px; `value` says the figure, as the table does.
 * @typedef {{ label: string[], y: number, x: number, width: number, value: string, at: number, series: number, drawn: boolean }} Bar
 * @typedef {{ label: string[], y: number }} Heading
 * @typedef {{ bars: Bar[], headings: Heading[], zero: number, width: number, height: number, lines: number, left: number }} Drawing
 */

/** More bars than this make a chart that tells nothing. */
const mostBars = 40;
const mostSeries = 12;

const thick = 22;
const lineHeight = 20;
/** The mean width of a letter of 16 px, so that labels break before they leave the drawing. */
const letter = 8.2;
/** Figures are bold, so a little wider. */
const boldLetter = 10.5;

/**
 * Where the bars of a chart go: one for each line and column, its label above it and its figure at its end. Nothing
 * is drawn for a symbol but the symbol itself.
 * @param {Pivot} pivot
 * @param {Values} values what the bars show
 * @param {Int32Array} lines in order
 * @param {number} width of the drawing in px
 * @returns {Drawing}
 */
export function layoutBars(pivot, values, lines, width) {
  const series = Math.min(pivot.shown, mostSeries);
  const shown = lines.subarray(0, Math.max(1, Math.floor(mostBars / Math.max(1, series))));
  const scale = scaleOf(pivot, values, shown, series, width);
  /** @type {Drawing} */
  const drawing = {
    bars: [],
    headings: [],
    zero: scale.at(0),
    width,
    height: 4,
    lines: shown.length,
    left: lines.length - shown.length,
  };
  for (const line of shown) {
    const names = codesOf(pivot.down, line).map(({ label }) => label);
    const isGrouped = series > 1 || pivot.across.dimensions.length > 0;
    if (isGrouped && names.length > 0) addHeading(drawing, names.join(", "));
    for (let column = 0; column < series; column++) {
      const label = isGrouped ? codesOf(pivot.across, column).map((code) => code.label) : names;
      addBar(
        drawing,
        { label: label.join(", "), series: isGrouped ? column : 0 },
        scale,
        values,
        textAt(pivot, values, line, column),
      );
    }
    drawing.height += 8;
  }
  return drawing;
}

/** @typedef {{ at: (value: number) => number }} Scale */

/**
 * From 0, or below it where there are lower figures; percentages run to 100, so that two charts can be compared.
 * @param {Pivot} pivot
 * @param {Values} values
 * @param {Int32Array} lines
 * @param {number} series
 * @param {number} width
 * @returns {Scale}
 */
function scaleOf(pivot, values, lines, series, width) {
  let low = 0;
  let high = values.unit === "%" ? 100 : 0;
  let longest = 3;
  for (const line of lines) {
    for (let column = 0; column < series; column++) {
      const text = textAt(pivot, values, line, column);
      const value = values.numbers[text] ?? Number.NaN;
      longest = Math.max(longest, values.shown[text]?.length ?? 0);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const figure = longest * boldLetter + 8;
  const left = low < 0 ? figure : 1;
  const room = width - figure - left;
  const span = high - low || 1;
  return { at: (value) => left + ((value - low) / span) * Math.max(20, room) };
}

/**
 * @param {Drawing} drawing
 * @param {string} text
 */
function addHeading(drawing, text) {
  const label = broken(text, drawing.width);
  drawing.headings.push({ label, y: drawing.height + lineHeight - 5 });
  drawing.height += label.length * lineHeight + 2;
}

/**
 * @param {Drawing} drawing
 * @param {{ label: string, series: number }} bar
 * @param {Scale} scale
 * @param {Values} values
 * @param {number} text
 */
function addBar(drawing, { label, series }, scale, { numbers, shown }, text) {
  if (text < 0) return;
  const value = numbers[text] ?? Number.NaN;
  const drawn = !Number.isNaN(value);
  const [zero, end] = [scale.at(0), scale.at(drawn ? value : 0)];
  const lines = broken(label, drawing.width);
  const y = drawing.height + lines.length * lineHeight;
  drawing.bars.push({
    label: lines,
    y,
    x: Math.min(zero, end),
    width: Math.abs(end - zero),
    value: shown[text] ?? "",
    at: end,
    series,
    drawn,
  });
  drawing.height = y + thick + 6;
}

/**
 * A label in lines that fit the drawing.
 * @param {string} text
 * @param {number} width
 */
function broken(text, width) {
  const most = Math.max(10, Math.floor(width / letter));
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter((each) => each !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

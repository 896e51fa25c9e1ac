import { layoutBars, lineHeight, thick } from "./chart-layout.js";
import { svg } from "./element.js";
import { counted } from "./sentences.js";

/** @import { Bar, Drawing } from "./chart-layout.js" */
/** @import { TextWidth } from "./text-width.js" */
/** @import { Pivot, Values } from "./words.js" */

/** Colours of the style sheet; names stand at the bars, so that they may begin again. */
const colours = 6;

/**
 * A bar chart as a drawing with a name and a description; the table below it has the same figures.
 * @param {Pivot} pivot
 * @param {Values} values
 * @param {Int32Array} lines
 * @param {number} width in px
 * @param {TextWidth} measure
 * @param {string} title
 */
export function barChart(pivot, values, lines, width, measure, title) {
  const drawing = layoutBars(pivot, values, lines, width, measure);
  const attributes = {
    role: "img",
    "aria-labelledby": "explore-chart-title explore-chart-words",
    class: "fr-explore__drawing",
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    width: drawing.width,
    height: drawing.height,
  };
  const said = chartWords(drawing);
  const made = svg(
    "svg",
    attributes,
    svg("title", { id: "explore-chart-title" }, `Bar chart: ${values.label}. ${title}`),
    svg("desc", { id: "explore-chart-words" }, said),
    ...drawing.headings.map(({ label, y }) => words(label, y, "fr-explore__heading")),
    ...drawing.bars.flatMap((bar) => barParts(bar, drawing.zero)),
  );
  return { drawing: made, said };
}

/**
 * What the chart leaves out, and where to read its figures.
 * @param {Drawing} drawing
 */
function chartWords({ bars, rows, left }) {
  const symbols = bars.filter(({ drawn }) => !drawn).length;
  return [
    left > 0
      ? `The chart has the first ${counted(rows, "row")} of the table.`
      : "The chart has every row of the table.",
    symbols > 0 ? "A symbol stands where there is no figure to draw." : "",
    "The table has the same figures.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/**
 * @param {Bar} bar
 * @param {number} zero
 */
function barParts({ label, y, x, width, value, end, series, drawn }, zero) {
  const shape = drawn
    ? svg("rect", {
        x,
        y,
        width,
        height: thick,
        class: `fr-explore__bar fr-explore__bar--${series % colours}`,
      })
    : svg("line", { x1: zero, x2: zero, y1: y, y2: y + thick, class: "fr-explore__none" });
  const isBelow = drawn && end < zero;
  const place = { x: isBelow ? end - 6 : end + 6, y: y + 16, "text-anchor": isBelow ? "end" : "start" };
  return [
    words(label, y - label.length * lineHeight, "fr-explore__name"),
    shape,
    svg("text", { ...place, class: "fr-explore__value" }, value),
  ];
}

/**
 * @param {string[]} lines
 * @param {number} y upper edge of the first line
 * @param {string} kind
 */
function words(lines, y, kind) {
  const spans = lines.map((line, index) => svg("tspan", { x: 0, y: y + (index + 1) * lineHeight - 6 }, line));
  return svg("text", { class: kind }, ...spans);
}

import { layoutBars } from "./chart-layout.js";
import { svg } from "./element.js";
import { counted } from "./sentences.js";

/** @import { Bar, Drawing } from "./chart-layout.js" */
/** @import { Pivot, Values } from "./words.js" */

const thick = 22;
const lineHeight = 20;
const colours = 6;

/**
 * A bar chart as a drawing with a name and a description; the table below it has the same figures.
 * @param {Pivot} pivot
 * @param {Values} values
 * @param {Int32Array} lines
 * @param {number} width in px
 * @param {string} title
 */
export function barChart(pivot, values, lines, width, title) {
  const drawing = layoutBars(pivot, values, lines, width);
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
function chartWords({ bars, lines, left }) {
  const symbols = bars.filter(({ drawn }) => !drawn).length;
  return [
    left > 0
      ? `The chart has the first ${counted(lines, "row")} of the table.`
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
function barParts({ label, y, x, width, value, at, series, drawn }, zero) {
  const shape = drawn
    ? svg("rect", {
        x,
        y,
        width,
        height: thick,
        class: `fr-explore__bar fr-explore__bar--${series % colours}`,
      })
    : svg("line", { x1: zero, x2: zero, y1: y, y2: y + thick, class: "fr-explore__none" });
  const isBelow = drawn && at < zero;
  const place = { x: isBelow ? at - 6 : at + 6, y: y + 16, "text-anchor": isBelow ? "end" : "start" };
  return [
    words(label, y - label.length * lineHeight + lineHeight - 6, "fr-explore__name"),
    shape,
    svg("text", { ...place, class: "fr-explore__value" }, value),
  ];
}

/**
 * @param {string[]} lines
 * @param {number} y of the first line
 * @param {string} kind
 */
function words(lines, y, kind) {
  const spans = lines.map((line, index) => svg("tspan", { x: 0, y: y + index * lineHeight }, line));
  return svg("text", { class: kind }, ...spans);
}

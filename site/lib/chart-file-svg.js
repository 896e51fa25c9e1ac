import { escapeHtml } from "./show.js";
import { fonts, linesOf, markedText, nested, textLines, widthOf } from "./svg-lines.js";

/**
 * What stands around a drawing when it leaves its page. `summary` is the text alternative as HTML; the key has no entry
 * where names stand beside the marks.
 * @typedef {{
 *   title: string, scope: string, summary: string, synthetic: boolean, drawing: string, key: Key, symbols: string[],
 *   source: string, address: string,
 * }} Surroundings
 */

const margin = 20;
const width = 720;

/** @import { Key } from "../charts/key.js" */
/**
 * @typedef {{ parts: string[], bottom: number }} Sheet
 * @typedef {import("./svg-lines.js").Style} Style
 */

/** @type {Record<"title" | "scope" | "mark" | "key" | "foot", Style>} */
const styles = {
  title: { size: 21, weight: 700, width },
  scope: { size: 16, fill: "#383f43", width },
  mark: { size: 16, weight: 700, fill: "#801650", width },
  key: { size: 16, width: width - 24 },
  foot: { size: 14, fill: "#383f43", width },
};

/**
 * A chart as a file that stands alone: title, scope, key, drawing, what its symbols mean, source and address, on white,
 * with the text alternative for whoever does not see it. Each value keeps the name of its cell.
 * @param {Surroundings} around
 * @returns {{ svg: string, width: number, height: number }} sizes in px
 */
export function chartSvg(around) {
  /** @type {Sheet} */
  const sheet = { parts: [], bottom: margin };
  write(sheet, around.title, styles.title, 2);
  write(sheet, around.scope, styles.scope, around.synthetic ? 4 : 14);
  if (around.synthetic) write(sheet, "Synthetic data", styles.mark, 14);
  if (around.key.entries.length > 0) writeKey(sheet, around);
  const drawing = nested(around.drawing, { x: margin, y: sheet.bottom });
  sheet.parts.push(drawing.svg);
  sheet.bottom += Math.ceil(drawing.height) + 16;
  for (const line of [...around.symbols, around.source, around.address]) write(sheet, line, styles.foot, 2);
  const size = { width: width + 2 * margin, height: sheet.bottom + margin - 4 };
  return { svg: frame(around, sheet, size), ...size };
}

/**
 * @param {Sheet} sheet
 * @param {string} text
 * @param {Style} style
 * @param {number} gap px under it
 */
function write(sheet, text, style, gap) {
  const { svg, bottom } = textLines(linesOf(text, style), { x: margin, top: sheet.bottom, style });
  sheet.parts.push(svg);
  sheet.bottom = bottom + gap;
}

/**
 * The key: entries beside each other while they fit.
 * @param {Sheet} sheet
 * @param {Surroundings} around
 */
function writeKey(sheet, { key }) {
  write(sheet, key.title, styles.foot, 4);
  let x = margin;
  for (const { label, swatch } of key.entries) {
    const lines = linesOf(label, styles.key);
    const wide = 24 + Math.max(...lines.map((line) => widthOf(line, styles.key))) + 20;
    if (x > margin && x + wide - 20 > margin + width) {
      x = margin;
      sheet.bottom += 26;
    }
    const drawn = nested(swatch, { x: Math.round(x), y: sheet.bottom + 3 });
    const { svg, bottom } = textLines(lines, { x: Math.round(x + 24), top: sheet.bottom, style: styles.key });
    sheet.parts.push(drawn.svg, svg);
    if (lines.length > 1) sheet.bottom = bottom - 21;
    x += wide;
  }
  sheet.bottom += 36;
}

/**
 * @param {Surroundings} around
 * @param {Sheet} sheet
 * @param {{ width: number, height: number }} size
 */
function frame(around, sheet, { width, height }) {
  const title = `<title id="title" data-words="">${escapeHtml(`${around.title}. ${around.scope}.`)}</title>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" aria-describedby="description" lang="en-GB" font-family="${fonts}" color="#0b0c0c">
${title}
<desc id="description">${markedText(around.summary)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${sheet.parts.join("\n")}
</svg>
`;
}

import { textWidth, wrap } from "../charts/text-width.js";
import { escapeHtml } from "./show.js";

/**
 * Text that stands in a drawing by itself: how large, how heavy, which colour, and how wide its lines may be, in px.
 * `picture`: it is only ever seen as a picture, in the font that pictures are drawn with.
 * @typedef {{ size: number, weight?: 400 | 700, fill?: string, width: number, picture?: boolean }} Style
 */

/**
 * How wide letters are for what `textWidth` says, which holds for the widest fonts: of the fonts that these drawings
 * name Noto Sans is the widest, and Source Sans is narrower.
 */
const shares = { file: { 400: 0.92, 700: 1 }, picture: { 400: 0.82, 700: 0.9 } };

/** The height of a line, in font sizes. */
export const lineHeight = 1.3;

/** What a drawing that leaves the site is set in: the first that the reader has. Pictures are drawn with the first. */
export const fonts = "'Source Sans 3', 'Noto Sans', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/**
 * The lines that a text takes in a style.
 * @param {string} text
 * @param {Style} style
 */
export function linesOf(text, { size, weight = 400, width, picture = false }) {
  return wrap(text, width / shares[picture ? "picture" : "file"][weight], size);
}

/**
 * The width of a text on one line, in px, at most.
 * @param {string} text
 * @param {Pick<Style, "size" | "weight" | "picture">} style
 */
export function widthOf(text, { size, weight = 400, picture = false }) {
  return textWidth(text, size) * shares[picture ? "picture" : "file"][weight];
}

/**
 * Lines of text as elements of SVG, the first under `top`. They are words of definitions, where the page audit lets
 * digits stand, unless `mark` says what they are.
 * @param {readonly string[]} lines
 * @param {{ x: number, top: number, style: Style, mark?: string }} place
 * @returns {{ svg: string, bottom: number }}
 */
export function textLines(lines, { x, top, style, mark = 'data-words=""' }) {
  const { size, weight = 400, fill = "#0b0c0c" } = style;
  const svg = lines.map((line, index) => {
    const y = Math.round((top + (index + 0.97) * size * lineHeight - size * 0.2) * 10) / 10;
    const heavy = weight === 400 ? "" : ` font-weight="${weight}"`;
    return `<text x="${x}" y="${y}" font-size="${size}"${heavy} fill="${fill}" ${mark}>${escapeHtml(line)}</text>`;
  });
  return { svg: svg.join("\n"), bottom: Math.ceil(top + lines.length * size * lineHeight) };
}

/**
 * A drawing as it comes from the page, placed in another: without what ties it to the page, and as well-formed XML.
 * @param {string} svg as HTML
 * @param {{ x: number, y: number, scale?: number }} place
 * @returns {{ svg: string, width: number, height: number }}
 */
export function nested(svg, { x, y, scale = 1 }) {
  const [open = ""] = /^<svg[^>]*>/.exec(svg) ?? [];
  const [width = 0, height = 0] = ["width", "height"].map((name) => Number(attribute(open, name)));
  const size = `width="${round(width * scale)}" height="${round(height * scale)}"`;
  const kept = ["viewBox", "fill", "text-anchor", "font-size"].flatMap((name) => {
    const value = attribute(open, name);
    return value === "" ? [] : [`${name}="${value}"`];
  });
  const inside = svg.slice(open.length).replaceAll("&nbsp;", "&#160;");
  return {
    svg: `<svg ${[`x="${round(x)}" y="${round(y)}"`, size, ...kept].join(" ")}>${inside}`,
    width: width * scale,
    height: height * scale,
  };
}

/** @param {number} px */
function round(px) {
  return Number(px.toFixed(1));
}

/**
 * @param {string} open an opening tag
 * @param {string} name
 */
function attribute(open, name) {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(open)?.[1] ?? "";
}

/**
 * HTML of ours, with its figures, comparisons and words of definitions marked, as the inside of an element of SVG.
 * @param {string} html
 */
export function markedText(html) {
  return html
    .replace(
      /<(?:data|span)\b([^>]*)>/g,
      (_, marks) => `<tspan${marks.replace(/ (data-[a-z]+)(?=\s|$)/g, ' $1=""')}>`,
    )
    .replace(/<\/(?:data|span)>/g, "</tspan>");
}

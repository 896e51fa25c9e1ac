import { cardChart } from "./card-chart.js";
import { escapeHtml } from "./show.js";
import { fonts, lineHeight, linesOf, markedText, textLines, widthOf } from "./svg-lines.js";

/** @import { Chart } from "../charts/chart.js" */
/** @import { Style } from "./svg-lines.js" */
/**
 * What a card says. `figure` is HTML with its cells marked, `parts` the
 * names of what the page leads to, `foot` what stands at its bottom.
 * @typedef {{
 *   publisher: string, title: string, text: string, synthetic: boolean, foot: string,
 *   parts: readonly string[], figure: { html: string, label: string } | null, chart: { chart: Chart, title: string } | null,
 * }} Card
 */

/** The size that sites which show cards ask for, in px. */
export const cardSize = { width: 1200, height: 630 };

const margin = 60;
const band = 92;
const whole = cardSize.width - 2 * margin;
const foot = cardSize.height - 64;

/**
 * A card for pages that link here: publisher, title, a headline figure and a small chart. What does not fit is set
 * smaller, and left out where it would be too small; nothing is cut.
 * @param {Card} card
 */
export function cardSvg(card) {
  const title = titleOf(card.title);
  const head = textLines(title.lines, { x: margin, top: band + 28, style: title.style });
  const top = head.bottom + 24;
  const chart = card.chart && cardChart(card.chart, { x: 660, y: top, width: 480, height: foot - 20 - top });
  const width = chart ? 540 : whole;
  const { width: wide, height: high } = cardSize;
  const said = [card.title, card.text, card.foot].filter(Boolean).join(". ");
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-labelledby="title" lang="en-GB" font-family="${fonts}" fill="#0b0c0c">
<title id="title" data-words="">${escapeHtml(said)}</title>
<rect width="${wide}" height="${high}" fill="#ffffff"/>
<rect width="${wide}" height="${band}" fill="#12436d"/>
<rect y="${band}" width="${wide}" height="8" fill="#28a197"/>
${publisherSvg(card)}
${head.svg}
${(card.figure && figureSvg(card.figure, { top, width })) || textSvg(card, { top, width })}
${chart ?? ""}
${textLines(linesOf(card.foot, footStyle), { x: margin, top: foot, style: footStyle }).svg}
</svg>
`;
}

/** @type {Style} */
const footStyle = { size: 24, fill: "#383f43", width: whole, picture: true };

/** On one line if it can be, else on two. @param {string} title */
function titleOf(title) {
  const one = fitted(title, { largest: 54, smallest: 42, lines: 1, weight: 700, width: whole });
  if (one.lines.length === 1) return one;
  return fitted(title, { largest: 46, smallest: 30, lines: 2, weight: 700, width: whole });
}

/** The publisher's name, and the mark of synthetic data at the other end. @param {Card} card */
function publisherSvg({ publisher, synthetic }) {
  const mark = synthetic
    ? `<rect x="930" y="22" width="210" height="48" fill="#ffffff"/><text x="1035" y="55" font-size="26" font-weight="700" fill="#801650" text-anchor="middle">Synthetic data</text>`
    : "";
  const width = synthetic ? 840 : whole;
  const { lines, style } = fitted(publisher, { largest: 34, smallest: 22, lines: 1, weight: 700, width });
  return `${textLines(lines, { x: margin, top: 24, style: { ...style, fill: "#ffffff" } }).svg}${mark}`;
}

/**
 * The headline figure, large, and what it is of: both or neither.
 * @param {NonNullable<Card["figure"]>} figure
 * @param {{ top: number, width: number }} place
 */
function figureSvg({ html, label }, { top, width }) {
  const plain = html.replace(/<[^>]*>/g, "");
  const size = Math.min(130, Math.floor(width / widthOf(plain, { size: 1, weight: 700, picture: true })));
  const under = top + size * 1.1;
  const lines = Math.floor((foot - 10 - under) / (34 * lineHeight));
  const words = fitted(label, { largest: 36, smallest: 22, lines, weight: 400, width });
  const said = textLines(words.lines, { x: margin, top: under, style: words.style });
  if (said.bottom > foot) return "";
  return `<text x="${margin}" y="${Math.round(top + size * 0.82)}" font-size="${size}" font-weight="700" fill="#12436d">${markedText(html)}</text>
${said.svg}`;
}

/** What the page is about, and the names of its parts. @param {Card} card @param {{ top: number, width: number }} place */
function textSvg({ text, parts }, { top, width }) {
  const words = fitted(text, { largest: 40, smallest: 26, lines: 5, weight: 400, width });
  const said = textLines(words.lines, { x: margin, top: top + 8, style: words.style });
  /** @type {Style} */
  const style = { size: 28, weight: 700, fill: "#12436d", width, picture: true };
  let bottom = said.bottom + 24;
  const names = parts.flatMap((part) => {
    const name = textLines(linesOf(part, style), { x: margin, top: bottom, style });
    if (name.bottom > foot) return [];
    bottom = name.bottom + 4;
    return [name.svg];
  });
  return [said.svg, ...names].join("\n");
}

/**
 * A text in the largest size in which it takes so few lines; in the smallest it takes what it needs.
 * @param {string} text
 * @param {{ largest: number, smallest: number, lines: number, weight: 400 | 700, width: number }} room
 * @returns {{ lines: string[], style: Style }}
 */
function fitted(text, { largest, smallest, lines: most, weight, width }) {
  for (let size = largest; ; size -= 2) {
    const style = { size, weight, width, picture: true };
    const lines = linesOf(text, style);
    if (lines.length <= most || size <= smallest) return { lines, style };
  }
}

/**
 * How wide a text is, in px, at the size of a chart's words; figures and headings are bold.
 * @typedef {(text: string, isBold: boolean) => number} TextWidth
 */

/** Size of a chart's words in px, as in the style sheet. */
const size = 16;

/** @type {TextWidth} Where nothing can be measured: a letter is about as wide as this part of its height. */
export const roughWidth = (text, isBold) => text.length * size * (isBold ? 0.66 : 0.58);

/**
 * Measures with the font that an element has.
 * @param {Element} element
 * @returns {TextWidth}
 */
export function widthIn(element) {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return roughWidth;
  const { fontFamily } = getComputedStyle(element);
  return (text, isBold) => {
    context.font = `${isBold ? 700 : 400} ${size}px ${fontFamily}`;
    return context.measureText(text).width;
  };
}

/**
 * A text in lines that are no wider than so many px; a word that is wider has a line of its own.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function brokenLines(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ").filter((each) => each !== "")) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

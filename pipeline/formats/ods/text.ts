import { escaped } from "../xml-text.ts";

/**
 * A text as paragraphs of a cell (ODF 1.3 part 3, 6.1.2): a line each, with the spaces and tabs that readers would
 * otherwise fold into one written as elements.
 */
export function paragraphs(text: string, within: (content: string) => string = (content) => content): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `<text:p>${within(content(line))}</text:p>`)
    .join("");
}

function content(line: string): string {
  if (!/^ | $| {2}|\t/.test(line)) return escaped(line);
  return line
    .split(/(^ +| +$| {2,}|\t)/)
    .map((piece) => {
      if (piece === "\t") return "<text:tab/>";
      return /^ +$/.test(piece) && piece !== "" ? spaces(piece, line) : escaped(piece);
    })
    .join("");
}

/** A single space between words comes here only as part of a longer run or at an end. */
function spaces(piece: string, line: string): string {
  if (piece.length === 1 && line !== piece && !line.startsWith(piece) && !line.endsWith(piece)) return piece;
  return piece.length === 1 ? "<text:s/>" : `<text:s text:c="${piece.length}"/>`;
}

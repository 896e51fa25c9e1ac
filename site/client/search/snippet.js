/** @typedef {{ text: string, found: boolean }} Part a piece of text, and whether it is what somebody looked for */

/** Letters on each side of the first word that was found. */
const around = 90;

/**
 * The part of a text, whose lines are separate texts, where the first of the terms stands, in pieces, so that what was found can be marked; the text's
 * beginning where none of them does.
 * @param {string} text
 * @param {readonly string[]} terms in lower case
 * @returns {Part[]}
 */
export function snippet(text, terms) {
  const flat = text.replace(/\n/g, " · ").replace(/\s+/g, " ").trim();
  const first = flat.search(pattern(terms));
  const from = first <= around ? 0 : wordAfter(flat, first - around);
  const to = flat.length - from <= 2.5 * around ? flat.length : wordBefore(flat, from + 2 * around);
  const shown = `${from > 0 ? "… " : ""}${flat.slice(from, to)}${to < flat.length ? " …" : ""}`;
  return marked(shown, terms);
}

/**
 * A text in pieces, those that are one of the terms apart.
 * @param {string} text
 * @param {readonly string[]} terms in lower case
 * @returns {Part[]}
 */
export function marked(text, terms) {
  if (terms.length === 0) return [{ text, found: false }];
  const pieces = text.split(pattern(terms));
  return pieces
    .map((piece, index) => ({ text: piece, found: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}

/**
 * Whole words only: what was found are words, longer ones first.
 * @param {readonly string[]} terms
 */
function pattern(terms) {
  if (terms.length === 0) return /(?!)/;
  const words = terms
    .toSorted((a, b) => b.length - a.length)
    .map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

/**
 * @param {string} text
 * @param {number} at
 */
function wordAfter(text, at) {
  return text.indexOf(" ", at) + 1;
}

/**
 * @param {string} text
 * @param {number} at
 */
function wordBefore(text, at) {
  return text.lastIndexOf(" ", at);
}

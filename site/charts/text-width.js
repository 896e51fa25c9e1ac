/**
 * Widths of letters in em, for a drawing that cannot measure: those of DejaVu Sans rounded up, one of the widest
 * fonts that a reader's system may set, so that a line fits in any.
 */
const widths = /** @type {const} */ ([
  [/[iljI]/, 0.3],
  [/[tfr.,:;'’|()[\]! -]/, 0.42],
  [/[mMwW%@—]/, 0.98],
  [/[A-Z&]/, 0.76],
]);

/**
 * The width of a text in px at a font size in px.
 *
 * @param {string} text
 * @param {number} size
 * @returns {number}
 */
export function textWidth(text, size) {
  let ems = 0;
  for (const letter of text) ems += letterWidth(letter);
  return ems * size;
}

/** Letters are few and asked of again and again: each is looked up once. @type {Map<string, number>} */
const known = new Map();

/** @param {string} letter */
function letterWidth(letter) {
  const found = known.get(letter) ?? widths.find(([re]) => re.test(letter))?.[1] ?? 0.64;
  known.set(letter, found);
  return found;
}

/**
 * Breaks a text at spaces into lines of at most `width` px; a word that is longer has a line of its own.
 *
 * @param {string} text
 * @param {number} width
 * @param {number} size
 * @returns {string[]}
 */
export function wrap(text, width, size) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines[lines.length - 1]} ${word}`;
    if (lines.length === 0 || textWidth(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** @import { TextColumn, TextTable } from "./words.js" */

const quote = 34;
const comma = 44;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads a CSV file (RFC 4180) in one pass into columns of texts, each text held once. Lines may end in either way;
 * a missing cell is an empty text.
 * @param {string} text
 * @returns {TextTable}
 */
export function readCsv(text) {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const header = readLine(text, start);
  const most = countLines(text, header.next);
  const columns = header.cells.map((name) => growing(name, most));
  let rows = 0;
  for (let at = header.next; at < text.length; rows++) at = readRow(text, at, columns, rows);
  return { columns: columns.map((column) => finished(column, rows)), rows };
}

/**
 * @typedef {{ name: string, at: Int32Array, texts: string[], places: Map<string, number>, last: string, lastPlace: number }} Growing
 * @param {string} name
 * @param {number} most rows at most
 * @returns {Growing}
 */
function growing(name, most) {
  return { name, at: new Int32Array(most), texts: [], places: new Map(), last: "", lastPlace: -1 };
}

/**
 * @param {Growing} column
 * @param {number} rows
 * @returns {TextColumn}
 */
function finished({ name, at, texts }, rows) {
  return { name, at: at.subarray(0, rows), texts };
}

/**
 * @param {string} text
 * @param {number} from
 */
function countLines(text, from) {
  let lines = 1;
  for (let at = text.indexOf("\n", from); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/**
 * @param {string} text
 * @param {number} from
 */
function readLine(text, from) {
  const cells = [];
  let at = from;
  let end = endOfCell(text, at);
  for (; text.charCodeAt(end) === comma; end = endOfCell(text, at)) {
    cells.push(cellText(text, at, end));
    at = end + 1;
  }
  return { cells: [...cells, cellText(text, at, end)], next: afterLine(text, end) };
}

/**
 * @param {string} text
 * @param {number} from
 * @param {Growing[]} columns
 * @param {number} row
 * @returns {number} where the next row begins
 */
function readRow(text, from, columns, row) {
  let at = from;
  let ended = false;
  for (const column of columns) {
    /** @type {number} */
    const end = ended ? at : endOfCell(text, at);
    column.at[row] = placeOf(column, ended ? "" : cellText(text, at, end));
    ended ||= text.charCodeAt(end) !== comma;
    at = ended ? end : end + 1;
  }
  while (!ended) {
    at = endOfCell(text, at);
    ended = text.charCodeAt(at) !== comma;
    if (!ended) at++;
  }
  return afterLine(text, at);
}

/**
 * Neighbouring rows often have the same text, so that is looked at before the map is.
 * @param {Growing} column
 * @param {string} text
 */
function placeOf(column, text) {
  if (text === column.last && column.lastPlace >= 0) return column.lastPlace;
  let place = column.places.get(text);
  if (place === undefined) {
    place = column.texts.push(text) - 1;
    column.places.set(text, place);
  }
  column.last = text;
  column.lastPlace = place;
  return place;
}

/**
 * @param {string} text
 * @param {number} from
 */
function endOfCell(text, from) {
  let at = from;
  if (text.charCodeAt(at) === quote) {
    do at = closingQuote(text, at + 1) + 1;
    while (text.charCodeAt(at) === quote);
  }
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === lineFeed || code === carriageReturn) return at;
  }
  return at;
}

/**
 * @param {string} text
 * @param {number} from
 */
function closingQuote(text, from) {
  const at = text.indexOf('"', from);
  return at < 0 ? text.length : at;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function cellText(text, from, to) {
  if (text.charCodeAt(from) !== quote) return text.slice(from, to);
  return text.slice(from + 1, to - 1).replaceAll('""', '"');
}

/**
 * @param {string} text
 * @param {number} end of a line's last cell
 */
function afterLine(text, end) {
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
}

import { codesOf, textAt } from "./pivot.js";

/** @import { Pivot, Sort } from "./words.js" */

const alphabet = new Intl.Collator("en-GB", { numeric: true });

/**
 * The lines of a table in the order that was asked for: numbers by size, labels by alphabet. Symbols and empty cells
 * come last in both directions; lines that are equal stay in the published order.
 * @param {Pivot} pivot
 * @param {Sort | null} sort
 * @returns {Int32Array} places of lines
 */
export function sortLines(pivot, sort) {
  const lines = Int32Array.from({ length: pivot.down.size }, (_, line) => line);
  const keys = sort === null ? null : sortKeys(pivot, sort.by);
  if (sort === null || keys === null) return lines;
  const sign = sort.down ? -1 : 1;
  return lines.sort((a, b) => {
    const [x, y] = [keys[a] ?? Number.NaN, keys[b] ?? Number.NaN];
    const [noX, noY] = [Number.isNaN(x), Number.isNaN(y)];
    if (noX || noY) return Number(noX) - Number(noY) || a - b;
    return sign * (x - y) || a - b;
  });
}

/**
 * A number for each line by which to sort; null where the table shows no such column.
 * @param {Pivot} pivot
 * @param {string[]} by
 */
function sortKeys(pivot, by) {
  const [name = "", ...codes] = by;
  const index = pivot.down.dimensions.findIndex((dimension) => dimension.name === name);
  if (index >= 0) return labelKeys(pivot, index);
  const values = pivot.values.find(({ column }) => column === name);
  const column = values ? columnWith(pivot, codes) : -1;
  return values && column >= 0 ? valueKeys(pivot, values, column) : null;
}

/**
 * @param {Pivot} pivot
 * @param {number} index of a dimension that goes down
 */
function labelKeys({ down }, index) {
  const labels = down.dimensions[index]?.codes.map(({ label }) => label) ?? [];
  const order = labels.map((_, code) => code);
  order.sort((a, b) => alphabet.compare(labels[a] ?? "", labels[b] ?? "") || a - b);
  const rank = new Float64Array(labels.length);
  order.forEach((code, place) => {
    rank[code] = place;
  });
  return Float64Array.from(down.codes[index] ?? [], (code) => rank[code] ?? 0);
}

/**
 * @param {Pivot} pivot
 * @param {Pivot["values"][number]} values
 * @param {number} column
 */
function valueKeys(pivot, values, column) {
  const ranks = values.kind === "note" ? noteRanks(values.texts) : values.numbers;
  return Float64Array.from(
    { length: pivot.down.size },
    (_, line) => ranks[textAt(pivot, values, line, column)] ?? Number.NaN,
  );
}

/** @param {string[]} texts */
function noteRanks(texts) {
  const sorted = texts.slice().sort(alphabet.compare);
  const ranks = new Map(sorted.map((text, rank) => [text, rank]));
  return texts.map((text) => (text === "" ? Number.NaN : (ranks.get(text) ?? 0)));
}

/**
 * The column of these codes, or -1.
 * @param {Pivot} pivot
 * @param {string[]} codes
 */
export function columnWith({ across, shown }, codes) {
  for (let column = 0; column < shown; column++) {
    const found = codesOf(across, column);
    if (found.length === codes.length && found.every(({ code }, index) => code === codes[index]))
      return column;
  }
  return -1;
}

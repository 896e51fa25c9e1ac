/** @import { Dimension, Groups } from "./words.js" */

/** Up to so many possible pairs of codes are counted in a list; above that, in a map of those that occur. */
const mostListed = 4_000_000;

/**
 * Groups the chosen rows by the codes of some dimensions, in the order of the codes of the first, then the second…
 * @param {Dimension[]} dimensions
 * @param {Int32Array} chosen for each row 0, or -1 where it is left out
 * @returns {Groups}
 */
export function groupRows(dimensions, chosen) {
  /** @type {Groups} */
  let groups = { dimensions, of: chosen.slice(), size: chosen.includes(0) ? 1 : 0, codes: [] };
  for (const dimension of dimensions) groups = divide(groups, dimension);
  return groups;
}

/**
 * @param {Groups} groups
 * @param {Dimension} dimension by which each group is divided
 * @returns {Groups}
 */
function divide({ dimensions, of, size, codes }, { at, codes: { length: width } }) {
  const pairs = pairsThatOccur(of, size, at, width);
  const next = new Int32Array(of.length);
  const place = placesOf(pairs, size * width);
  for (let row = 0; row < of.length; row++) {
    const group = of[row] ?? -1;
    next[row] = group < 0 ? -1 : place(group * width + (at[row] ?? 0));
  }
  const parents = Float64Array.from(pairs, (pair) => Math.floor(pair / width));
  return {
    dimensions,
    of: next,
    size: pairs.length,
    codes: [
      ...codes.map((each) => Int32Array.from(parents, (parent) => each[parent] ?? 0)),
      Int32Array.from(pairs, (pair, index) => pair - (parents[index] ?? 0) * width),
    ],
  };
}

/**
 * The pairs "group × width + code" that some row has, in order.
 * @param {Int32Array} of
 * @param {number} size
 * @param {Int32Array} at
 * @param {number} width
 */
function pairsThatOccur(of, size, at, width) {
  if (size * width > mostListed) return sortedPairs(of, at, width);
  const seen = new Uint8Array(size * width);
  for (let row = 0; row < of.length; row++) {
    const group = of[row] ?? -1;
    if (group >= 0) seen[group * width + (at[row] ?? 0)] = 1;
  }
  let count = 0;
  for (const one of seen) count += one;
  const pairs = new Float64Array(count);
  count = 0;
  for (let pair = 0; pair < seen.length; pair++) if (seen[pair] === 1) pairs[count++] = pair;
  return pairs;
}

/**
 * @param {Int32Array} of
 * @param {Int32Array} at
 * @param {number} width
 */
function sortedPairs(of, at, width) {
  /** @type {Set<number>} */
  const found = new Set();
  for (let row = 0; row < of.length; row++) {
    const group = of[row] ?? -1;
    if (group >= 0) found.add(group * width + (at[row] ?? 0));
  }
  return Float64Array.from(found).sort();
}

/**
 * How to find the place of a pair in the list of those that occur.
 * @param {Float64Array} pairs
 * @param {number} possible
 * @returns {(pair: number) => number}
 */
function placesOf(pairs, possible) {
  if (possible > mostListed) {
    const map = new Map(Array.from(pairs, (pair, place) => [pair, place]));
    return (pair) => map.get(pair) ?? -1;
  }
  const list = new Int32Array(possible);
  pairs.forEach((pair, place) => {
    list[pair] = place;
  });
  return (pair) => list[pair] ?? -1;
}

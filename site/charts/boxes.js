import { said } from "./scene.js";
import { textWidth, wrap } from "./text-width.js";

/**
 * Where texts lie, so that none leaves its drawing or runs through another.
 *
 * @typedef {{ x1: number, x2: number, y1: number, y2: number }} Area
 * @typedef {import("./scene.js").Text} Text
 */

/** The height of a line of text, in font sizes. */
export const lineHeight = 1.25;

/** Bold letters are this much wider, rounded up. */
export const bolder = 1.12;

/**
 * Breaks a text into lines of at most `width` px; a word that is longer is broken too.
 *
 * @param {string} text
 * @param {number} width px
 * @param {number} size px
 * @returns {string[]}
 */
export function linesOf(text, width, size) {
  return wrap(text, width, size).flatMap((line) => brokenWord(line, width, size));
}

/** @param {string} word @param {number} width @param {number} size @returns {string[]} */
function brokenWord(word, width, size) {
  if (textWidth(word, size) <= width) return [word];
  const letters = [...word];
  let end = 1;
  while (end < letters.length && textWidth(`${letters.slice(0, end + 1).join("")}-`, size) <= width) end += 1;
  const rest = letters.slice(end).join("");
  return rest === "" ? [word] : [`${letters.slice(0, end).join("")}-`, ...brokenWord(rest, width, size)];
}

/** Lines of bold text. @param {string} text @param {number} width @param {number} size */
export function boldLines(text, width, size) {
  return linesOf(text, width, size * bolder);
}

/** The width of the widest line of a text, in px. @param {string} text @param {number} size */
export function widthOf(text, size) {
  return Math.max(...text.split("\n").map((line) => textWidth(line, size)));
}

/**
 * The area that a text takes at most.
 *
 * @param {Text} text
 * @param {number} size px
 * @returns {Area}
 */
export function areaOf(text, size) {
  const words = said(text);
  const width = widthOf(words, text.bold ? size * bolder : size);
  const half = (words.split("\n").length * size * lineHeight) / 2;
  const x1 = text.x - width * { start: 0, middle: 0.5, end: 1 }[text.anchor];
  return { x1, x2: x1 + width, y1: text.y - half, y2: text.y + half };
}

/** @param {Area} a @param {Area} b */
export function overlap(a, b) {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/**
 * Moves a text sideways until it lies between two edges.
 *
 * @param {Text} text
 * @param {number} left px
 * @param {number} right px
 * @param {number} size px
 * @returns {Text}
 */
export function within(text, left, right, size) {
  const { x1, x2 } = areaOf(text, size);
  const shift = x1 < left ? left - x1 : x2 > right ? Math.max(left - x1, right - x2) : 0;
  return { ...text, x: text.x + shift };
}

/**
 * Spreads labels apart: each as near to where it wants its middle as the others let it, in the same order.
 *
 * @param {readonly {want: number, height: number}[]} labels
 * @param {number} top px
 * @param {number} bottom px; there must be room for all
 * @returns {number[]} The middle of each, px.
 */
export function spread(labels, top, bottom) {
  const order = labels
    .map((_, i) => i)
    .sort((a, b) => (labels[a]?.want ?? 0) - (labels[b]?.want ?? 0) || a - b);
  /** @type {{ members: number[], start: number, height: number }[]} */
  const blocks = [];
  for (const i of order) {
    const { want = 0, height = 0 } = labels[i] ?? {};
    let block = { members: [i], start: want - height / 2, height };
    for (
      let last = blocks.at(-1);
      last !== undefined && last.start + last.height > block.start;
      last = blocks.at(-1)
    ) {
      blocks.pop();
      block = joined(last, block);
    }
    block.start = Math.max(top, Math.min(bottom - block.height, block.start));
    blocks.push(block);
  }
  return middles(settled(blocks, bottom), labels);
}

/** Two blocks that meet stand where their members want to be on the whole. @param {{members: number[], start: number, height: number}} a @param {{members: number[], start: number, height: number}} b */
function joined(a, b) {
  const [n, m] = [a.members.length, b.members.length];
  const start = (n * a.start + m * (b.start - a.height)) / (n + m);
  return { members: [...a.members, ...b.members], start, height: a.height + b.height };
}

/** What was clamped at an edge may meet its neighbour again. @param {{members: number[], start: number, height: number}[]} blocks @param {number} bottom */
function settled(blocks, bottom) {
  let floor = bottom;
  for (const block of [...blocks].reverse()) {
    block.start = Math.min(block.start, floor - block.height);
    floor = block.start;
  }
  let ceiling = -Infinity;
  for (const block of blocks) {
    block.start = Math.max(block.start, ceiling);
    ceiling = block.start + block.height;
  }
  return blocks;
}

/** @param {{members: number[], start: number}[]} blocks @param {readonly {height: number}[]} labels */
function middles(blocks, labels) {
  /** @type {number[]} */
  const found = labels.map(() => 0);
  for (const { members, start } of blocks) {
    let y = start;
    for (const i of members) {
      const height = labels[i]?.height ?? 0;
      found[i] = y + height / 2;
      y += height;
    }
  }
  return found;
}

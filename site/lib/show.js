/** @import { Measure } from "../../pipeline/table.ts" */
/** @import { CellValue } from "./parquet-rows.js" */

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** @type {Record<string, string>} */
const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A date in words: "2012-11-20" is "20 November 2012", "2012-11" is "November 2012"; other text stays as it is.
 * @param {string} date
 */
export function showDate(date) {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  const words = [day ? String(Number(day)) : null, months[Number(month) - 1], year];
  return year === undefined ? date : words.filter(Boolean).join(" ");
}

/**
 * A number with thousands separated and so many decimals, halves away from zero. The halves are decided on the
 * number's shortest decimal text, so that 2.675 shows as 2.68 although its binary value is a little below.
 * @param {number} value
 * @param {number} decimals
 */
export function showNumber(value, decimals) {
  const [whole = "0", fraction = ""] = plainDecimal(Math.abs(value)).split(".");
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const digits = String(Number(fraction[decimals] ?? 0) >= 5 ? kept + 1n : kept).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const sign = value < 0 && /[1-9]/.test(digits) ? "-" : "";
  const grouped = digits.slice(0, point).replace(/\B(?=(\d{3})+$)/g, ",");
  return sign + grouped + (decimals > 0 ? `.${digits.slice(point)}` : "");
}

/**
 * Decimal text without an exponent.
 * @param {number} value
 */
function plainDecimal(value) {
  const text = String(value);
  return text.includes("e") ? value.toFixed(20).replace(/0+$/, "") : text;
}

/**
 * A cell as a page shows it: a number with "%" where that is its unit, or a symbol in brackets.
 * @param {CellValue} cell
 * @param {Pick<Measure, "unit" | "decimals">} measure
 */
export function showCell(cell, measure) {
  if (cell.symbol !== null) return `[${cell.symbol}]`;
  if (cell.value === null) return "[x]";
  return showNumber(cell.value, measure.decimals) + (measure.unit === "%" ? "%" : "");
}

/**
 * A file's size: "812 bytes", "14 KB", "2.3 MB" (a KB is 1,000 bytes).
 * @param {number} bytes
 */
export function showBytes(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${showNumber(bytes / 1000, 0)} KB` : `${showNumber(bytes / 1_000_000, 1)} MB`;
}

/**
 * Text made safe to stand in HTML, also inside a quoted attribute.
 * @param {string} text
 */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

import { escapeHtml } from "../lib/show.js";

/** @import { Mark } from "./chart.js" */
/** @typedef {Mark & { value: number }} Known */

/** A value, as its cell. @param {Mark} mark */
export function figure(mark) {
  return `<data value="${mark.value}" data-cell="${escapeHtml(mark.ref)}">${escapeHtml(mark.text)}</data>`;
}

/** A label in quotation marks. @param {string} label */
export function quote(label) {
  return words(`“${label}”`);
}

/** "“a”, “b” and “c”". @param {readonly string[]} labels */
export function quotes(labels) {
  return [labels.slice(0, -1).map(quote).join(", "), ...labels.slice(-1).map(quote)]
    .filter((part) => part !== "")
    .join(" and ");
}

/** Words that come from a definition, where the page audit lets digits stand. @param {string} text */
export function words(text) {
  return `<span data-words>${escapeHtml(text)}</span>`;
}

/** @param {Mark} mark @returns {mark is Known} */
export function isKnown(mark) {
  return mark.value !== null;
}

import { showCell } from "../lib/show.js";
import { TOTAL } from "./chart.js";

/** @import { Bound, Cell, Mark, Measure, PublishedTable, Row } from "./chart.js" */
/** @typedef {Record<string, string>} Key */
/** @typedef {Pick<Mark, "value" | "text" | "ref" | "interval">} Figure */

/**
 * The rows of each table by their key. A table that many charts are drawn from is indexed once.
 * @type {WeakMap<readonly Row[], Map<string, Row>>}
 */
const indexes = new WeakMap();

/**
 * How to find what a table publishes at a key, in which dimensions at their total may be left out; null where it has
 * no such cell.
 *
 * @param {PublishedTable} table
 * @param {readonly Row[]} rows
 * @param {Measure} measure
 * @param {string} prefix "collection/period:" of another release, else ""
 * @returns {(key: Key) => Figure | null}
 */
export function figures(table, rows, measure, prefix = "") {
  const names = table.dimensions.filter((d) => !d.attribute).map((d) => d.name);
  const index = indexes.get(rows) ?? indexed(rows, names);
  indexes.set(rows, index);
  const ends = endsOf(table, measure);
  return (key) => {
    const row = index.get(id(key, names));
    const cell = row?.values[measure.column];
    if (row === undefined || cell === undefined) return null;
    const refTo = (/** @type {Measure} */ m) => `${prefix}${reference(table, key, m)}`;
    const [lower = null, upper = null] = ends.map((end) => bound(row.values[end.column], end, refTo(end)));
    return {
      value: cell.symbol === null ? cell.value : null,
      text: showCell(cell, measure),
      ref: refTo(measure),
      interval: lower !== null && upper !== null ? { lower, upper } : null,
    };
  };
}

/** @param {readonly Row[]} rows @param {string[]} names */
function indexed(rows, names) {
  return new Map(rows.map((row) => [id(row.key, names), row]));
}

/** @param {Key} key @param {string[]} names */
function id(key, names) {
  return names.map((name) => key[name] ?? TOTAL).join("\n");
}

/** The measures of an interval's ends, where the table has them. @param {PublishedTable} table @param {Measure} measure */
export function endsOf({ measures }, measure) {
  const [lower, upper] = ["lower", "upper"].map((end) =>
    measures.find(({ kind, column }) => kind === end && column === `${measure.column}_${end}`),
  );
  return lower === undefined || upper === undefined ? [] : [lower, upper];
}

/** @param {Cell | undefined} cell @param {Measure} measure @param {string} ref @returns {Bound | null} */
function bound(cell, measure, ref) {
  if (cell === undefined || cell.symbol !== null || cell.value === null) return null;
  return { value: cell.value, text: showCell(cell, measure), ref };
}

/** A cell's address, as the page audit reads it: table, codes in the table's order without totals, column. @param {PublishedTable} table @param {Key} key @param {Measure} measure */
function reference(table, key, measure) {
  const codes = table.dimensions
    .filter((d) => !d.attribute && key[d.name] !== undefined && key[d.name] !== TOTAL)
    .map((d) => `${d.name}=${key[d.name]}`);
  return `${table.name}|${codes.join(";")}|${measure.column}`;
}

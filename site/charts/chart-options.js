import { TOTAL } from "./chart.js";
import { limits, needsSeries } from "./chart-kinds.js";

/** @import { Category, Chart, Dimension, Kind, Measure, PublishedTable } from "./chart.js" */
/**
 * What options ask for, once they are known to fit the table. `rest` are the options themselves, for what orders and
 * picks the categories.
 * @typedef {Pick<Chart, "kind" | "measure" | "x" | "across" | "by" | "fixed" | "neutral" | "apart"> &
 *   { rest: Record<string, unknown> }} Wanted
 */

/** Options that say how to draw; every other option fixes a dimension at a code. */
const drawing = new Set("x series panel measure kind order level codes neutral apart index href".split(" "));

/**
 * Reads the options of a chart. Throws an Error where they do not fit the table.
 *
 * @param {PublishedTable} table
 * @param {Record<string, unknown>} options
 * @returns {Wanted}
 */
export function readOptions(table, options) {
  const kind = kindOf(table, options["kind"] ?? "bar");
  const first = options["x"] ?? table.of ?? table.dimensions[0]?.name;
  const x = first === "period" ? null : dimension(table, first);
  const across = optional(table, options["series"]);
  const by = optional(table, options["panel"]);
  if (across === null && needsSeries(kind)) throw chartError(table, `has a ${kind} chart without series`);
  const axes = [x, across, by].filter((d) => d !== null);
  if (new Set(axes).size < axes.length) throw chartError(table, "has one dimension twice in a chart");
  const apart = listOf(options["apart"]);
  const scale = across === null ? [] : scaleOf(table, across, apart);
  return {
    kind,
    measure: measureOf(table, options["measure"]),
    x,
    across,
    by,
    fixed: fixedCodes(table, options, axes),
    neutral: kind === "diverging" ? neutralOf(table, scale, options["neutral"]) : null,
    apart: kind === "diverging" ? apart : [],
    rest: options,
  };
}

/** @param {PublishedTable} table @param {unknown} name @returns {Kind} */
function kindOf(table, name) {
  const found = limits.find(({ kind }) => kind === name);
  if (found === undefined) throw chartError(table, `cannot be drawn as "${name}"`);
  return found.kind;
}

/** @param {PublishedTable} table @param {unknown} name @returns {Dimension | null} */
function optional(table, name) {
  return name === undefined ? null : dimension(table, name);
}

/** @param {PublishedTable} table @param {unknown} name @returns {Dimension} */
function dimension(table, name) {
  const found = table.dimensions.find((d) => d.name === name && !d.attribute);
  if (found === undefined) throw chartError(table, `has no dimension "${name}"`);
  return found;
}

/** The measure by kind or column; by default the percentage, then whatever comes first. @param {PublishedTable} table @param {unknown} name @returns {Measure} */
function measureOf(table, name) {
  const wanted =
    name ?? (table.measures.some((m) => m.kind === "percent") ? "percent" : table.measures[0]?.kind);
  const found = table.measures.find((m) => m.kind === wanted || m.column === wanted);
  if (found === undefined) throw chartError(table, `has no measure "${wanted}"`);
  return found;
}

/** @param {PublishedTable} table @param {Record<string, unknown>} options @param {Dimension[]} axes @returns {Chart["fixed"]} */
function fixedCodes(table, options, axes) {
  for (const name of Object.keys(options)) if (!drawing.has(name)) dimension(table, name);
  return table.dimensions
    .filter((d) => !d.attribute && !axes.includes(d))
    .map((d) => ({ dimension: d, category: fixedCode(table, d, options[d.name]) }));
}

/** @param {PublishedTable} table @param {Dimension} d @param {unknown} code @returns {Category} */
function fixedCode(table, d, code) {
  if (d.hasTotal && (code === undefined || code === TOTAL)) return { code: TOTAL, label: TOTAL };
  const found = d.codes.find((c) => c.code === code);
  if (found !== undefined) return { code: found.code, label: found.label };
  throw chartError(table, code === undefined ? `needs a code for "${d.name}"` : `has no ${d.name} "${code}"`);
}

/** The answers that are on the scale, in its order. @param {PublishedTable} table @param {Dimension} across @param {string[]} apart */
function scaleOf(table, across, apart) {
  const codes = across.codes.map(({ code }) => code);
  const unknown = apart.find((code) => !codes.includes(code));
  if (unknown !== undefined) throw chartError(table, `has no ${across.name} "${unknown}"`);
  return codes.filter((code) => !apart.includes(code));
}

/** The neutral answer: the one named, or the middle of a scale with an odd number; "none" for none. @param {PublishedTable} table @param {string[]} scale @param {unknown} named */
function neutralOf(table, scale, named) {
  if (named === "none") return null;
  if (named === undefined) return scale.length % 2 === 1 ? (scale[(scale.length - 1) / 2] ?? null) : null;
  const found = scale.find((code) => code === named);
  if (found === undefined) throw chartError(table, `has no neutral answer "${named}"`);
  return found;
}

/** A list of codes, as written with commas between them. @param {unknown} value @returns {string[]} */
export function listOf(value) {
  if (value === undefined) return [];
  const parts = Array.isArray(value) ? value : String(value).split(",");
  return parts.map((part) => String(part).trim()).filter((part) => part !== "");
}

/** @param {PublishedTable} table @param {string} what @param {string} [todo] */
export function chartError(table, what, todo = "see its columns in release.json") {
  return new Error(`chart of table "${table.name}": the table ${what}; ${todo}`);
}

import { TOTAL } from "./chart.js";
import { listOf } from "./chart-options.js";

/** @import { Category, Dimension, PublishedTable, ReleaseFile } from "./chart.js" */
/** @import { Wanted } from "./chart-options.js" */

/**
 * The categories of `x` in the order of the definition. A margin is shown first where it is a comparison (the country
 * beside its regions), but not where it is the sum of the others.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {Dimension} x
 * @param {Wanted} wanted
 * @returns {Category[]}
 */
export function categoriesOf(release, table, x, { kind, measure, rest }) {
  const codes = chosenCodes(x, rest).map(category);
  const sums = ["count", "base", "total", "stated"].includes(measure.kind) || x.name === table.of;
  if (!x.hasTotal || sums || !["bar", "dot", "heat"].includes(kind)) return codes;
  const label = x.kind === "geography" ? release.coverage : `All ${release.unit.many}`;
  return [{ code: TOTAL, label }, ...codes];
}

/** @param {Dimension} x @param {Record<string, unknown>} options */
function chosenCodes(x, options) {
  if (options["codes"] !== undefined) {
    const wanted = listOf(options["codes"]);
    return x.codes.filter(({ code }) => wanted.includes(code));
  }
  return x.kind === "geography" ? placesOf(x, options["level"]) : x.codes;
}

/** Places of one level: the one asked for, or the coarsest. @param {Dimension} x @param {unknown} level */
function placesOf(x, level) {
  if (level !== undefined) return x.codes.filter((c) => c.level === level);
  const all = new Set(x.codes.map((c) => c.code));
  const coarsest = x.codes.find((c) => c.parent === null || !all.has(c.parent))?.level;
  return x.codes.filter((c) => c.level === coarsest);
}

/**
 * The categories of series or of panels; a single one without a label where no dimension is given.
 *
 * @param {Dimension | null} dimension
 * @param {unknown} level of places
 * @returns {Category[]}
 */
export function seriesOf(dimension, level) {
  if (dimension === null) return [{ code: TOTAL, label: "" }];
  const codes = dimension.kind === "geography" ? placesOf(dimension, level) : dimension.codes;
  return codes.map(category);
}

/** @param {Dimension["codes"][number]} code @returns {Category} */
function category({ code, label, level, parent }) {
  return level === null ? { code, label } : { code, label, level, parent };
}

/**
 * Largest first, unless the codes have an order of their own or the drawing needs it; the margin stays on top.
 *
 * @param {Category[]} categories
 * @param {Dimension} x
 * @param {Wanted} wanted
 * @param {(c: Category) => number | null} sizeOf
 * @returns {Category[]}
 */
export function ordered(categories, x, { kind, rest }, sizeOf) {
  const byValue = rest["order"] === undefined ? x.kind !== "code" : rest["order"] === "value";
  if (!byValue || kind === "line" || kind === "tiles") return categories;
  const first = (/** @type {Category} */ c) => (c.code === TOTAL ? Infinity : (sizeOf(c) ?? -Infinity));
  return [...categories].sort((a, b) => compare(first(b), first(a)));
}

/** @param {number} a @param {number} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

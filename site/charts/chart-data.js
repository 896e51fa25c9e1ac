import { showCell } from "../lib/show.js";

/**
 * What a chart shows, picked from a table's rows before anything is drawn.
 *
 * @typedef {import("../../pipeline/package.ts").PublishedTable} PublishedTable
 * @typedef {import("../../pipeline/package.ts").ReleaseFile} ReleaseFile
 * @typedef {PublishedTable["dimensions"][number]} Dimension
 * @typedef {import("../../pipeline/table.ts").Measure} Measure
 * @typedef {import("../lib/parquet-rows.js").CellValue} Cell
 * @typedef {{key: Record<string, string>, values: Record<string, Cell>}} Row
 * @typedef {{code: string, label: string}} Category
 * @typedef {{category: Category, series: Category, value: number | null, text: string, ref: string}} Mark
 * @typedef {"bar" | "stacked"} Kind
 * @typedef {{
 *   kind: Kind, table: PublishedTable, measure: Measure, x: Dimension, across: Dimension | null, categories: Category[],
 *   series: Category[], marks: Mark[], fixed: {dimension: Dimension, category: Category}[],
 * }} Chart
 */

/** The code of a margin, as in the package's files. */
const TOTAL = "Total";

/** Options that say how to draw; every other option fixes a dimension at a code. */
const drawing = new Set(["x", "series", "measure", "kind", "order", "level", "index", "href"]);

/**
 * Picks the cells of a chart: one for each category of `x` and each category of `series`, every other dimension at
 * the code that an option fixes, or at its total. Throws where the options do not fit the table.
 *
 * @param {ReleaseFile} release
 * @param {PublishedTable} table
 * @param {Row[]} rows
 * @param {Record<string, unknown>} options
 * @returns {Chart}
 */
export function chartData(release, table, rows, options) {
  const x = dimension(table, options["x"] ?? table.of ?? table.dimensions[0]?.name);
  const across = options["series"] === undefined ? null : dimension(table, options["series"]);
  const measure = measureOf(table, options["measure"]);
  const fixed = fixedCodes(table, options, [x, ...(across === null ? [] : [across])]);
  const series = across === null ? [{ code: TOTAL, label: "" }] : across.codes.map(category);
  const cellAt = lookup(table, rows, measure);
  const rest = Object.fromEntries(fixed.map((f) => [f.dimension.name, f.category.code]));
  /** @type {(c: Category, s: Category) => Mark} */
  const mark = (c, s) => {
    const key = { ...rest, [x.name]: c.code, ...(across === null ? {} : { [across.name]: s.code }) };
    const cell = cellAt(key);
    return {
      category: c,
      series: s,
      value: cell.value,
      text: showCell(cell, measure),
      ref: reference(table, key, measure),
    };
  };
  const categories = ordered(categoriesOf(release, table, x, measure, options), x, options, (c) =>
    series.map((s) => mark(c, s).value),
  );
  const kind = options["kind"] === "stacked" && across !== null ? "stacked" : "bar";
  const marks = categories.flatMap((c) => series.map((s) => mark(c, s)));
  return { kind, table, measure, x, across, categories, series, marks, fixed };
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

/** @param {PublishedTable} table @param {Record<string, unknown>} options @param {Dimension[]} shownOnes @returns {Chart["fixed"]} */
function fixedCodes(table, options, shownOnes) {
  for (const name of Object.keys(options)) if (!drawing.has(name)) dimension(table, name);
  return table.dimensions
    .filter((d) => !d.attribute && !shownOnes.includes(d))
    .map((d) => ({ dimension: d, category: fixedCode(table, d, options[d.name]) }));
}

/** @param {PublishedTable} table @param {Dimension} d @param {unknown} code @returns {Category} */
function fixedCode(table, d, code) {
  if (code === undefined && d.hasTotal) return { code: TOTAL, label: TOTAL };
  const found = d.codes.find((c) => c.code === code);
  if (found !== undefined) return category(found);
  throw chartError(table, code === undefined ? `needs a code for "${d.name}"` : `has no ${d.name} "${code}"`);
}

/** @param {Category} code @returns {Category} */
function category({ code, label }) {
  return { code, label };
}

/**
 * The categories of `x`. A margin is shown first where it is a comparison (the country beside its regions), but not
 * where it is the sum of the others.
 *
 * @param {ReleaseFile} release @param {PublishedTable} table @param {Dimension} x @param {Measure} measure
 * @param {Record<string, unknown>} options @returns {Category[]}
 */
function categoriesOf(release, table, x, measure, options) {
  const codes = x.kind === "geography" ? placesOf(x, options["level"]) : x.codes;
  const sums = ["count", "base", "total", "stated"].includes(measure.kind) || x.name === table.of;
  if (!x.hasTotal || sums || options["kind"] === "stacked") return codes.map(category);
  const label = x.kind === "geography" ? release.coverage : `All ${release.unit.many}`;
  return [{ code: TOTAL, label }, ...codes.map(category)];
}

/** Places of one level: the one asked for, or the coarsest. @param {Dimension} x @param {unknown} level */
function placesOf(x, level) {
  const all = new Set(x.codes.map((c) => c.code));
  const coarsest = x.codes.find((c) => c.parent === null || !all.has(c.parent))?.level;
  return x.codes.filter((c) => c.level === (level ?? coarsest));
}

/**
 * Largest first, unless the codes have an order of their own; the margin stays on top.
 *
 * @param {Category[]} categories @param {Dimension} x @param {Record<string, unknown>} options
 * @param {(c: Category) => (number | null)[]} valuesOf @returns {Category[]}
 */
function ordered(categories, x, options, valuesOf) {
  const byValue = options["order"] === undefined ? x.kind !== "code" : options["order"] === "value";
  if (!byValue) return categories;
  const first = (/** @type {Category} */ c) => (c.code === TOTAL ? Infinity : (valuesOf(c)[0] ?? -Infinity));
  return [...categories].sort((a, b) => compare(first(b), first(a)));
}

/** @param {number} a @param {number} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {PublishedTable} table @param {Row[]} rows @param {Measure} measure */
function lookup(table, rows, measure) {
  const names = table.dimensions.filter((d) => !d.attribute).map((d) => d.name);
  const id = (/** @type {Record<string, string>} */ key) => JSON.stringify(names.map((n) => key[n] ?? TOTAL));
  const cells = new Map(rows.map((row) => [id(row.key), row.values[measure.column]]));
  return (/** @type {Record<string, string>} */ key) => {
    const cell = cells.get(id(key));
    if (cell === undefined) throw chartError(table, `has no cell ${id(key)} of ${measure.column}`);
    return cell;
  };
}

/** A cell's address, as the page audit reads it: table, codes in the table's order without totals, column. @param {PublishedTable} table @param {Record<string, string>} key @param {Measure} measure */
function reference(table, key, measure) {
  const codes = table.dimensions
    .filter((d) => !d.attribute && key[d.name] !== undefined && key[d.name] !== TOTAL)
    .map((d) => `${d.name}=${key[d.name]}`);
  return `${table.name}|${codes.join(";")}|${measure.column}`;
}

/** @param {PublishedTable} table @param {string} what */
function chartError(table, what) {
  return new Error(`chart of table "${table.name}": the table ${what}; see its columns in release.json`);
}

import { TOTAL } from "../charts/chart.js";

/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Measure } from "../../pipeline/table.ts" */
/** @import { Category } from "../charts/chart.js" */
/** @import { Column, Row } from "./parquet-rows.js" */
/**
 * What a place's page compares of a table: a measure, over the categories of one dimension (null where the places
 * themselves are all that there is), every other dimension at one code. `comparable` is false for counts and sums,
 * which are greater where there are more people.
 * @typedef {{
 *   measure: Measure, comparable: boolean, x: Column | null, categories: Category[],
 *   fixed: { dimension: Column, category: Category }[],
 * }} Plan
 */

/** What says the same of a place whatever its size, the most asked for first. */
const comparables = ["percent", "rate", "mean", "median"];

/**
 * The answers of a percentage are compared, or the statements of a battery by their first answer, or the groups of the
 * first other breakdown.
 * @param {PublishedTable} table
 * @param {Column} geography
 * @returns {Plan}
 */
export function planOf(table, geography) {
  const keys = table.dimensions.filter((each) => !each.attribute && each !== geography);
  const [first] = table.measures;
  if (first === undefined) throw new Error(`table "${table.name}" has no measure`);
  const found = comparables.flatMap((kind) => table.measures.find((each) => each.kind === kind) ?? []);
  const measure = found[0] ?? first;
  const answer = keys.find(({ name }) => name === table.of || name === `${table.of}_answer`);
  const items = keys.filter((each) => !each.hasTotal && each !== answer);
  const x = items[0] ?? answer ?? keys[0] ?? null;
  return {
    measure,
    comparable: found.length > 0,
    x,
    categories: x === null ? [] : categoriesOf(x, x !== answer && measure.kind !== "percent"),
    fixed: keys
      .filter((each) => each !== x)
      .map((dimension) => ({ dimension, category: atOne(dimension, dimension === answer) })),
  };
}

/**
 * @param {Column} x
 * @param {boolean} withTotal whether the margin is worth comparing
 * @returns {Category[]}
 */
function categoriesOf({ codes, hasTotal }, withTotal) {
  const all = codes.map(({ code, label }) => ({ code, label }));
  return withTotal && hasTotal ? [{ code: TOTAL, label: "All" }, ...all] : all;
}

/**
 * The code at which a dimension is held: its margin, but the first of answers, whose margin is always everybody.
 * @param {Column} dimension
 * @param {boolean} isAnswer
 * @returns {Category}
 */
function atOne({ codes, hasTotal }, isAnswer) {
  const [first] = codes;
  if (first === undefined || (hasTotal && !isAnswer)) return { code: TOTAL, label: TOTAL };
  return { code: first.code, label: first.label };
}

/**
 * The row of a place that a plan compares at a category; undefined where the table has none.
 * @param {Plan} plan
 * @param {readonly Row[] | undefined} rows of the place
 * @param {Category | null} category
 * @returns {Row | undefined}
 */
export function rowAt({ x, fixed }, rows, category) {
  return rows?.find(
    ({ key }) =>
      (x === null || key[x.name] === category?.code) &&
      fixed.every(({ dimension, category: { code } }) => key[dimension.name] === code),
  );
}

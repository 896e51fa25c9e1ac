/** @import { PublishedTable } from "../../pipeline/package.ts" */
/** @import { Measure } from "../../pipeline/table.ts" */
/** @import { CsvColumn } from "./csv-columns.js" */
/** @typedef {PublishedTable["dimensions"][number]} PublishedDimension */
/**
 * A column as the data guidance tells of it. `values` are all texts that stand in it, with the codes that programs use
 * where it has any; where they are too many `range` has the first and last, and `count` says how many there are.
 * @typedef {{ name: string, label: string, holds: string, values: readonly { label: string, code: string | null }[],
 *   range: readonly [string, string] | null, count: number, unit: string, decimals: number | null }} ColumnGuide
 */

/** More texts than this are told by the first and last of them, or by their number alone. */
const mostValues = 20;

/**
 * Columns of time and place in the Department for Education's open data standard: what each is called and holds.
 * @type {Record<string, readonly [string, string]>}
 */
const standard = {
  time_period: ["Time period", "The period that the row is about."],
  time_identifier: ["Time identifier", "What kind of period that is."],
  geographic_level: ["Geographic level", "What kind of place the row is about."],
  country_code: ["Country code", "The country’s code from the Office for National Statistics."],
  country_name: ["Country name", "The country’s name."],
  region_code: ["Region code", "The region’s code from the Office for National Statistics."],
  region_name: ["Region name", "The region’s name."],
  old_la_code: [
    "Old local authority code",
    "The local authority’s three-digit code from the Department for Education.",
  ],
  new_la_code: [
    "New local authority code",
    "The local authority’s code from the Office for National Statistics.",
  ],
  la_name: ["Local authority name", "The local authority’s name."],
  school_name: ["School name", "The school’s name."],
  school_urn: ["School URN", "The school’s unique reference number."],
  school_laestab: ["School LAEstab", "The local authority’s code and the school’s number in it."],
};

/** @type {Record<PublishedDimension["kind"], string>} */
const filters = {
  code: "Each is counted under one of these.",
  multiple: "Each may be counted under several of these, so together they come to more than the Total.",
  item: "Each of these has a base of its own, so there is no Total.",
  geography: "",
};

/**
 * @param {PublishedTable} table
 * @param {readonly CsvColumn[]} columns of its CSV
 * @returns {ColumnGuide[]}
 */
export function columnGuides(table, columns) {
  return columns.map((column) => {
    const measure = table.measures.find((each) => each.column === column.name);
    if (measure !== undefined) return measureGuide(table, measure);
    const dimension = table.dimensions.find(
      (each) => each.column === column.name && each.kind !== "geography",
    );
    return dimension === undefined ? placeGuide(column) : dimensionGuide(dimension, column);
  });
}

/**
 * @param {CsvColumn} column
 * @returns {ColumnGuide}
 */
function placeGuide(column) {
  const [label, holds] = standard[column.name] ?? [column.name, ""];
  const blank = column.blanks ? " Blank in rows about other places." : "";
  return { ...plain(column.name, label, holds + blank), ...valuesOf(column, new Map()) };
}

/**
 * @param {PublishedDimension} dimension
 * @param {CsvColumn} column
 * @returns {ColumnGuide}
 */
function dimensionGuide({ label, kind, attribute, codes }, column) {
  const holds = attribute ? "A note on the row: it is not part of what names it." : filters[kind];
  const known = new Map(codes.map((each) => [each.label, each.code]));
  return { ...plain(column.name, label, holds), ...valuesOf(column, known) };
}

/**
 * @param {PublishedTable} table
 * @param {Measure} measure
 * @returns {ColumnGuide}
 */
function measureGuide(table, { kind, column, label, unit, decimals }) {
  const symbols = table.symbols.length > 0 ? " A symbol stands where the figure is not shown." : "";
  return { ...plain(column, label, meaning(table, kind) + symbols), unit, decimals };
}

/**
 * What a measure is, in a sentence.
 * @param {PublishedTable} table
 * @param {Measure["kind"]} kind
 */
function meaning({ dimensions, of, weighted }, kind) {
  const shared = dimensions.find(({ name }) => name === of)?.label ?? "the answers";
  const ofWeights = weighted ? ", weighted" : "";
  const interval =
    "The 95% confidence interval says how far chance in drawing the sample may move the percentage beside it.";
  /** @type {Record<string, string>} */
  const meanings = {
    count: "How many are in the row’s group.",
    percent: `How the base shares out over “${shared}”${ofWeights}: the Total is the whole base.`,
    base: "How many the percentage is of: those in the row’s group who answered.",
    representation:
      "The group’s share of those who answered, out of 100 for its share of the population: 100 is as in the population.",
    lower: `${interval} This is its lower end.`,
    upper: `${interval} This is its upper end.`,
    rate: `How many there are for so many of the population${ofWeights}.`,
    mean: `The average${ofWeights}.`,
    median: `The value in the middle: half are below it${ofWeights}.`,
    total: `The sum${ofWeights}.`,
    stated: "The figure as its source states it.",
  };
  return meanings[kind] ?? "";
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string} holds
 * @returns {ColumnGuide}
 */
function plain(name, label, holds) {
  return { name, label, holds, values: [], range: null, count: 0, unit: "", decimals: null };
}

/**
 * The different texts of a column without its margin; the first and last in the order of the alphabet where they are
 * codes, whose order says something.
 * @param {CsvColumn} column
 * @param {ReadonlyMap<string, string>} codes by label
 * @returns {Pick<ColumnGuide, "values" | "range" | "count">}
 */
function valuesOf({ name, values }, codes) {
  const texts = values.filter((text) => text !== "Total" || !codes.size);
  const count = texts.length;
  if (count <= mostValues) {
    const margin = values.filter((text) => !texts.includes(text));
    const listed = [...margin, ...texts].map((label) => ({ label, code: codes.get(label) ?? null }));
    return { values: listed, range: null, count };
  }
  const sorted = texts.toSorted((a, b) => (a < b ? -1 : 1));
  const isCode = /_(?:code|urn|laestab)$/.test(name);
  return { values: [], range: isCode ? [sorted[0] ?? "", sorted.at(-1) ?? ""] : null, count };
}

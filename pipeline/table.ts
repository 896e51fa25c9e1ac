import type { Table as ArrowTable } from "apache-arrow";
import type { GeographicLevel, MeasureKind } from "./definitions/words.ts";

/** The code of a margin, in every dimension that has one. */
export const TOTAL = "Total";

export type DimensionCode = {
  code: string;
  label: string;
  /** For a geographic dimension: the level of the place, and the code of the place it lies in. */
  level: GeographicLevel | "National" | null;
  parent: string | null;
  /** For a place: its older code (a local authority's three digits), where the classification gives one. */
  oldCode: string | null;
};

/**
 * A dimension of a table. `code`: one answer each, so codes add to the margin. `multiple`: several answers, so they
 * do not; the margin is the respondents. `item`: the statements of a battery, which has no margin. `geography`: the
 * places of all levels in one hierarchy; its margin (code Total) is the country.
 */
export type Dimension = {
  name: string;
  label: string;
  kind: "code" | "multiple" | "item" | "geography";
  /** Without the margin; in the order in which they are shown. */
  codes: readonly DimensionCode[];
  hasTotal: boolean;
};

/**
 * What is published of a cell. `column` is the indicator's name in the CSV; `lower` and `upper` are the ends of the 95%
 * confidence interval of the table's percentage.
 */
export type Measure = {
  kind: Exclude<MeasureKind, "interval"> | "base" | "lower" | "upper";
  column: string;
  label: string;
  /** "" for counts, "%" for percentages, or the unit of a number. */
  unit: string;
  decimals: number;
};

/**
 * The population beside which a table's respondents are put: how many units of it belong to each code of the table's
 * `of`, and how many there are in all. A group is called under-represented where its index is surely below `bound`, and
 * nothing is said of one of which fewer than `expected` could be expected among those who answered.
 */
export type Reference = {
  collection: string;
  period: string;
  label: string;
  groups: readonly { code: string; units: number }[];
  whole: number;
  bound: number;
  expected: number;
};

/** What a table is, but for its cells: the same before and after protection. */
export type TableShape = {
  name: string;
  title: string;
  notes: readonly string[];
  /** Who is counted, in words: "Parents", "Men in employment". */
  universe: string;
  dimensions: readonly Dimension[];
  /** Name of the dimension whose answers the percentages share out, or null. */
  of: string | null;
  measures: readonly Measure[];
  weighted: boolean;
  /** For a rate: so many units of the denominator. */
  per: number;
  /** For the index of representation. */
  population?: Reference;
  /** Dimensions whose codes are notes on a cell (its paragraph in the source), not part of its key. */
  attributes: readonly Dimension[];
};

/**
 * An unprotected table: it must never reach a file. Columns of `cells`, one row a cell of the whole hypercube
 * (empty combinations have count 0), ordered by the dimensions' codes with the margin first:
 *   <dimension>      Utf8, code or "Total"
 *   <attribute>      Utf8, code
 *   count            Int32, responses in the cell (unweighted)
 *   base             Int32, responses that its percentage is of (unweighted); the cell's own count where of is null
 *   weighted_count, weighted_base   Float64, exact decimal sums converted once; equal to count, base if unweighted
 *   denominator      Float64, for rates; NULL where there is none
 *   mean, median, total, stated     Float64, only where such a measure was asked for; NULL where nobody answered
 *   record_key       Float64, the sum modulo 2^32 of the 32-bit keys of the records counted, so that the same people
 *                    have the same key in every table and release
 *   largest_1, largest_2, largest_3   Float64, for tables of a number: the sum of the one, two and three greatest
 *                    unweighted contributions to the cell; 0 where nobody gave a number
 *   least            Float64, for tables of a number: its least contribution; NULL where nobody gave a number
 */
export type Table = TableShape & {
  readonly cells: ArrowTable;
  /** The SQL behind the cells and what it does in words, for `explain`. */
  readonly provenance: Provenance;
  /** For counted data with a stated total: where the parts miss it. */
  readonly discrepancies: readonly Discrepancy[];
};

export type Provenance = { sql: string; base: string; weight: string };

/** A total that its source states and that its parts do not add to. */
export type Discrepancy = { key: Readonly<Record<string, string>>; stated: number; sumOfParts: number };

/**
 * Two dimensions of a release that are worked out from the same answers, and the pairs of their codes that occur
 * together: whoever is in one pair is in a code of each, so a table by `a` limits a table by `b`.
 */
export type Related = { a: string; b: string; pairs: readonly (readonly [string, string])[] };

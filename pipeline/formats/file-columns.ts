import type { SafeTable } from "../protect/safe-table.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { symbolOf } from "../shown.ts";
import type { Dimension, Measure } from "../table.ts";
import { geographicColumns } from "./geographic-columns.ts";
import type { Place } from "./places.ts";
import { safeText } from "./safe-text.ts";

/** What is the same in every row of a release's files. */
export type Release = {
  time: { period: string; identifier: string };
  country: { code: string; name: string };
  places: ReadonlyMap<string, Place>;
};

/** A column of a table's files: its cells as text, by row. */
export type FileColumn = {
  name: string;
  cell: (row: number) => string;
  /** What the column holds, for the metadata; null for time and place. */
  holds:
    | { kind: "filter" | "attribute"; dimension: Dimension }
    | { kind: "indicator"; measure: Measure }
    | null;
};

/**
 * The columns of a table's CSV and Parquet files in the order of the Department for Education's open data standard:
 * time, place, filters, attributes, indicators. Filters show labels, with Total for the margin.
 */
export function fileColumns(table: SafeTable, release: Release): FileColumn[] {
  const rows = safeRows(table);
  const { dimensions, attributes, measures } = table.shape;
  const place = dimensions.find(({ kind }) => kind === "geography") ?? null;
  const filters = dimensions.filter((dimension) => dimension !== place);
  return [
    same("time_period", release.time.period),
    same("time_identifier", release.time.identifier),
    ...geographicColumns(place, release).map(({ name, of }): FileColumn => {
      const cell = (row: number) => safeText(of(place === null ? null : rows.code(place.name, row)));
      return { name, cell, holds: null };
    }),
    ...filters.map((dimension) => labels(dimension, rows, "filter")),
    ...attributes.map((dimension) => labels(dimension, rows, "attribute")),
    ...measures.map((measure) => indicator(measure, rows)),
  ];
}

/** A row is named by its time, its place and its filters; notes on it and its figures are not part of its name. */
export function isKey({ name, holds }: FileColumn): boolean {
  if (holds !== null) return holds.kind === "filter";
  return !name.endsWith("_name") && name !== "old_la_code" && name !== "school_laestab";
}

function same(name: string, text: string): FileColumn {
  return { name, cell: () => text, holds: null };
}

function labels(dimension: Dimension, rows: SafeRows, kind: "filter" | "attribute"): FileColumn {
  const known = new Map(dimension.codes.map(({ code, label }) => [code, safeText(label)]));
  const cell = (row: number) => {
    const code = rows.code(dimension.name, row);
    return known.get(code) ?? code;
  };
  return { name: dimension.name, cell, holds: { kind, dimension } };
}

function indicator(measure: Measure, rows: SafeRows): FileColumn {
  const cell = (row: number) => {
    const value = rows.value(measure.column, row);
    return value.state === "published" ? plainNumber(value.value, measure.decimals) : (symbolOf(value) ?? "");
  };
  return { name: measure.column, cell, holds: { kind: "indicator", measure } };
}

/** A number in full, never in the notation with an exponent, which spreadsheets round. */
export function plainNumber(value: number, decimals: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(decimals) : text;
}

import type { SafeTable, Value } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { type Dimension, type Measure, TOTAL } from "../table.ts";
import type { AuditInput } from "./facts.ts";
import { placeColumns } from "./places.ts";

/** The rows that every data file of a table must have, in the order of its cells. */
export type ExpectedRows = {
  count: number;
  /** Columns of text: time, place, filters and attributes. */
  texts: readonly string[];
  measures: readonly Measure[];
  /** The texts of one row by column. */
  text(row: number): ReadonlyMap<string, string>;
  value(column: string, row: number): Value;
};

/** Recomputed from the safe table alone, by the data standard and not by the code that wrote the files. */
export function expectedRows(table: SafeTable, { loaded, publisher }: AuditInput): ExpectedRows {
  const { shape } = table;
  const rows = safeRows(table);
  const geography = shape.dimensions.find(({ kind }) => kind === "geography");
  const filters = [...shape.dimensions.filter(({ kind }) => kind !== "geography"), ...shape.attributes];
  const labels = new Map(filters.map((dimension) => [dimension.name, labelsOf(dimension)]));
  const time = timeTexts(loaded);
  const places = placeColumns(geography, loaded.collection, publisher.country);
  return {
    count: rows.count,
    texts: [...time.keys(), ...places.columns, ...filters.map(({ name }) => name)],
    measures: shape.measures,
    text(row) {
      const place = places.of(geography === undefined ? TOTAL : rows.code(geography.name, row));
      const inFilters = filters.map(({ name }): [string, string] => {
        const code = rows.code(name, row);
        return [name, labels.get(name)?.get(code) ?? (code === "" ? "" : `(no label for ${code})`)];
      });
      return new Map([...time, ...[...place, ...inFilters].map(safely)]);
    },
    value: rows.value,
  };
}

/** A label that a spreadsheet would run as a formula has an apostrophe before it (OWASP, "CSV injection"). */
function safely([column, text]: [string, string]): [string, string] {
  return [column, /^[=+\-@\t\r]/.test(text) ? `'${text}` : text];
}

function labelsOf({ codes }: Dimension): Map<string, string> {
  return new Map([[TOTAL, TOTAL], ...codes.map(({ code, label }): [string, string] => [code, label])]);
}

function timeTexts({ release }: AuditInput["loaded"]): Map<string, string> {
  return new Map([
    ["time_period", release.time_period],
    ["time_identifier", release.time_identifier],
  ]);
}

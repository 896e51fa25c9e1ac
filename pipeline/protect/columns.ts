import { Table as ArrowTable, Float64, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import type { Value } from "./safe-table.ts";

/** A measure's values under the name of its column. */
export type MeasureValues = { column: string; values: readonly Value[] };

/** The columns of a SafeTable, for the cells that are kept: codes first, then each measure with its state. */
export function publishedCells(
  keys: ReadonlyMap<string, readonly string[]>,
  measures: readonly MeasureValues[],
  kept: readonly number[],
): ArrowTable {
  const columns: Record<string, Vector> = {};
  for (const [name, codes] of keys) columns[name] = textColumn(kept.map((cell) => codes[cell] ?? null));
  for (const { column, values } of measures) {
    const taken = kept.map((cell) => values[cell] ?? { state: "unavailable" as const });
    columns[column] = vectorFromArray(taken.map(numberOf), new Float64());
    columns[`${column}_state`] = textColumn(taken.map(({ state }) => state));
  }
  return new ArrowTable(columns);
}

function textColumn(texts: readonly (string | null)[]): Vector {
  return vectorFromArray(texts, new Utf8());
}

function numberOf(value: Value): number | null {
  return value.state === "published" ? value.value : null;
}

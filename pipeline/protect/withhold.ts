import { safeRows } from "../safe-rows.ts";
import type { Measure } from "../table.ts";
import { publishedCells } from "./columns.ts";
import { makeSafe, type SafeTable, type Value } from "./safe-table.ts";

/** Rows of a table whose own count, or whose base, must not be published. */
export type HiddenRows = { counts: ReadonlySet<number>; bases: ReadonlySet<number> };

/**
 * A safe table in which some cells show `[c]` after all: of a hidden count everything that is made from it, of a
 * hidden base the base and the percentages and averages of it. Nothing else changes.
 */
export function withhold(table: SafeTable, hidden: HiddenRows): SafeTable {
  const rows = safeRows(table);
  const { shape } = table;
  const named = [...shape.dimensions, ...shape.attributes];
  const each = <T>(read: (row: number) => T) => Array.from({ length: rows.count }, (_, row) => read(row));
  const keys = new Map(named.map(({ name }) => [name, each((row) => rows.code(name, row))]));
  const measures = shape.measures.map((measure) => ({
    column: measure.column,
    values: each((row) => valueAfter(measure, rows.value(measure.column, row), row, hidden)),
  }));
  return makeSafe(
    shape,
    publishedCells(
      keys,
      measures,
      each((row) => row),
    ),
    table.withheldPlaces,
  );
}

/** What says nothing of a count, such as "not applicable" where there is nobody, stays. */
function valueAfter({ kind }: Measure, value: Value, row: number, { counts, bases }: HiddenRows): Value {
  if (value.state !== "published" && value.state !== "low") return value;
  const isOfCount = kind !== "base" && kind !== "stated";
  const isOfBase = kind !== "count" && kind !== "rate" && kind !== "stated";
  const hides = (isOfCount && counts.has(row)) || (isOfBase && bases.has(row));
  return hides ? { state: "confidential" } : value;
}

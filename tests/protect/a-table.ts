// Small unprotected tables for the tests of protect, audit and publish.
import { Table as ArrowTable, Float64, Int32, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import { type ProtectionSpec, protectionSchema } from "../../pipeline/definitions/protection.ts";
import type { SafeTable, Value } from "../../pipeline/protect/safe-table.ts";
import { protectAll } from "../../pipeline/protect.ts";
import { type Dimension, type Measure, type Table, TOTAL } from "../../pipeline/table.ts";

/** One row: the codes of the dimensions in their order, then what the cell counts. */
export type Row = {
  key: readonly string[];
  count: number;
  base?: number;
  weighted_count?: number;
  weighted_base?: number;
  [number: string]: number | null | readonly string[] | undefined;
};

export function dimension(name: string, codes: readonly string[], more: Partial<Dimension> = {}): Dimension {
  const full = codes.map((code) => ({
    code,
    label: `${name} ${code}`,
    level: null,
    parent: null,
    oldCode: null,
  }));
  return { name, label: name, kind: "code", codes: full, hasTotal: true, ...more };
}

export const measures: Readonly<
  Record<"count" | "base" | "percent" | "mean" | "total" | "rate" | "stated", Measure>
> = {
  count: { kind: "count", column: "response_count", label: "Responses", unit: "", decimals: 0 },
  base: { kind: "base", column: "response_base", label: "Base", unit: "", decimals: 0 },
  percent: { kind: "percent", column: "response_percent", label: "Per cent", unit: "%", decimals: 0 },
  mean: { kind: "mean", column: "age_mean", label: "Mean age", unit: "years", decimals: 0 },
  total: { kind: "total", column: "age_total", label: "Total age", unit: "years", decimals: 0 },
  rate: { kind: "rate", column: "response_rate", label: "Rate", unit: "", decimals: 0 },
  stated: { kind: "stated", column: "contacts_value", label: "Contacts", unit: "", decimals: 0 },
};

export function tableOf(
  dimensions: readonly Dimension[],
  rows: readonly Row[],
  more: Partial<Table> = {},
): Table {
  const columns: Record<string, Vector> = {};
  dimensions.forEach(({ name }, place) => {
    columns[name] = vectorFromArray(
      rows.map(({ key }) => key[place] ?? TOTAL),
      new Utf8(),
    );
  });
  const numbers = (read: (row: Row) => number) => rows.map(read);
  columns["count"] = vectorFromArray(
    numbers(({ count }) => count),
    new Int32(),
  );
  columns["base"] = vectorFromArray(
    numbers(({ count, base }) => base ?? count),
    new Int32(),
  );
  columns["weighted_count"] = vectorFromArray(
    numbers(({ count, weighted_count }) => weighted_count ?? count),
    new Float64(),
  );
  columns["weighted_base"] = vectorFromArray(
    numbers(({ count, base, weighted_base }) => weighted_base ?? base ?? count),
    new Float64(),
  );
  for (const name of ["denominator", "mean", "median", "total", "stated"]) {
    if (rows.some((row) => name in row)) {
      columns[name] = vectorFromArray(
        rows.map((row) => row[name] as number | null),
        new Float64(),
      );
    }
  }
  return {
    name: "by-role",
    title: "Responses by role",
    notes: [],
    universe: "Parents",
    dimensions,
    of: null,
    measures: [measures.count],
    weighted: false,
    per: 1000,
    attributes: [],
    cells: new ArrowTable(columns),
    provenance: { sql: "", base: "", weight: "" },
    discrepancies: [],
    ...more,
  };
}

/** Rules as protection.yaml writes them: texts, with the defaults of the schema. */
export function rulesOf(more: Record<string, unknown> = {}): ProtectionSpec {
  return protectionSchema.parse({ method: "conventional", ...more });
}

export const openData: ProtectionSpec = protectionSchema.parse({
  method: "none",
  reason: "they were published",
});

/** The published values of a column, in the order of the cells: a number, or the name of a state. */
export function column(table: SafeTable, name: string): (number | Value["state"])[] {
  const values = table.cells.getChild(name);
  const states = table.cells.getChild(`${name}_state`);
  return Array.from({ length: table.cells.numRows }, (_, row) =>
    states?.get(row) === "published" ? values?.get(row) : states?.get(row),
  );
}

/** One table protected by itself. */
export async function protectOne(table: Table, rules: ProtectionSpec): Promise<SafeTable> {
  return (await protectAll([table], rules)).tables[0]!;
}

import { Float64, Table, Utf8, vectorFromArray } from "apache-arrow";
import { makeSafe, type SafeTable, type Value } from "../pipeline/protect/safe-table.ts";
import type { Dimension, DimensionCode, Measure, TableShape } from "../pipeline/table.ts";

/** A cell as tests write it: a number, or a state of `Value`. */
type Written = number | Exclude<Value["state"], "published">;

export const count: Measure = {
  kind: "count",
  column: "response_count",
  label: "Responses",
  unit: "",
  decimals: 0,
};
export const base: Measure = { kind: "base", column: "response_base", label: "Base", unit: "", decimals: 0 };
export const percent: Measure = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
};

/** A dimension of codes whose labels are the codes with a capital letter. */
export function dimension(name: string, codes: readonly string[], more: Partial<Dimension> = {}): Dimension {
  const made = codes.map((code) => ({
    ...place(code, null, null),
    label: code[0]?.toUpperCase() + code.slice(1),
  }));
  return {
    name,
    label: name[0]?.toUpperCase() + name.slice(1),
    kind: "code",
    codes: made,
    hasTotal: true,
    ...more,
  };
}

export function place(code: string, level: DimensionCode["level"], parent: string | null): DimensionCode {
  return { code, label: `Place ${code}`, level, parent, oldCode: null };
}

/** A safe table from rows of codes, then values, in the order of the shape's dimensions, attributes and measures. */
export function safeTable(
  shape: Pick<TableShape, "name" | "dimensions" | "measures"> & Partial<TableShape>,
  rows: readonly (readonly (string | number)[])[],
): SafeTable {
  const full: TableShape = {
    title: `Responses, ${shape.name}`,
    notes: [],
    universe: "Parents",
    of: null,
    weighted: false,
    per: 1000,
    attributes: [],
    ...shape,
  };
  const keys = [...full.dimensions, ...full.attributes];
  const columns = keys.map(({ name }, i) => [
    name,
    vectorFromArray(
      rows.map((row) => row[i]),
      new Utf8(),
    ),
  ]);
  const values = full.measures.flatMap(({ column }, i) => {
    const written = rows.map((row) => row[keys.length + i] as Written);
    return [
      [
        column,
        vectorFromArray(
          written.map((cell) => (typeof cell === "number" ? cell : null)),
          new Float64(),
        ),
      ],
      [
        `${column}_state`,
        vectorFromArray(
          written.map((cell) => (typeof cell === "number" ? "published" : cell)),
          new Utf8(),
        ),
      ],
    ];
  });
  return makeSafe(full, new Table(Object.fromEntries([...columns, ...values])));
}

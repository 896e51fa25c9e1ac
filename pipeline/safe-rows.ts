import type { SafeTable, Value } from "./protect/safe-table.ts";

/** The cells of a safe table, read by row number from 0. */
export type SafeRows = {
  count: number;
  code: (dimension: string, row: number) => string;
  value: (column: string, row: number) => Value;
};

/** Reads a safe table by dimension and measure column; throws an Error for a column that it does not have. */
export function safeRows(table: SafeTable): SafeRows {
  const column = columns(table);
  return {
    count: table.cells.numRows,
    code: (dimension, row) => asText(column(dimension)(row)),
    value: (measure, row) => valueFrom(column(`${measure}_state`)(row), column(measure)(row)),
  };
}

type Column = (row: number) => unknown;

function columns(table: SafeTable): (name: string) => Column {
  const read = new Map<string, Column>();
  return (name) => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const vector = table.cells.getChild(name);
    if (vector === null) throw new Error(`table ${table.shape.name} has no column ${name}`);
    const column: Column = (row) => vector.get(row);
    read.set(name, column);
    return column;
  };
}

function valueFrom(state: unknown, value: unknown): Value {
  switch (state) {
    case "published":
      if (typeof value !== "number") throw new Error("a published cell without a number");
      return { state, value };
    case "confidential":
    case "low":
    case "unreliable":
    case "unavailable":
    case "not applicable":
      return { state };
    default:
      throw new Error("a cell without a state");
  }
}

/** An attribute may have no code where the rows behind a cell disagree. */
function asText(code: unknown): string {
  return typeof code === "string" ? code : "";
}

import type { Collection } from "../collection.ts";
import { isCounted } from "./cells.ts";
import { decimalSql, type Typed } from "./typed-columns.ts";

/** Names that every table of responses has; a variable of the same name gives the column and is not one beside it. */
export const rowNames: ReadonlySet<string> = new Set(["row_id", "count", "weight"]);

/** The columns `count` and `weight` of `responses`. */
export function rowColumns(collection: Collection, cell: (column: string) => string): Typed[] {
  return [countColumn(collection, cell), weightColumn(collection, cell)];
}

function countColumn(collection: Collection, cell: (column: string) => string): Typed {
  if (!isCounted(collection)) return { columns: [{ name: "count", sql: "1::BIGINT" }], checks: [] };
  const column = collection.source.count;
  // A figure that its source states, such as a percentage, counts nobody: its row may leave the count out.
  const given = collection.kind === "figures" ? `coalesce(${cell(column)}, '0')` : cell(column);
  const value = decimalSql(given, 3);
  const isWhole = `${value} >= 0 AND ${value} = floor(${value})`;
  return {
    columns: [{ name: "count", sql: `CASE WHEN ${isWhole} THEN CAST(${value} AS BIGINT) END` }],
    checks: [{ reason: "out of range", column, when: `"count" IS NULL` }],
  };
}

/** A response without a weight, or with a negative one, cannot be counted in a weighted table. */
function weightColumn(collection: Collection, cell: (column: string) => string): Typed {
  const variable = collection.variables.find(({ name }) => name === collection.weight);
  if (variable === undefined) return { columns: [{ name: "weight", sql: "1::DECIMAL(18,9)" }], checks: [] };
  if (variable.type !== "number") throw new Error(`the weight "${variable.name}" is not a number variable`);
  return {
    columns: [{ name: "weight", sql: decimalSql(cell(variable.column), 9) }],
    checks: [{ reason: "out of range", column: variable.column, when: `"weight" IS NULL OR "weight" < 0` }],
  };
}

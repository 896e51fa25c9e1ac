import type { Table as ArrowTable, Vector } from "apache-arrow";
import { decimalOf } from "../half-up.ts";
import type { Table } from "../table.ts";

/** The columns of an unprotected table as arrays, one entry a cell; they stay inside `protect`. */
export type TrueCells = {
  readonly size: number;
  /** Codes of each dimension and attribute. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly count: readonly number[];
  readonly base: readonly number[];
  /** Weighted counts in units of 10^-9, so that rounding is integer arithmetic. */
  readonly weightedCount: readonly bigint[];
  readonly weightedBase: readonly bigint[];
  /** Denominator, mean, median, total and stated figure, where the table has them. */
  readonly numbers: ReadonlyMap<string, readonly (number | null)[]>;
};

const optional = ["denominator", "mean", "median", "total", "stated"];

/** Reads the cells of a table once, with what its shape promises checked; throws a bug where a column is missing. */
export function trueCells(table: Table): TrueCells {
  const { cells } = table;
  const named = [...table.dimensions, ...table.attributes];
  const present = optional.filter((name) => cells.getChild(name) !== null);
  return {
    size: cells.numRows,
    keys: new Map(named.map(({ name }) => [name, read(cells, name, asCode)])),
    count: read(cells, "count", asNumber),
    base: read(cells, "base", asNumber),
    weightedCount: read(cells, "weighted_count", asNumber).map(decimalOf),
    weightedBase: read(cells, "weighted_base", asNumber).map(decimalOf),
    numbers: new Map(present.map((name) => [name, read(cells, name, asNumberOrNull)])),
  };
}

function read<T>(cells: ArrowTable, name: string, convert: (value: unknown, name: string) => T): T[] {
  const vector: Vector | null = cells.getChild(name);
  if (vector === null) throw new Error(`a table has no column ${name}`);
  return Array.from({ length: cells.numRows }, (_, row) => convert(vector.get(row), name));
}

function asCode(value: unknown, name: string): string {
  if (typeof value !== "string")
    throw new Error(`column ${name} of a table holds something other than a code`);
  return value;
}

function asNumber(value: unknown, name: string): number {
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "number")
    throw new Error(`column ${name} of a table holds something other than a number`);
  return value;
}

function asNumberOrNull(value: unknown, name: string): number | null {
  return value === null || value === undefined ? null : asNumber(value, name);
}

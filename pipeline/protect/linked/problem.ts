import type { Equations, System } from "../../system/system.ts";
import { inOwnOrder } from "./own-order.ts";
import { classesOf } from "./same-cells.ts";

/** A sparse matrix of ones: row i holds the numbers `of[starts[i]]` to `of[starts[i + 1] - 1]`. */
export type Lists = { starts: Int32Array; of: Int32Array };

/**
 * What is to be rounded in linked tables, without the cells of 0, which stay. A variable stands for `weights` cells that
 * are one figure, each with the true count `counts`. A row is a sum: the first variable of its list less all others, 0
 * in the first `sums` rows and at least 0 in those after them, where a part is at most its total.
 */
export type Problem = {
  size: number;
  counts: Int32Array;
  weights: Int32Array;
  /** The variable of each cell of the system; -1 where the count is 0. */
  variables: Int32Array;
  sums: number;
  rows: Lists;
  /** Rows of each variable: row r as r + 1 where the variable is the row's first, -(r + 1) where it is another. */
  rowsOf: Lists;
};

/** Variables and rows are numbered by keys and structure, so that the order of a system's cells decides nothing. */
export function problemOf(system: System, counts: Int32Array, keys: Uint32Array): Problem {
  const classes = classesOf(system, counts);
  const order = inOwnOrder(system, counts, keys, classes);
  const variables = classes.of.map((one) => (one < 0 ? -1 : (order[one] ?? -1)));
  const sums = rowsFrom(system.equations, variables, false);
  const atMost = rowsFrom(system.atMost, variables, true);
  const rows = listsOf([...sums, ...atMost]);
  const numbers = { counts: new Int32Array(classes.count), weights: new Int32Array(classes.count) };
  for (const [cell, variable] of variables.entries()) {
    if (variable < 0) continue;
    numbers.counts[variable] = counts[cell] ?? 0;
    numbers.weights[variable] = (numbers.weights[variable] ?? 0) + 1;
  }
  const rowsOf = turned(rows, classes.count);
  return { size: classes.count, ...numbers, variables, sums: sums.length, rows, rowsOf };
}

/** Each different sum over variables once, in an order of their own; for pairs, a row for each part. */
function rowsFrom(equations: Equations, variables: Int32Array, isPairs: boolean): number[][] {
  const found = new Map<string, number[]>();
  const add = (total: number, parts: number[]) => {
    if (total < 0 || parts.length === 0 || (parts.length === 1 && parts[0] === total)) return;
    const row = [total, ...parts.sort((a, b) => a - b)];
    found.set(row.join(), row);
  };
  for (const [e, cell] of equations.totals.entries()) {
    const own = equations.parts.subarray(equations.starts[e] ?? 0, equations.starts[e + 1] ?? 0);
    const parts = Array.from(own, (part) => variables[part] ?? -1).filter((part) => part >= 0);
    const total = variables[cell] ?? -1;
    if (isPairs) for (const part of parts) add(total, [part]);
    else add(total, parts);
  }
  return [...found.values()].sort(byNumbers);
}

function byNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

function listsOf(rows: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(rows.length + 1);
  for (const [r, row] of rows.entries()) starts[r + 1] = (starts[r] ?? 0) + row.length;
  const of = new Int32Array(starts[rows.length] ?? 0);
  for (const [r, row] of rows.entries()) of.set(row, starts[r]);
  return { starts, of };
}

function turned(rows: Lists, size: number): Lists {
  const starts = new Int32Array(size + 1);
  for (const variable of rows.of) starts[variable + 1] = (starts[variable + 1] ?? 0) + 1;
  for (let v = 0; v < size; v++) starts[v + 1] = (starts[v + 1] ?? 0) + (starts[v] ?? 0);
  const next = starts.slice();
  const of = new Int32Array(rows.of.length);
  for (let r = 0; r + 1 < rows.starts.length; r++) {
    for (let i = rows.starts[r] ?? 0; i < (rows.starts[r + 1] ?? 0); i++) {
      const variable = rows.of[i] ?? 0;
      const at = next[variable] ?? 0;
      of[at] = i === rows.starts[r] ? r + 1 : -(r + 1);
      next[variable] = at + 1;
    }
  }
  return { starts, of };
}

/** The value of each cell of the system from those of the variables. */
export function valuesOf({ variables }: Problem, values: Int32Array): Int32Array {
  return variables.map((variable) => (variable < 0 ? 0 : (values[variable] ?? 0)));
}

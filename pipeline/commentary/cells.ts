import { type CellKey, type CellTable, keyText } from "../cell-table.ts";
import { didYouMean } from "../nearest-name.ts";
import type { SafeTable, Value } from "../protect/safe-table.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { shown } from "../shown.ts";
import { type Dimension, type Measure, TOTAL } from "../table.ts";
import { refuse } from "../user-error.ts";
import type { Options } from "./expression.ts";

/** A published number that an expression may quote. */
export type Cell = { table: CellTable; key: CellKey; measure: Measure; value: number };

/** The cells of a table of this release, found by their key; the index is made when the first is asked for. */
export function cellsOf(table: SafeTable): CellTable {
  const { name, universe, dimensions, of, measures } = table.shape;
  const rows = safeRows(table);
  let found: ReadonlyMap<string, number> | null = null;
  const value = (key: CellKey, column: string): Value | null => {
    found ??= indexOf(rows, dimensions);
    const row = found.get(keyText({ dimensions }, key));
    return row === undefined ? null : rows.value(column, row);
  };
  return { prefix: "", name, universe, dimensions, of, measures, value };
}

function indexOf(rows: SafeRows, dimensions: readonly Dimension[]): Map<string, number> {
  const found = new Map<string, number>();
  for (let row = 0; row < rows.count; row++) {
    const key = dimensions.map(({ name }): [string, string] => [name, rows.code(name, row)]);
    found.set(keyText({ dimensions }, Object.fromEntries(key)), row);
  }
  return found;
}

/** The cell that options choose: dimensions that are not named stand at their total. Throws a UserError. */
export function chosenCell(where: string, table: CellTable, options: Options): Cell {
  const { measure: wanted, ...codes } = options;
  const measure = chosenMeasure(where, table, wanted);
  return cellAt(where, table, chosenKey(where, table, codes), measure);
}

/** The number published at a key. Throws a UserError where there is none: unknown, or suppressed. */
export function cellAt(where: string, table: CellTable, key: CellKey, measure: Measure): Cell {
  const value = table.value(key, measure.column);
  const name = `the cell ${keyText(table, key) || "of all totals"} of ${tableName(table)}`;
  if (value === null) return refuse(where, `${name} does not exist`, "quote another cell");
  if (value.state !== "published") {
    const what = `${name} is not published: ${measure.column} shows ${shown(value, measure)}`;
    return refuse(where, what, "quote another cell, or leave the sentence out");
  }
  return { table, key, measure, value: value.value };
}

/** The measure named by kind or column; by default the percentage, else an average or the like, else the count. */
export function chosenMeasure(where: string, table: CellTable, wanted: Options[string] | undefined): Measure {
  const defaults = ["percent", "rate", "mean", "median", "total", "stated", "count"];
  const measures = table.measures;
  const chosen =
    wanted === undefined
      ? defaults
          .map((kind) => measures.find((measure) => measure.kind === kind))
          .find((found) => found !== undefined)
      : measures.find(({ kind, column }) => kind === wanted || column === wanted);
  if (chosen !== undefined) return chosen;
  const kinds = measures.map(({ kind }) => kind);
  return refuse(
    where,
    `${tableName(table)} has no measure "${text(wanted)}"`,
    didYouMean(text(wanted), kinds),
  );
}

/** The dimension of that name. Throws a UserError with the nearest one. */
export function dimensionOf(where: string, table: CellTable, name: string): Dimension {
  const names = table.dimensions.map((dimension) => dimension.name);
  const found = table.dimensions.find((dimension) => dimension.name === name);
  return found ?? refuse(where, `${tableName(table)} has no dimension "${name}"`, didYouMean(name, names));
}

/** The code of a dimension as given, when the dimension has it. Throws a UserError with the nearest one. */
export function codeOf(where: string, table: CellTable, dimension: Dimension, code: Options[string]): string {
  const known = dimension.codes.map((one) => one.code);
  if (typeof code === "string" && (known.includes(code) || (dimension.hasTotal && code === TOTAL)))
    return code;
  const byLabel = dimension.codes.find(({ label }) => label === code);
  const todo = byLabel === undefined ? didYouMean(text(code), known) : `did you mean "${byLabel.code}"?`;
  return refuse(where, `"${dimension.name}" of ${tableName(table)} has no code "${text(code)}"`, todo);
}

/** A code for each dimension. Throws a UserError for one that has no total and is not named. */
export function chosenKey(where: string, table: CellTable, codes: Options): CellKey {
  const named = Object.entries(codes).map(([name, code]): [string, string] => {
    return [name, codeOf(where, table, dimensionOf(where, table, name), code)];
  });
  const key = new Map(named);
  for (const { name, hasTotal } of table.dimensions) {
    if (key.has(name)) continue;
    if (!hasTotal)
      refuse(where, `"${name}" of ${tableName(table)} has no total`, `name one of its codes: ${name}="…"`);
    key.set(name, TOTAL);
  }
  return Object.fromEntries(key);
}

/** A table in a message: "by-role", or "by-role" of an earlier package. */
export function tableName(table: CellTable): string {
  return `table "${table.prefix}${table.name}"`;
}

function text(option: Options[string] | undefined): string {
  return typeof option === "string" ? option : "";
}

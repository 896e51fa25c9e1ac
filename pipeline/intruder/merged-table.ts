import { Table as ArrowTable, Float64, Int32, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import { type Dimension, type Measure, type Table, TOTAL } from "../table.ts";
import { type Merger, mergedCode } from "./merged-codes.ts";

/** Keys of records are added up as they are in tabulation. */
const KEYS = 2 ** 32;

/** Figures that cannot be put together from those of two codes: of a number, or beside a population of other codes. */
const isOfNumber = ({ kind }: Measure) =>
  ["mean", "median", "total", "stated", "representation"].includes(kind);

/**
 * A table in which two codes of a dimension are one, with the rows of both added up; a table without the dimension as
 * it is. Means, medians and totals are left out.
 */
export function mergedTable(table: Table, merger: Merger): Table {
  const at = table.dimensions.findIndex(({ name }) => name === merger.dimension);
  const dimension = table.dimensions[at];
  if (dimension === undefined) return table;
  const dimensions = table.dimensions.with(at, mergedDimension(dimension, merger));
  const groups = groupedRows(table, dimensions, merger);
  return {
    ...table,
    dimensions,
    measures: table.measures.filter((measure) => !isOfNumber(measure)),
    cells: mergedCells(table, groups, table.of === merger.dimension),
  };
}

/** The merged code stands where the first of the two stood. */
function mergedDimension(dimension: Dimension, merger: Merger): Dimension {
  const [first] = dimension.codes.filter(({ code }) => merger.codes.includes(code));
  const code = mergedCode(merger);
  const codes = dimension.codes.flatMap((one) => {
    if (one === first) return [{ ...one, code, label: code }];
    return merger.codes.includes(one.code) ? [] : [one];
  });
  return { ...dimension, codes };
}

type Group = { codes: readonly string[]; rows: number[] };

/** The rows of the old table that make up each row of the new one, in the order of the new one's codes. */
function groupedRows(table: Table, dimensions: readonly Dimension[], merger: Merger): Group[] {
  const groups = new Map<string, Group>();
  for (const codes of keysOf(dimensions)) groups.set(codes.join("\u0000"), { codes, rows: [] });
  const columns = dimensions.map(({ name }) => ({ name, codes: table.cells.getChild(name) }));
  for (let row = 0; row < table.cells.numRows; row++) {
    const key = columns.map(({ name, codes }) => {
      const code = String(codes?.get(row));
      return name === merger.dimension && merger.codes.includes(code) ? mergedCode(merger) : code;
    });
    groups.get(key.join("\u0000"))?.rows.push(row);
  }
  return [...groups.values()];
}

function keysOf(dimensions: readonly Dimension[]): string[][] {
  return dimensions.reduce<string[][]>(
    (keys, { codes, hasTotal }) => {
      const all = [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
      return keys.flatMap((key) => all.map((code) => [...key, code]));
    },
    [[]],
  );
}

/** A base that both codes share, being the answers that their percentage is of, is not added up. */
function mergedCells(
  { cells, dimensions, attributes }: Table,
  groups: readonly Group[],
  isOf: boolean,
): ArrowTable {
  const summed = (name: string) => groups.map(({ rows }) => sumOf(cells.getChild(name), rows));
  const shared = (name: string) =>
    isOf ? groups.map(({ rows }) => Number(cells.getChild(name)?.get(rows[0] ?? 0) ?? 0)) : summed(name);
  const columns: [string, Vector][] = [
    ...dimensions.map(({ name }, d): [string, Vector] => [
      name,
      vectorFromArray(
        groups.map(({ codes }) => codes[d] ?? TOTAL),
        new Utf8(),
      ),
    ]),
    ...attributes.map(({ name }): [string, Vector] => [
      name,
      vectorFromArray(
        groups.map(({ rows }) => String(cells.getChild(name)?.get(rows[0] ?? 0))),
        new Utf8(),
      ),
    ]),
    ["count", vectorFromArray(summed("count"), new Int32())],
    ["base", vectorFromArray(shared("base"), new Int32())],
    ["weighted_count", vectorFromArray(summed("weighted_count"), new Float64())],
    ["weighted_base", vectorFromArray(shared("weighted_base"), new Float64())],
    [
      "record_key",
      vectorFromArray(
        summed("record_key").map((key) => key % KEYS),
        new Float64(),
      ),
    ],
  ];
  const denominator = cells.getChild("denominator");
  if (denominator !== null)
    columns.push(["denominator", vectorFromArray(denominators(denominator, groups), new Float64())]);
  return new ArrowTable(Object.fromEntries(columns));
}

function sumOf(column: Vector | null, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + Number(column?.get(row) ?? 0), 0);
}

function denominators(column: Vector, groups: readonly Group[]): (number | null)[] {
  return groups.map(({ rows }) =>
    rows.some((row) => column.get(row) === null) ? null : sumOf(column, rows),
  );
}

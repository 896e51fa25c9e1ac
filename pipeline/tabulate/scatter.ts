import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { TOTAL } from "../table.ts";
import type { Choice } from "./axis.ts";
import { type Cube, columnOf } from "./cube.ts";
import { columnsOf } from "./rows.ts";
import type { Sum } from "./sums.ts";

/** One grouping set of one table, and the sums that it wants. */
export type Part = { cube: Cube; set: readonly Choice[]; sums: readonly Sum[] };

/** A query whose columns are the number of the grouping set, then the grouped expressions, then the sums. */
export type Grouped = {
  sql: string;
  grouped: readonly string[];
  sums: readonly string[];
  parts: readonly Part[];
};

type Column = readonly DuckDBValue[];

/** Where a part finds its cells in the columns of a result, and where its sums go. */
type Route = {
  keys: { column: number; positions: ReadonlyMap<string, number>; stride: number }[];
  sums: { column: number; into: Float64Array }[];
};

/** Figures that nobody gave are missing, where a sum of counts is 0. */
const missable = new Set(["total", "median", "stated", "least"]);

/**
 * Runs the query and puts its figures into the cubes, column by column. Where a cell stands is worked out from its
 * codes, so the order of the rows, which DuckDB does not promise, cannot matter.
 */
export async function scatter(db: DuckDBConnection, query: Grouped): Promise<void> {
  const routes = routesOf(query);
  const result = await db.run(query.sql);
  for (
    let chunk = await result.fetchChunk();
    chunk !== null && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const columns = chunk.getColumns();
    columns[0]?.forEach((set, row) => {
      for (const route of routes.get(Number(set)) ?? []) place(route, columns, row);
    });
  }
}

function routesOf({ grouped, sums, parts }: Grouped): Map<number, Route[]> {
  const routes = new Map<number, Route[]>();
  for (const part of parts) {
    const number = setNumber(part.set, grouped);
    routes.set(number, [...(routes.get(number) ?? []), routeOf(part, grouped, sums)]);
  }
  return routes;
}

/** The number that DuckDB's GROUPING gives to a set: the first column is the highest bit. */
function setNumber(set: readonly Choice[], grouped: readonly string[]): number {
  const inSet = new Set(columnsOf(set).map(({ sql }) => sql));
  return grouped.reduce((number, sql) => number * 2 + (inSet.has(sql) ? 0 : 1), 0);
}

function routeOf(
  { cube, set, sums: wanted }: Part,
  grouped: readonly string[],
  sums: readonly string[],
): Route {
  const keys = set.flatMap(({ column, positions }, axis) =>
    column === null
      ? []
      : [{ column: 1 + grouped.indexOf(column.sql), positions, stride: cube.strides[axis] ?? 0 }],
  );
  const into = wanted.map(({ column, sql }) => ({
    column: 1 + grouped.length + sums.indexOf(sql),
    into: columnOf(cube, column, missable.has(column) ? Number.NaN : 0),
  }));
  return { keys, sums: into };
}

function place({ keys, sums }: Route, columns: readonly Column[], row: number): void {
  let cell = 0;
  for (const { column, positions, stride } of keys) {
    const position = positionOf(columns[column]?.[row], positions);
    if (position === null) return;
    cell += position * stride;
  }
  for (const { column, into } of sums) {
    const value = columns[column]?.[row];
    if (typeof value === "number") into[cell] = value;
  }
}

/** Null for those who have no part in the table, and for a total that the table computes itself. */
function positionOf(code: DuckDBValue | undefined, positions: ReadonlyMap<string, number>): number | null {
  if (typeof code !== "string") return null;
  const position = positions.get(code);
  if (position !== undefined) return position;
  if (code === TOTAL) return null;
  throw new Error("the responses hold a code that is not in its code list");
}

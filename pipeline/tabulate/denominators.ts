import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "../collection.ts";
import { identifier } from "../database.ts";
import type { GeographicLevel } from "../definitions/words.ts";
import { TOTAL } from "../table.ts";
import { codesOf } from "./axis.ts";
import { type Cube, columnOf, positionIn } from "./cube.ts";

/** A dimension of a rate; for places, the levels wanted, finest first. */
export type DenominatorDimension = { name: string; levels: readonly GeographicLevel[] };

/**
 * Gives the denominators of a rate: for each key (codes in the order of the dimensions, margins as Total, joined by
 * `|`, which no code holds) so many units. A key that it lacks has no rate.
 */
export type DenominatorSource = (
  collection: string,
  period: string,
  dimensions: readonly DenominatorDimension[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * Denominators from a counted collection whose rows are in the database as a table like `responses`; `other` says
 * which of its variables hold the places. A total that the table states is used as stated; any other is the sum of the
 * rows that state none.
 */
export function denominatorsFrom(
  db: DuckDBConnection,
  tableName: string,
  other: Pick<Collection, "geography">,
): DenominatorSource {
  return async (_collection, _period, dimensions) => {
    const found = new Map<string, number>();
    const columns = dimensions.map((dimension) => columnsIn(other, dimension));
    for (const sql of denominatorQueries(tableName, columns)) {
      const [keys, counts] = (await db.runAndReadAll(sql)).getColumns();
      for (const [row, key] of (keys ?? []).entries()) found.set(String(key), Number(counts?.[row]));
    }
    return found;
  };
}

/** The columns that hold a dimension's codes: one, but for places, which have one a level, finest first. */
function columnsIn(
  { geography }: Pick<Collection, "geography">,
  { name, levels }: DenominatorDimension,
): string[] {
  if (levels.length === 0) return [identifier(name)];
  return geography.filter(({ level }) => levels.includes(level)).map(({ variable }) => identifier(variable));
}

/** One query for each combination of levels and margins, then the stated totals, which take precedence. */
function denominatorQueries(tableName: string, dimensions: readonly (readonly string[])[]): string[] {
  const from = `FROM ${identifier(tableName)}`;
  const finest = dimensions.flatMap((columns) => columns.slice(0, 1));
  const inner = finest.map((column) => `${column} IS DISTINCT FROM '${TOTAL}'`);
  const stated = finest.map((column) => `${column} = '${TOTAL}'`).join(" OR ");
  const sets = dimensions.reduce<(string | null)[][]>(
    (sets, columns) => sets.flatMap((set) => [null, ...columns].map((column) => [...set, column])),
    [[]],
  );
  const sums = sets.map((set) => sumSql(set, `${from} WHERE ${all(inner)}`));
  return stated === "" ? sums : [...sums, sumSql(finest, `${from} WHERE (${stated})`)];
}

function sumSql(set: readonly (string | null)[], from: string): string {
  const key =
    set.length === 0 ? "''" : `concat_ws('|', ${set.map((column) => column ?? `'${TOTAL}'`).join(", ")})`;
  const given = set.flatMap((column) => (column === null ? [] : [`${column} IS NOT NULL`]));
  return `SELECT ${key} AS key, CAST(SUM(count) AS DOUBLE) ${from} AND ${all(given)} GROUP BY key`;
}

function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? "true" : `(${conditions.join(" AND ")})`;
}

/** Fills the denominator of every cell of a cube whose table asks for a rate. */
export async function fillDenominators(cube: Cube, source: DenominatorSource): Promise<void> {
  const { denominator, axes, shape } = cube.plan;
  if (denominator === null) return;
  const dimensions = axes.map(({ dimension: { name }, levels }) => ({ name, levels }));
  const units = await source(denominator.collection, denominator.period, dimensions);
  const codes = shape.dimensions.map(codesOf);
  const column = columnOf(cube, "denominator", Number.NaN);
  for (let cell = 0; cell < cube.size; cell++) {
    const key = codes.map((own, axis) => own[positionIn(cube, axis, cell)] ?? "").join("|");
    column[cell] = units.get(key) ?? Number.NaN;
  }
}

import type { DuckDBConnection } from "@duckdb/node-api";
import { type Choice, combinations } from "./axis.ts";
import type { Cube } from "./cube.ts";
import { columnsOf, rowsOf, type Source, unnestsOf } from "./rows.ts";
import { type Part, scatter } from "./scatter.ts";
import type { Sum } from "./sums.ts";

/** DuckDB's GROUPING gives one bit a column; beyond 50 the number would not be exact in a double. */
const MOST_COLUMNS = 50;

/** One query: grouping sets of several tables that read the same rows with the same weights. */
export type Scan = Source & { parts: readonly Part[] };

/** Every grouping set of a table, each with the sums wanted. */
export function partsOf(cube: Cube, sums: readonly Sum[]): Part[] {
  return combinations(cube.plan.axes).map((set) => ({ cube, set, sums }));
}

/**
 * The queries that fill the cubes. Tables that share a universe and a use of weights share one scan for each way of
 * taking lists apart: the margins of a multiple choice count respondents, so they come from another scan than its
 * ticks. One query computes the union of the grouping sets of all its tables while it reads the rows once.
 */
export function scansOf(parts: readonly Part[]): readonly Scan[] {
  const families = new Map<string, Scan[]>();
  for (const part of parts) {
    const source = { where: part.cube.plan.where, unnests: unnestsOf(part.set) };
    const key = JSON.stringify([source, part.cube.plan.shape.weighted]);
    families.set(key, withPart(families.get(key) ?? [], source, part));
  }
  return [...families.values()].flat();
}

/** Adds to the family's newest scan, or begins another where that would have too many columns. */
function withPart(scans: readonly Scan[], source: Source, part: Part): Scan[] {
  const newest = scans.at(-1);
  if (newest === undefined) return [{ ...source, parts: [part] }];
  const grown = { ...newest, parts: [...newest.parts, part] };
  const fits = groupedBy(grown.parts).length <= MOST_COLUMNS;
  return fits ? [...scans.slice(0, -1), grown] : [...scans, { ...source, parts: [part] }];
}

/** Runs one scan and puts what it finds into the cubes of its parts. */
export async function runScan(db: DuckDBConnection, scan: Scan): Promise<void> {
  const grouped = groupedBy(scan.parts);
  const sums = [...new Set(scan.parts.flatMap((part) => part.sums.map(({ sql }) => sql)))];
  await scatter(db, { sql: scanSql(scan, grouped, sums), grouped, sums, parts: scan.parts });
}

/** The expressions that the parts group by, each once; a query calls them `_0`, `_1` and so on. */
export function groupedBy(parts: readonly Part[]): string[] {
  return [...new Set(parts.flatMap(({ set }) => columnsOf(set).map(({ sql }) => sql)))];
}

function scanSql(scan: Scan, grouped: readonly string[], sums: readonly string[]): string {
  const names = grouped.map((_, index) => `_${index}`);
  const totals = sums.map((sql) => `CAST(${sql} AS DOUBLE)`);
  const sets = new Set(scan.parts.map(({ set }) => `(${namesOf(set, grouped).join(", ")})`));
  return `SELECT ${[groupingSql(names), ...names, ...totals].join(", ")}
    FROM (SELECT *${aliased(grouped)} FROM (${rowsOf(scan)}))
    GROUP BY GROUPING SETS (${[...sets].join(", ")})`;
}

/** The grouped expressions under their names, for the end of a list of columns. */
export function aliased(grouped: readonly string[]): string {
  return grouped.map((sql, index) => `, ${sql} AS _${index}`).join("");
}

/** Which set a result row belongs to, as a number: a bit a column, 1 where the row is not grouped by it. */
export function groupingSql(names: readonly string[]): string {
  return names.length === 0 ? "CAST(0 AS DOUBLE)" : `CAST(GROUPING(${names.join(", ")}) AS DOUBLE)`;
}

/** The names in a query of the columns of a combination of choices. */
export function namesOf(set: readonly Choice[], grouped: readonly string[]): string[] {
  return columnsOf(set).map(({ sql }) => `_${grouped.indexOf(sql)}`);
}

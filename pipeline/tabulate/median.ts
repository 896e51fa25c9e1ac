import type { DuckDBConnection } from "@duckdb/node-api";
import { identifier } from "../database.ts";
import type { Cube } from "./cube.ts";
import type { TablePlan } from "./plan.ts";
import { rowsOf, weightSql } from "./rows.ts";
import { aliased, groupedBy, groupingSql, namesOf, partsOf, type Scan, scansOf } from "./scan.ts";
import { scatter } from "./scatter.ts";

/**
 * Fills the median of every cell of a cube whose table asks for it. It needs the order of the values, so it is a
 * query of its own: the weight of each value in each cell, then a running sum over the values.
 */
export async function fillMedian(db: DuckDBConnection, cube: Cube): Promise<void> {
  if (!cube.plan.shape.measures.some(({ kind }) => kind === "median")) return;
  for (const scan of scansOf(partsOf(cube, [{ column: "median", sql: "median" }]))) {
    const grouped = groupedBy(scan.parts);
    await scatter(db, {
      sql: medianSql(cube.plan, scan, grouped),
      grouped,
      sums: ["median"],
      parts: scan.parts,
    });
  }
}

/**
 * The weighted median is the smallest value at which the running weight reaches half; without weights it is the mean
 * of that value and of the first at which the running count passes half, which are the two middle values.
 */
function medianSql(plan: TablePlan, scan: Scan, grouped: readonly string[]): string {
  const names = grouped.map((_, index) => `_${index}`);
  const keys = ["_set", ...names].join(", ");
  const number = identifier(plan.number?.name ?? "");
  const sets = new Set(scan.parts.map(({ set }) => `(${[...namesOf(set, grouped), "_value"].join(", ")})`));
  const reached = "CAST(MIN(_value) FILTER (WHERE reached >= whole - reached) AS DOUBLE)";
  const passed = "CAST(MIN(_value) FILTER (WHERE reached > whole - reached) AS DOUBLE)";
  return `
    WITH given AS (
      SELECT *, ${number} AS _value${aliased(grouped)} FROM (${rowsOf(scan)}) WHERE ${number} IS NOT NULL),
    each_value AS (
      SELECT ${[`${groupingSql(names)} AS _set`, ...names].join(", ")}, _value, SUM(${weightSql(plan)}) AS weight
      FROM given GROUP BY GROUPING SETS (${[...sets].join(", ")})),
    running AS (
      SELECT *, SUM(weight) OVER (PARTITION BY ${keys} ORDER BY _value) AS reached,
        SUM(weight) OVER (PARTITION BY ${keys}) AS whole
      FROM each_value)
    SELECT ${keys}, ${plan.shape.weighted ? reached : `(${reached} + ${passed}) / 2`} AS median
    FROM running WHERE whole > 0 GROUP BY ${keys}`;
}

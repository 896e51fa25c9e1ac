import type { Collection } from "../collection.ts";
import { identifier } from "../database.ts";
import { type Provenance, TOTAL } from "../table.ts";
import { type Axis, type Choice, combinations } from "./axis.ts";
import type { TablePlan } from "./plan.ts";
import { rowsOf, unnestsOf } from "./rows.ts";
import { type Sum, sumsOf } from "./sums.ts";

/** Where a table's cells come from, for people: SQL that gives them all, and its base and weight in words. */
export function provenanceOf(collection: Collection, plan: TablePlan): Provenance {
  return { sql: tableSql(plan), base: baseWords(collection, plan), weight: weightWords(collection, plan) };
}

/**
 * SQL that gives every cell of the table that is not empty, one row a cell, margins as Total. The build itself runs
 * the grouping sets of several tables in one query; this is the same for one table. It is shown, and it runs.
 */
function tableSql(plan: TablePlan): string {
  const families = new Map<string, (readonly Choice[])[]>();
  for (const set of combinations(plan.axes)) {
    const key = JSON.stringify(unnestsOf(set));
    families.set(key, [...(families.get(key) ?? []), set]);
  }
  const cells = [...families.values()].map((sets) => familySql(plan, sets)).join("\nUNION ALL\n");
  const base = baseColumn(plan);
  return base === null ? cells : `SELECT *,\n  ${base} AS base\nFROM (\n${indented(cells)}\n)`;
}

/** The base of a percentage is the count of the cell at the total of the answers. */
function baseColumn({ shape: { of, dimensions } }: TablePlan): string | null {
  if (of === null) return null;
  const others = dimensions.filter(({ name }) => name !== of).map(({ name }) => identifier(name));
  const partition = others.length === 0 ? "" : `PARTITION BY ${others.join(", ")}`;
  return `MAX(weighted_count) FILTER (WHERE ${identifier(of)} = '${TOTAL}') OVER (${partition})`;
}

function familySql(plan: TablePlan, sets: readonly (readonly Choice[])[]): string {
  const first = sets[0] ?? [];
  const names = plan.axes.map((axis) => columnNames(axis, sets));
  const grouped = names.flatMap((own) => [...own]);
  const select = [
    ...plan.axes.map(
      (axis, index) => `${codeSql(names[index] ?? new Map())} AS ${identifier(axis.dimension.name)}`,
    ),
    ...[...sumsOf(plan), ...medianSum(plan)].map(({ column, sql }) => `${sql} AS ${identifier(column)}`),
  ];
  const groups = sets.map(
    (set) => `(${set.flatMap((choice, axis) => nameOf(choice, names[axis])).join(", ")})`,
  );
  const having = grouped.map(([, name]) => `(GROUPING(${name}) = 1 OR ${name} IS NOT NULL)`);
  return [
    `SELECT\n  ${select.join(",\n  ")}`,
    `FROM (\n  SELECT *${grouped.map(([sql, name]) => `,\n    ${sql} AS ${name}`).join("")}`,
    `  FROM (${rowsOf({ where: plan.where, unnests: unnestsOf(first) })})\n)`,
    `GROUP BY GROUPING SETS (${groups.join(", ")})`,
    ...(having.length === 0 ? [] : [`HAVING ${having.join("\n  AND ")}`]),
  ].join("\n");
}

/** DuckDB has no weighted median in one expression; `weightWords` says what it is. */
function medianSum({ number, shape }: TablePlan): Sum[] {
  if (number === null || shape.weighted || !shape.measures.some(({ kind }) => kind === "median")) return [];
  return [{ column: "median", sql: `MEDIAN(CAST(${identifier(number.name)} AS DOUBLE))` }];
}

/** A readable name for each expression that an axis groups by in these sets. */
function columnNames(
  { dimension, choices }: Axis,
  sets: readonly (readonly Choice[])[],
): Map<string, string> {
  const used = choices.filter((choice) => sets.some((set) => set.includes(choice)));
  const columns = used.flatMap(({ column }) => (column === null ? [] : [column.sql]));
  return new Map(
    columns.map((sql, index) => [sql, identifier(`by_${dimension.name}${index === 0 ? "" : `_${index}`}`)]),
  );
}

function nameOf({ column }: Choice, names: ReadonlyMap<string, string> | undefined): string[] {
  const name = column === null ? undefined : names?.get(column.sql);
  return name === undefined ? [] : [name];
}

function codeSql(names: ReadonlyMap<string, string>): string {
  const cases = [...names.values()].map((name) => `WHEN GROUPING(${name}) = 0 THEN ${name}`);
  return cases.length === 0 ? `'${TOTAL}'` : `CASE ${cases.join(" ")} ELSE '${TOTAL}' END`;
}

function baseWords(
  collection: Collection,
  { shape, number, counted, stated, denominator, reference }: TablePlan,
): string {
  const { many } = collection.unit;
  const margins =
    counted && !stated ? "; a total that the source does not state is the sum of its parts" : "";
  if (stated) return "as the source states it";
  if (number !== null) return `${many} with a number for "${number.label}", in each cell${margins}`;
  if (denominator !== null)
    return `${shape.per} units of ${denominator.collection}/${denominator.period} in each cell${margins}`;
  if (shape.of === null) return `${many} in each cell (no percentage is asked for)${margins}`;
  const { label, kind } = shape.dimensions.find(({ name }) => name === shape.of) ?? {
    label: shape.of,
    kind: "code",
  };
  const who = `${many} who answered "${label}", in each combination of the other dimensions`;
  const beside = reference === null ? "" : `; put beside ${reference.collection}/${reference.period}`;
  return `${kind === "multiple" ? `${who}; respondents, not ticks` : who}${margins}${beside}`;
}

function weightWords(collection: Collection, { shape, counted, stated }: TablePlan): string {
  if (stated) return "none: the figure is the source's own";
  if (counted) return "none: each row counts as many as its count column says";
  if (!shape.weighted) return `none: each of the ${collection.unit.many} counts once`;
  const median = shape.measures.some(({ kind }) => kind === "median")
    ? "; the median is the smallest value at which the running sum of weights reaches half"
    : "";
  return `each of the ${collection.unit.many} counts as much as its "${collection.weight}"${median}`;
}

function indented(sql: string): string {
  return sql.replace(/^/gm, "  ");
}

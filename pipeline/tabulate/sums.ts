import { identifier, literal } from "../database.ts";
import type { TablePlan } from "./plan.ts";
import { weightSql } from "./rows.ts";

/** A sum over the responses of a cell: the column of the cube that it goes to, and the SQL that makes it. */
export type Sum = { column: string; sql: string };

/**
 * The sums behind a table's measures. Weights are DECIMAL(18,9), so SUM is exact in any order of rows; only the
 * finished sum becomes a double. Where a number is asked for, the base is those who gave it.
 */
export function sumsOf(plan: TablePlan): readonly Sum[] {
  const counts = [
    { column: "count", sql: "SUM(count)" },
    { column: "weighted_count", sql: `SUM(${weightSql(plan)})` },
  ];
  const counted = plan.counted
    ? [{ column: "rows", sql: "COUNT(*)" }, ...plan.shape.attributes.map(attributeSum)]
    : [];
  if (plan.stated) return [...counts, ...counted, ...statedSums(plan)];
  return [...counts, ...counted, ...numberSums(plan)];
}

function numberSums(plan: TablePlan): Sum[] {
  if (plan.number === null) return [];
  const number = identifier(plan.number.name);
  const given = `FILTER (WHERE ${number} IS NOT NULL)`;
  const weight = weightSql(plan);
  return [
    { column: "base", sql: `SUM(count) ${given}` },
    { column: "weighted_base", sql: `SUM(${weight}) ${given}` },
    { column: "total", sql: `SUM(${number} * ${weight})` },
  ];
}

/** A stated figure is taken as it is; the first and last row show whether two rows state one cell. */
function statedSums(plan: TablePlan): Sum[] {
  const number = identifier(plan.number?.name ?? "");
  const given = `FILTER (WHERE ${number} IS NOT NULL)`;
  const base = plan.statedBase ? [{ column: "base", sql: 'MAX("base")' }] : [];
  return [
    { column: "stated", sql: `MAX(${number})` },
    { column: "first_row", sql: `MIN(row_id) ${given}` },
    { column: "last_row", sql: `MAX(row_id) ${given}` },
    ...base,
  ];
}

/** The name of the cube's column that holds an attribute, as its place in the code list from 1; 0 is none. */
export function attributeColumn(name: string): string {
  return `attribute ${name}`;
}

/** An attribute is a cell's only where all of its rows agree. */
function attributeSum({ name, codes }: { name: string; codes: readonly { code: string }[] }): Sum {
  const one = identifier(name);
  const list = `[${codes.map(({ code }) => literal(code)).join(", ")}]`;
  const agreed = `MIN(${one}) = MAX(${one}) AND COUNT(${one}) = COUNT(*)`;
  return {
    column: attributeColumn(name),
    sql: `CASE WHEN ${agreed} THEN list_position(${list}, MIN(${one})) END`,
  };
}

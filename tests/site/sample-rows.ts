import { DuckDBInstance } from "@duckdb/node-api";
import type { PublishedTable } from "../../pipeline/package.ts";

export type SampleValue = number | "c" | "low";
export type SampleRow = { place?: Record<string, string>; labels: string[]; values: SampleValue[] };

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** Writes rows as `publish` does: labels, an indicator as DOUBLE, its symbol as VARCHAR. Returns nothing. */
export async function writeParquet(
  file: string,
  table: PublishedTable,
  rows: readonly SampleRow[],
): Promise<void> {
  const names = table.dimensions.filter(({ kind }) => kind !== "geography").map(({ column }) => column);
  const selects = rows.map((row) => `SELECT ${columns(table, names, row)}`);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE t AS ${selects.join(" UNION ALL ")}`);
  await connection.run(`COPY t TO ${quote(file)} (FORMAT parquet, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
}

function columns(table: PublishedTable, names: string[], { place = {}, labels, values }: SampleRow): string {
  const level = place["level"] ?? "National";
  return [
    `${quote(level)} AS geographic_level`,
    `${quote(place["region"] ?? "")} AS region_code`,
    `${quote(place["authority"] ?? "")} AS new_la_code`,
    ...names.map((name, index) => `${quote(labels[index] ?? "")} AS ${name}`),
    ...table.measures.flatMap(({ column }, index) => indicator(column, values[index] ?? 0)),
  ].join(", ");
}

function indicator(column: string, value: SampleValue): string[] {
  const symbol = typeof value === "number" ? "NULL" : quote(value);
  const number = typeof value === "number" ? String(value) : "NULL";
  return [`${number}::DOUBLE AS ${column}`, `${symbol}::VARCHAR AS ${column}_symbol`];
}

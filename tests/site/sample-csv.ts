import Papa from "papaparse";
import type { PublishedTable } from "../../pipeline/package.ts";
import type { SampleRow } from "./sample-rows.ts";

/** Rows as `publish` writes them to the CSV: labels, and each symbol in its value's own cell. */
export function csvOf(table: PublishedTable, rows: readonly SampleRow[]): string {
  const names = table.dimensions.filter(({ kind }) => kind !== "geography").map(({ column }) => column);
  const data = rows.map(({ place = {}, labels, values }) => ({
    time_period: "2024",
    time_identifier: "Calendar year",
    geographic_level: place["level"] ?? "National",
    country_code: "E92000001",
    country_name: "England",
    region_code: place["region"] ?? "",
    new_la_code: place["authority"] ?? "",
    ...Object.fromEntries(names.map((name, index) => [name, labels[index] ?? ""])),
    ...Object.fromEntries(table.measures.map(({ column }, index) => [column, values[index] ?? 0])),
  }));
  return `${Papa.unparse(data, { newline: "\n" })}\n`;
}

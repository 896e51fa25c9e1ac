import Papa from "papaparse";
import type { PublishedTable, ReleaseFile } from "../package.ts";
import { fixed } from "../shown.ts";
import { TOTAL } from "../table.ts";

type CsvRow = Readonly<Record<string, string>>;

/** Columns of the open data standard that together tell one place of a level from another. */
const placeColumns = ["region_code", "new_la_code", "old_la_code", "school_urn", "school_laestab"];

/**
 * What the guidance to a release's data may say of its tables, recounted from the CSV that readers download, by the
 * address that the page gives: "rows:TABLE", "places:TABLE:LEVEL" (different places that have rows at that level) and
 * "codes:TABLE:COLUMN" (different texts in a column, without blanks and the margin). `read` gives a file's text.
 */
export function guidanceCounts(release: ReleaseFile, read: (file: string) => string): [string, string][] {
  return release.tables.flatMap((table) => {
    const csv = table.files.find(({ format }) => format === "csv");
    if (csv === undefined) return [];
    const text = read(csv.path).replace(/^\uFEFF/, "");
    const { data, meta } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true });
    return [
      [`rows:${table.name}`, fixed(data.length, 0)],
      ...placeCounts(table, data),
      ...(meta.fields ?? []).map((column) => codeCount(table, column, data)),
    ];
  });
}

function placeCounts({ name }: PublishedTable, rows: readonly CsvRow[]): [string, string][] {
  const levels = new Set(rows.map((row) => row["geographic_level"] ?? ""));
  return [...levels].map((level) => {
    const own = rows.filter((row) => row["geographic_level"] === level);
    const places = new Set(own.map((row) => placeColumns.map((column) => row[column]).join("|")));
    return [`places:${name}:${level}`, fixed(places.size, 0)];
  });
}

function codeCount(
  { name, dimensions }: PublishedTable,
  column: string,
  rows: readonly CsvRow[],
): [string, string] {
  const found = new Set(rows.map((row) => row[column] ?? ""));
  found.delete("");
  if (dimensions.some((dimension) => dimension.column === column)) found.delete(TOTAL);
  return [`codes:${name}:${column}`, fixed(found.size, 0)];
}

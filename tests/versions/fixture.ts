import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EditionTable, PublishedDimension, PublishedMeasure } from "../../pipeline/versions/edition.ts";

export const measure: PublishedMeasure = {
  kind: "count",
  column: "response_count",
  label: "Responses",
  unit: "",
  decimals: 0,
};

export const percent: PublishedMeasure = {
  kind: "percent",
  column: "response_percent",
  label: "Percentage",
  unit: "%",
  decimals: 0,
};

/** A dimension whose codes are their own labels in lower case. */
export function dimension(name: string, codes: readonly string[], more: Partial<PublishedDimension> = {}) {
  const all = codes.map((code) => ({ code, label: code[0]?.toUpperCase() + code.slice(1) }));
  const shape = { name, label: name, kind: "code", hasTotal: true, column: name, attribute: false };
  return { ...shape, codes: all, ...more } satisfies PublishedDimension;
}

export type Definition = Omit<EditionTable, "columns" | "rows"> & { csv: string };

export const role = dimension("role", ["parent", "governor"]);

/** Responses by role: three rows. */
export const byRole: Definition = {
  name: "by-role",
  title: "Responses by role",
  universe: "Everybody",
  of: null,
  weighted: false,
  notes: [],
  dimensions: [role],
  measures: [measure],
  csv: "time_period,role,response_count\n2024,Total,30\n2024,Parent,20\n2024,Governor,10\n",
};

/** The table as an edition has it, without a folder. */
export function tableOf({ csv, ...table }: Definition): EditionTable {
  const [columns = [], ...lines] = csv
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const rows = lines.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""])),
  );
  return { ...table, columns: () => columns, rows: () => rows };
}

export function emptyRoot(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "first-release-versions-")));
}

export type Dates = { period: string; published: string; updated?: string };

/** Writes a package of the collection `views` and gives its folder; `at` is its place below the root. */
export function writePackage(
  root: string,
  at: string,
  { period, published, updated = published }: Dates,
  tables: readonly Definition[],
): string {
  const folder = join(root, at);
  mkdirSync(folder, { recursive: true });
  const described = tables.map(({ csv, ...table }) => table);
  const release = { collection: "views", period, published, updated, tables: described };
  writeFileSync(join(folder, "release.json"), JSON.stringify(release));
  for (const { name, csv } of tables) writeFileSync(join(folder, `${name}.csv`), csv);
  return folder;
}

import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublishedFile, PublishedTable, ReleaseFile, Symbol as Shorthand } from "../package.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { symbolOf } from "../shown.ts";
import type { Resource } from "./data-package.ts";
import { type FileColumn, fileColumns, type Release } from "./file-columns.ts";
import { metadataCsv, tableCsv } from "./table-csv.ts";
import { writeParquet } from "./table-parquet.ts";

/** A table as written: what release.json says of it, and its files for datapackage.json. */
export type WrittenTable = { published: PublishedTable; resources: Resource[] };

/** Writes a table's CSV, its metadata and its Parquet file into the folder. */
export async function writeTable(
  folder: string,
  table: SafeTable,
  release: Release & { licence: ReleaseFile["licence"]; source: string },
): Promise<WrittenTable> {
  const { name, title } = table.shape;
  const columns = fileColumns(table, release);
  const paths = { csv: `${name}.csv`, metadata: `${name}.meta.csv`, parquet: `${name}.parquet` };
  await writeFile(join(folder, paths.csv), tableCsv(columns, table.cells.numRows));
  await writeFile(join(folder, paths.metadata), metadataCsv(columns, table.cells.numRows));
  const notes = { title, licence: release.licence.name, source: release.source };
  await writeParquet(join(folder, paths.csv), join(folder, paths.parquet), columns, notes);
  const files: PublishedFile[] = [
    { format: "csv", path: paths.csv, bytes: await sizeOf(folder, paths.csv) },
    { format: "csv metadata", path: paths.metadata, bytes: await sizeOf(folder, paths.metadata) },
    { format: "parquet", path: paths.parquet, bytes: await sizeOf(folder, paths.parquet) },
  ];
  return { published: publishedTable(table, files), resources: resourcesOf(title, paths, columns) };
}

function resourcesOf(
  title: string,
  paths: { csv: string; metadata: string; parquet: string },
  columns: readonly FileColumn[],
): Resource[] {
  return [
    { path: paths.csv, title, format: "csv", columns },
    { path: paths.metadata, title: `${title}: columns`, format: "csv", columns: null },
    { path: paths.parquet, title, format: "parquet", columns: null },
  ];
}

function publishedTable(table: SafeTable, files: PublishedFile[]): PublishedTable {
  const { name, title, notes, universe, dimensions, attributes, of, measures, weighted } = table.shape;
  return {
    name,
    title,
    notes: [...notes],
    universe,
    dimensions: [
      ...dimensions.map((dimension) => ({ ...dimension, column: columnOf(dimension), attribute: false })),
      ...attributes.map((dimension) => ({ ...dimension, column: dimension.name, attribute: true })),
    ],
    of,
    measures: [...measures],
    weighted,
    rows: table.cells.numRows,
    symbols: symbolsIn(table),
    files,
  };
}

/** Places have several columns; the one that says of which kind a row is stands for them. */
function columnOf({ name, kind }: { name: string; kind: string }): string {
  return kind === "geography" ? "geographic_level" : name;
}

/** Symbols that the table shows, in the order in which notes explain them. */
function symbolsIn(table: SafeTable): Shorthand[] {
  const rows = safeRows(table);
  const found = new Set<Shorthand | null>();
  for (const { column } of table.shape.measures) {
    for (let row = 0; row < rows.count; row++) found.add(symbolOf(rows.value(column, row)));
  }
  const order: Shorthand[] = ["c", "low", "u", "x", "z"];
  return order.filter((symbol) => found.has(symbol));
}

async function sizeOf(folder: string, path: string): Promise<number> {
  return (await stat(join(folder, path))).size;
}

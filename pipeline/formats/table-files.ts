import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  Concession,
  FileFormat,
  PublishedFile,
  PublishedTable,
  ReleaseFile,
  Symbol as Shorthand,
} from "../package.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { symbolOf } from "../shown.ts";
import { type CsvwTable, csvwMetadata } from "./csvw.ts";
import type { Resource } from "./data-package.ts";
import { type FileColumn, fileColumns, type Release } from "./file-columns.ts";
import { json } from "./json.ts";
import { publishedReference } from "./reference.ts";
import { arrowFile } from "./table-arrow.ts";
import { metadataCsv, tableCsv } from "./table-csv.ts";
import { writeParquet } from "./table-parquet.ts";

/** A table as written: what release.json says of it, and its files for datapackage.json. */
export type WrittenTable = { published: PublishedTable; resources: Resource[] };

/** Writes a table's CSV with both kinds of metadata, its Parquet and its Arrow file into the folder. */
export async function writeTable(
  folder: string,
  table: SafeTable,
  release: Release &
    Pick<ReleaseFile, "licence" | "producer" | "published"> & { source: string; concedes: Concession | null },
): Promise<WrittenTable> {
  const { name, title } = table.shape;
  const columns = fileColumns(table, release);
  const paths: Paths = {
    csv: `${name}.csv`,
    metadata: `${name}.meta.csv`,
    csvw: `${name}.csv-metadata.json`,
    parquet: `${name}.parquet`,
    arrow: `${name}.arrow`,
  };
  await writeFile(join(folder, paths.csv), tableCsv(columns, table.cells.numRows));
  await writeFile(join(folder, paths.metadata), metadataCsv(columns, table.cells.numRows));
  const notes = { title, licence: release.licence.name, source: release.source };
  await writeFile(
    join(folder, paths.csvw),
    json(csvwMetadata(describedBy(table, paths.csv, release), columns)),
  );
  await writeParquet(join(folder, paths.csv), join(folder, paths.parquet), columns, notes);
  await writeFile(join(folder, paths.arrow), arrowFile(columns, table.cells.numRows, notes));
  const file = async (format: FileFormat, path: string) => ({
    format,
    path,
    bytes: await sizeOf(folder, path),
  });
  const files: PublishedFile[] = [
    await file("csv", paths.csv),
    await file("csv metadata", paths.metadata),
    await file("csvw", paths.csvw),
    await file("parquet", paths.parquet),
    await file("arrow", paths.arrow),
  ];
  return {
    published: publishedTable(table, files, release.concedes),
    resources: resourcesOf(title, paths, columns),
  };
}

type Paths = { csv: string; metadata: string; csvw: string; parquet: string; arrow: string };

function describedBy(
  { shape }: SafeTable,
  csv: string,
  { producer, published, licence }: Pick<ReleaseFile, "licence" | "producer" | "published">,
): CsvwTable {
  const { title, notes } = shape;
  return { csv, title, notes, publisher: producer, issued: published, licence };
}

function resourcesOf(title: string, paths: Paths, columns: readonly FileColumn[]): Resource[] {
  return [
    { path: paths.csv, title, format: "csv", columns },
    { path: paths.metadata, title: `${title}: columns`, format: "csv", columns: null },
    { path: paths.csvw, title: `${title}: CSV on the Web`, format: "json", columns: null },
    { path: paths.parquet, title, format: "parquet", columns: null },
    { path: paths.arrow, title, format: "arrow", columns: null },
  ];
}

function publishedTable(
  table: SafeTable,
  files: PublishedFile[],
  concedes: Concession | null,
): PublishedTable {
  const reference = publishedReference(table, concedes);
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
    ...(reference === null ? {} : { reference }),
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

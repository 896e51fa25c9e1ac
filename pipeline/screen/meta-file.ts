import { allRecords, type SoundFile } from "./read-text.ts";
import { Unreadable } from "./unreadable.ts";

export const requiredMetaColumns = [
  "col_name",
  "col_type",
  "label",
  "indicator_grouping",
  "indicator_unit",
  "indicator_dp",
  "filter_hint",
  "filter_grouping_column",
] as const;
export const optionalMetaColumns = ["filter_default", "parent_filter"] as const;

export type MetaColumn = (typeof requiredMetaColumns)[number] | (typeof optionalMetaColumns)[number];

/** A row of the metadata; a column that the file lacks is blank. */
export type MetaRow = Readonly<Record<MetaColumn, string>> & { readonly line: number };

/** A metadata file: what describes the filters and indicators of a data file. */
export type MetaFile = { columns: readonly string[]; rows: readonly MetaRow[] };

/** Reads a sound metadata file. Throws Unreadable where it has no rows, or a row is not as wide as the header. */
export async function readMeta(file: SoundFile): Promise<MetaFile> {
  const [, ...records] = await allRecords(file);
  if (records.length === 0)
    throw new Unreadable(file.name, "has a header and no rows", "give a row to each filter and indicator");
  const ragged = records.findIndex((cells) => cells.length !== file.header.length);
  if (ragged >= 0)
    throw new Unreadable(
      file.name,
      `row ${ragged + 1} has ${records[ragged]?.length} cells and the header ${file.header.length}`,
      "give every row a cell for each column",
    );
  return { columns: file.header, rows: records.map((cells, n) => metaRow(file.header, cells, n + 2)) };
}

/** Rows of the metadata for breakdowns. */
export function filtersOf({ rows }: MetaFile): MetaRow[] {
  return rows.filter(({ col_type }) => col_type === "Filter");
}

/** Rows of the metadata for numbers. */
export function indicatorsOf({ rows }: MetaFile): MetaRow[] {
  return rows.filter(({ col_type }) => col_type === "Indicator");
}

/** Names of the filters' columns and of the columns that group their values, each once. */
export function filterColumns(meta: MetaFile): string[] {
  return [...new Set(filtersOf(meta).map(({ col_name }) => col_name)), ...groupColumns(meta)].filter(
    (name, n, all) => all.indexOf(name) === n,
  );
}

/** Names of the columns that group the values of filters, each once. */
export function groupColumns(meta: MetaFile): string[] {
  const named = filtersOf(meta).map(({ filter_grouping_column }) => filter_grouping_column);
  return [...new Set(named.filter((name) => name !== ""))];
}

function metaRow(header: readonly string[], cells: readonly string[], line: number): MetaRow {
  const cell = (name: MetaColumn) => cells[header.indexOf(name)] ?? "";
  return {
    line,
    col_name: cell("col_name"),
    col_type: cell("col_type"),
    label: cell("label"),
    indicator_grouping: cell("indicator_grouping"),
    indicator_unit: cell("indicator_unit"),
    indicator_dp: cell("indicator_dp"),
    filter_hint: cell("filter_hint"),
    filter_grouping_column: cell("filter_grouping_column"),
    filter_default: cell("filter_default"),
    parent_filter: cell("parent_filter"),
  };
}

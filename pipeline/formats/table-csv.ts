import { csv } from "./csv.ts";
import type { FileColumn } from "./file-columns.ts";
import { safeText } from "./safe-text.ts";

/** A table's CSV file: one row a cell, in the order of the safe table. */
export function tableCsv(columns: readonly FileColumn[], rows: number): string {
  return csv(tableRows(columns, rows));
}

function* tableRows(columns: readonly FileColumn[], rows: number): Generator<string[]> {
  yield columns.map(({ name }) => name);
  for (let row = 0; row < rows; row++) yield columns.map(({ cell }) => cell(row));
}

const metadataColumns = [
  "col_name",
  "col_type",
  "label",
  "indicator_grouping",
  "indicator_unit",
  "indicator_dp",
  "filter_hint",
  "filter_grouping_column",
];

/** Units that the standard knows; any other is said in the label. */
const units = new Set(["%", "pp", "£", "£m", ""]);

/** The metadata file beside a table's CSV: a row for each filter and indicator, none for time and place. */
export function metadataCsv(columns: readonly FileColumn[]): string {
  const used = new Set<string>();
  const rows = columns.flatMap((column) => {
    const row = metadataRow(column);
    if (row === null) return [];
    const label = used.has(row.label) ? `${row.label} (${column.name})` : row.label;
    used.add(label);
    const [unit, decimals] = row.indicator ?? ["", ""];
    return [[column.name, row.type, safeText(label), "", unit, decimals, row.hint, ""]];
  });
  return csv([metadataColumns, ...rows]);
}

type MetadataRow = {
  type: "Filter" | "Indicator";
  label: string;
  indicator: [string, string] | null;
  hint: string;
};

function metadataRow({ holds }: FileColumn): MetadataRow | null {
  if (holds === null) return null;
  if (holds.kind === "indicator") {
    const { label, unit, decimals } = holds.measure;
    const known = units.has(unit);
    const said = known || label.includes(unit) ? label : `${label} (${unit})`;
    return { type: "Indicator", label: said, indicator: [known ? unit : "", String(decimals)], hint: "" };
  }
  const hint = holds.kind === "attribute" ? "A note on each row, not a breakdown" : "";
  const several =
    holds.dimension.kind === "multiple" ? "Several answers allowed: they do not add to the total" : "";
  return { type: "Filter", label: holds.dimension.label, indicator: null, hint: hint || several };
}

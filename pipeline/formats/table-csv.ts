import { TOTAL } from "../table.ts";
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

/**
 * The metadata file beside a table's CSV: a row for each indicator and for each filter of two values or more. Time,
 * place, a filter of one value and notes on rows have none: the standard takes what is listed for a breakdown. Where
 * a filter has no Total, a ninth column names the level to show first.
 */
export function metadataCsv(columns: readonly FileColumn[], rows: number): string {
  const used = new Set<string>();
  const entries = columns.flatMap((column) => {
    const entry = metadataOf(column, rows);
    if (entry === null) return [];
    const label = used.has(entry.label) ? `${entry.label} (${column.name})` : entry.label;
    used.add(label);
    const { type, unit, decimals, hint, first } = entry;
    return [[column.name, type, safeText(label), "", unit, decimals, hint, "", first]];
  });
  const header = [...metadataColumns, "filter_default"];
  const width = entries.some((entry) => entry.at(-1) !== "") ? header.length : metadataColumns.length;
  return csv([header, ...entries].map((entry) => entry.slice(0, width)));
}

type Metadata = {
  type: "Filter" | "Indicator";
  label: string;
  unit: string;
  decimals: string;
  hint: string;
  /** The level to show first, where that is not the Total. */
  first: string;
};

function metadataOf({ holds, cell }: FileColumn, rows: number): Metadata | null {
  if (holds === null || holds.kind === "attribute") return null;
  if (holds.kind === "indicator") {
    const { label, unit, decimals } = holds.measure;
    const known = units.has(unit);
    const said = known || label.includes(unit) ? label : `${label} (${unit})`;
    const shown = { unit: known ? unit : "", decimals: String(decimals) };
    return { type: "Indicator", label: said, ...shown, hint: "", first: "" };
  }
  if (!varies(cell, rows)) return null;
  const several = holds.dimension.kind === "multiple";
  const hint = several ? "Several answers allowed: they do not add to the total" : "";
  const first = has(cell, rows, TOTAL) ? "" : cell(0);
  return { type: "Filter", label: holds.dimension.label, unit: "", decimals: "", hint, first };
}

function has(cell: FileColumn["cell"], rows: number, text: string): boolean {
  for (let row = 0; row < rows; row++) if (cell(row) === text) return true;
  return false;
}

function varies(cell: FileColumn["cell"], rows: number): boolean {
  for (let row = 1; row < rows; row++) if (cell(row) !== cell(0)) return true;
  return false;
}

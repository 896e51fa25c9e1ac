import { join } from "node:path";
import type { SafeTable } from "../protect/safe-table.ts";
import { readCsv } from "./csv-file.ts";
import type { DataFile } from "./data-file.ts";
import { type Checked, Notes } from "./finding.ts";

type Entry = {
  type: "Filter" | "Indicator";
  label: string;
  saidUnit: string;
  unit: string;
  decimals: string;
  optional: boolean;
};

/** The metadata of a table's CSV: each filter and indicator once, under its own label, unit and decimals. */
export async function checkMeta(
  folder: string,
  name: string,
  table: SafeTable,
  known: ReadonlySet<string>,
): Promise<Checked> {
  const notes = new Notes(name);
  const file = await readCsv(join(folder, name), notes);
  const expected = entriesOf(table);
  const seen = new Set<string>();
  for (let row = 0; row < file.count; row++) {
    const column = String(file.cell("col_name", row));
    if (seen.has(column)) notes.fault(`row ${row + 2}`, `${column} is there twice`);
    seen.add(column);
    const entry = expected.get(column);
    if (entry === undefined) notes.fault(`row ${row + 2}`, "is about a column that the table does not have");
    else compareEntry(file, row, entry, notes);
    compareOthers(file, row, known, notes);
  }
  for (const [column, { optional }] of expected) {
    if (!optional && !seen.has(column)) notes.fault("rows", `${column} is missing`);
  }
  return notes.checked();
}

/** Filters of one value need no row; places and time have none. */
function entriesOf({ shape }: SafeTable): Map<string, Entry> {
  const filters = shape.dimensions.filter(({ kind }) => kind !== "geography");
  const asFilter = { type: "Filter", saidUnit: "", unit: "", decimals: "" } as const;
  return new Map<string, Entry>([
    ...filters.map(({ name, label }): [string, Entry] => [name, { ...asFilter, label, optional: true }]),
    ...shape.attributes.map(({ name, label }): [string, Entry] => [
      name,
      { ...asFilter, label, optional: true },
    ]),
    ...shape.measures.map(({ column, label, unit, decimals }): [string, Entry] => [
      column,
      {
        type: "Indicator",
        label,
        saidUnit: unit,
        unit: isStandard(unit) ? unit : "",
        decimals: String(decimals),
        optional: false,
      },
    ]),
  ]);
}

/** The units that the data standard knows. */
function isStandard(unit: string): boolean {
  return ["", "£", "£m", "%", "pp", "numberstring"].includes(unit);
}

function compareEntry(file: DataFile, row: number, entry: Entry, notes: Notes): void {
  const where = `row ${row + 2}`;
  notes.count(1);
  notes.same(`${where}, col_type`, file.cell("col_type", row), entry.type);
  if (!labelsFor(entry, file.cell("col_name", row)).includes(String(file.cell("label", row)))) {
    notes.fault(`${where}, label`, "is not the label of its column");
  }
  notes.same(`${where}, indicator_unit`, file.cell("indicator_unit", row), entry.unit);
  notes.same(`${where}, indicator_dp`, file.cell("indicator_dp", row), entry.decimals);
}

/** A label is unique in the file, and says a unit for which the standard has no sign. */
function labelsFor({ label, saidUnit }: Entry, column: unknown): string[] {
  const withUnit = [label, `${label} (${saidUnit})`];
  return withUnit.flatMap((one) => [one, `${one} (${String(column)})`]).flatMap((one) => [one, `'${one}`]);
}

/** Hints and groupings are words of the definitions. */
function compareOthers(file: DataFile, row: number, known: ReadonlySet<string>, notes: Notes): void {
  for (const column of file.columns) {
    if (["col_name", "col_type", "label", "indicator_unit", "indicator_dp"].includes(column)) continue;
    const text = String(file.cell(column, row) ?? "");
    if (/\d/.test(text) && !known.has(text))
      notes.fault(`row ${row + 2}, ${column}`, "has a number of its own");
  }
}

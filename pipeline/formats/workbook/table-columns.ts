import type { SafeTable } from "../../protect/safe-table.ts";
import { type SafeRows, safeRows } from "../../safe-rows.ts";
import { symbolOf } from "../../shown.ts";
import type { Dimension, Measure } from "../../table.ts";
import type { Release } from "../file-columns.ts";
import { geographicColumns } from "../geographic-columns.ts";
import type { Cell, NumberLook } from "../workbook.ts";
import { words } from "./list-table.ts";
import { capital } from "./words.ts";

/** A column of a published table before its header is made unique: its notes go into the header as markers. */
export type TableColumn = {
  name: string;
  label: string;
  notes: readonly string[];
  look: NumberLook | null;
  cell: (row: number) => Cell;
};

/** The columns of a table's CSV file, in its order, with headers and cells for people. */
export function tableColumns(table: SafeTable, release: Release): TableColumn[] {
  const rows = safeRows(table);
  const { dimensions, attributes, measures, weighted } = table.shape;
  const place = dimensions.find(({ kind }) => kind === "geography") ?? null;
  const filters = [...dimensions.filter((dimension) => dimension !== place), ...attributes];
  return [
    constant("time_period", { kind: "number", value: Number(release.time.period) }),
    constant("time_identifier", words(release.time.identifier)),
    ...placeColumns(place, release, rows),
    ...filters.map((dimension) => filter(dimension, rows)),
    ...measures.map((measure) => figures(measure, weighted, rows)),
  ];
}

const year = { decimals: 0, grouped: false };
const notApplicable: Cell = { kind: "shorthand", text: "[z]" };
const notAvailable: Cell = { kind: "shorthand", text: "[x]" };

const abbreviations: Readonly<Record<string, string>> = {
  la_name: "Local authority name",
  new_la_code: "Local authority code",
  old_la_code: "Old local authority code",
  school_urn: "School unique reference number",
  school_laestab: "School number in its local authority",
};

function headerOf(name: string): string {
  return abbreviations[name] ?? capital(name.replaceAll("_", " "));
}

function constant(name: string, cell: Cell): TableColumn {
  const look = cell.kind === "number" ? year : null;
  return { name, label: headerOf(name), notes: [], look, cell: () => cell };
}

/** The column that is filled wherever a row has a place of that column's level. */
function nameColumn(column: string): string {
  const level = /^(?:old_|new_)?([a-z]+)_/.exec(column)?.[1] ?? "";
  return `${level}_name`;
}

/** Where a row has no place of a level its columns do not apply; a place without that code has none to show. */
function placeColumns(place: Dimension | null, release: Release, rows: SafeRows): TableColumn[] {
  const columns = geographicColumns(place, release);
  const named = new Map(columns.map(({ name, of }) => [name, of]));
  return columns.map(({ name, of }): TableColumn => {
    const known = new Map<string | null, Cell>();
    const cellOf = (code: string | null): Cell => {
      const text = of(code);
      if (text !== "") return words(text);
      return (named.get(nameColumn(name))?.(code) ?? "") === "" ? notApplicable : notAvailable;
    };
    const cell = (row: number) =>
      remembered(known, place === null ? null : rows.code(place.name, row), cellOf);
    return { name, label: headerOf(name), notes: [], look: null, cell };
  });
}

function remembered<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  const found = known.get(key) ?? make(key);
  known.set(key, found);
  return found;
}

/** Labels, with Total for the margin; an attribute that no single one describes does not apply. */
function filter({ name, label, kind, codes }: Dimension, rows: SafeRows): TableColumn {
  const known = new Map(codes.map((code): [string, Cell] => [code.code, words(code.label)]));
  const cellOf = (code: string): Cell => (code === "" ? notApplicable : words(code));
  const notes =
    kind === "multiple" ? [`${label}: several answers were allowed, so they do not add to the total.`] : [];
  return { name, label, notes, look: null, cell: (row) => remembered(known, rows.code(name, row), cellOf) };
}

/** The unit stands in the header, because a format alone would not reach a reader of the cells. */
function figures(measure: Measure, weighted: boolean, rows: SafeRows): TableColumn {
  const { column, kind, label, unit, decimals } = measure;
  const said = unit === "" || label.includes(unit) ? label : `${label} (${unit})`;
  const isWeighted = weighted && kind !== "count" && kind !== "base";
  return {
    name: column,
    label: said,
    notes: isWeighted
      ? ["Percentages, averages and totals are weighted. Bases are numbers of responses."]
      : [],
    look: { decimals, grouped: true },
    cell: (row) => {
      const value = rows.value(column, row);
      if (value.state === "published") return { kind: "number", value: value.value };
      return { kind: "shorthand", text: `[${symbolOf(value)}]` };
    },
  };
}

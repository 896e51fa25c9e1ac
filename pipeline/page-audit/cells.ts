import Papa from "papaparse";
import type { PublishedTable, ReleaseFile } from "../package.ts";
import type { Value } from "../protect/safe-table.ts";
import { shown } from "../shown.ts";
import { type Measure, TOTAL } from "../table.ts";

/** A published cell: what a page must print, and its number, or null where a symbol stands for it. */
export type PublishedCell = { text: string; value: number | null; measure: Measure };

/** Cells by their address, "table|dimension=code;…|column". */
export type Cells = ReadonlyMap<string, PublishedCell>;

type CsvRow = Readonly<Record<string, string>>;

/** Columns of the open data standard that hold a place's code, finest first. */
const placeColumns = ["school_urn", "school_laestab", "new_la_code", "old_la_code", "region_code"];

const states: Readonly<Record<string, Value>> = {
  c: { state: "confidential" },
  low: { state: "low" },
  u: { state: "unreliable" },
  x: { state: "unavailable" },
  z: { state: "not applicable" },
};

/** Every cell of a release's tables, read from the CSV that readers download. `read` gives a file's text. */
export function cellsOf(release: ReleaseFile, read: (file: string) => string): Cells {
  return new Map(release.tables.flatMap((table) => tableCells(table, read)));
}

function tableCells(table: PublishedTable, read: (file: string) => string): [string, PublishedCell][] {
  const csv = table.files.find(({ format }) => format === "csv");
  if (csv === undefined) throw new Error(`table "${table.name}" has no CSV`);
  const text = read(csv.path).replace(/^\uFEFF/, "");
  const { data } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true });
  const codes = codeReaders(table);
  return data.flatMap((row) => {
    const key = codes.map((code) => code(row)).filter((code) => code !== "");
    return table.measures.map((measure): [string, PublishedCell] => [
      `${table.name}|${key.join(";")}|${measure.column}`,
      publishedCell(row[measure.column] ?? "", measure),
    ]);
  });
}

/** For each dimension, how to read "dimension=code" from a row; "" at the margin. */
function codeReaders(table: PublishedTable): ((row: CsvRow) => string)[] {
  return table.dimensions
    .filter(({ attribute }) => !attribute)
    .map((dimension) => {
      const codes = new Map(dimension.codes.map(({ code, label }) => [label, code]));
      const places = new Set(dimension.codes.map(({ code }) => code));
      return (row) => {
        const label = row[dimension.column] ?? TOTAL;
        const code = dimension.kind === "geography" ? placeOf(row, places) : (codes.get(label) ?? label);
        return code === TOTAL ? "" : `${dimension.name}=${code}`;
      };
    });
}

function placeOf(row: CsvRow, places: ReadonlySet<string>): string {
  return placeColumns.map((column) => row[column] ?? "").find((code) => places.has(code)) ?? TOTAL;
}

function publishedCell(text: string, measure: Measure): PublishedCell {
  const symbol = states[text];
  if (symbol !== undefined) return { text: shown(symbol, measure), value: null, measure };
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isNaN(value)) throw new Error(`${measure.column} holds neither a number nor a symbol`);
  return { text: shown({ state: "published", value }, measure), value, measure };
}

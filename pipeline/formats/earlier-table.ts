import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { z } from "zod";
import { type CellKey, type CellTable, keyText } from "../cell-table.ts";
import type { Value } from "../protect/safe-table.ts";
import { TOTAL } from "../table.ts";
import { refuse } from "../user-error.ts";

const levels = z.enum(["National", "School", "Local authority", "Regional"]);
const ofPercent = ["percent", "lower", "upper", "representation"] as const;
const measures = z.enum(["count", "base", ...ofPercent, "mean", "median", "total", "rate", "stated"]);

const tableSchema = z.object({
  name: z.string(),
  universe: z.string(),
  of: z.string().nullable(),
  weighted: z.boolean(),
  dimensions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(["code", "multiple", "item", "geography"]),
      hasTotal: z.boolean(),
      column: z.string(),
      attribute: z.boolean(),
      codes: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          level: levels.nullable(),
          parent: z.string().nullable(),
          oldCode: z.string().nullable(),
        }),
      ),
    }),
  ),
  measures: z.array(
    z.object({
      kind: measures,
      column: z.string(),
      label: z.string(),
      unit: z.string(),
      decimals: z.number(),
    }),
  ),
});

type EarlierTable = z.infer<typeof tableSchema>;
type Row = Readonly<Record<string, string>>;

const releaseSchema = z.object({ tables: z.array(tableSchema) });

/**
 * The published tables of a collection's earlier packages, by period and table name, as commentary quotes them: null
 * where there is no such package or table. Throws a UserError for a package that cannot be read.
 */
export function earlierTables(
  packages: string,
  collection: string,
): (period: string, table: string) => CellTable | null {
  const read = new Map<string, CellTable | null>();
  return (period, name) => {
    const id = `${period}/${name}`;
    const table = read.has(id) ? (read.get(id) ?? null) : readTable(packages, collection, period, name);
    read.set(id, table);
    return table;
  };
}

function readTable(packages: string, collection: string, period: string, name: string): CellTable | null {
  const folder = join(packages, collection, period);
  if (!/^[a-z0-9-]+$/.test(period) || !existsSync(join(folder, "release.json"))) return null;
  const table = readTables(folder, `data/packages/${collection}/${period}`).find((one) => one.name === name);
  if (table === undefined) return null;
  return earlierTable(table, readRows(join(folder, `${name}.csv`)), `${collection}/${period}:`);
}

/** The tables of a package's release.json. Throws a UserError that names `where` if it is none of ours. */
export function readTables(folder: string, where: string): EarlierTable[] {
  const read = releaseSchema.safeParse(parsed(readFileSync(join(folder, "release.json"), "utf8")));
  return read.success
    ? read.data.tables
    : refuse(where, "is not a package of ours", "build that release again");
}

/** JSON, or null where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The rows of a published CSV. */
export function readRows(file: string): Row[] {
  return Papa.parse<Row>(readFileSync(file, "utf8"), { header: true, skipEmptyLines: true }).data;
}

/** A published table as cells; `prefix` tells them apart from those of the present release. */
export function earlierTable(table: EarlierTable, rows: readonly Row[], prefix: string): CellTable {
  const dimensions = table.dimensions.filter(({ attribute }) => !attribute);
  const codes = dimensions.map((dimension) => ({ name: dimension.name, read: codeReader(dimension) }));
  const found = new Map(
    rows.map((row) => {
      const key = Object.fromEntries(codes.map(({ name, read }) => [name, read(row)]));
      return [keyText({ dimensions }, key), row];
    }),
  );
  const value = (key: CellKey, column: string) =>
    valueFrom(found.get(keyText({ dimensions }, key))?.[column]);
  const { name, universe, of, measures } = table;
  return { prefix, name, universe, of, measures, dimensions, value };
}

const placeColumns = ["school_urn", "new_la_code", "region_code"];

/** A row's code of a dimension; files hold labels, and of places the codes by level, finest first. */
function codeReader({ kind, column, codes }: EarlierTable["dimensions"][number]): (row: Row) => string {
  if (kind === "geography") {
    const places = new Set(codes.map(({ code }) => code));
    return (row) => placeColumns.map((name) => row[name] ?? "").find((code) => places.has(code)) ?? TOTAL;
  }
  const byLabel = new Map(codes.map(({ code, label }) => [label, code]));
  return (row) => byLabel.get((row[column] ?? "").replace(/^'(?=[=+@-])/, "")) ?? TOTAL;
}

function valueFrom(cell: string | undefined): Value | null {
  switch (cell) {
    case undefined:
      return null;
    case "c":
      return { state: "confidential" };
    case "low":
      return { state: "low" };
    case "u":
      return { state: "unreliable" };
    case "z":
      return { state: "not applicable" };
    default:
      return cell === "" || Number.isNaN(Number(cell))
        ? { state: "unavailable" }
        : { state: "published", value: Number(cell) };
  }
}

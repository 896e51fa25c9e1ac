// Small collections and responses for tests of tabulation, and cells read back as plain objects.
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Code, Collection, Variable } from "../../pipeline/collection.ts";
import { withDatabase } from "../../pipeline/database.ts";
import { tableSchema } from "../../pipeline/definitions/release.ts";
import type { Table } from "../../pipeline/table.ts";
import { type DenominatorSource, tabulate } from "../../pipeline/tabulate.ts";
import { collectionOf } from "../collection-fixture.ts";

export function codes(...list: string[]): Code[] {
  return list.map((code) => ({ code, label: code.toUpperCase(), source: [], more: {} }));
}

const asked = { question: null, note: null, askedOf: null };
const coded = { missing: { code: "not-stated", label: "Not stated" }, unknown: "set_aside" } as const;

export function codeVariable(name: string, list: Code[], required = false): Variable {
  return {
    ...asked,
    ...coded,
    type: "code",
    name,
    label: name,
    column: name,
    required,
    list: { name: null, codes: list },
  };
}

export function multiple(name: string, list: Code[]): Variable {
  const layout = { kind: "delimited", column: name, delimiter: ";" } as const;
  return {
    ...asked,
    ...coded,
    type: "multiple",
    name,
    label: name,
    layout,
    list: { name: null, codes: list },
  };
}

export function grid(name: string, items: string[], list: Code[]): Variable {
  const columns = items.map((code) => ({ code, label: code.toUpperCase(), column: code }));
  return {
    ...asked,
    ...coded,
    type: "grid",
    name,
    label: name,
    items: columns,
    list: { name: null, codes: list },
  };
}

export function number(name: string, decimals = 0): Variable {
  const bounds = { minimum: null, maximum: null };
  return {
    ...asked,
    ...bounds,
    type: "number",
    name,
    label: name,
    column: name,
    unit: null,
    decimals,
    required: false,
  };
}

export function collection(variables: Variable[], more: Partial<Collection> = {}): Collection {
  return collectionOf({ name: "people", unit: { one: "person", many: "people" }, variables, ...more });
}

/** The source of a collection whose rows are already counted. */
export const counted: Collection["source"] = { ...collection([]).source, layout: "counted" };

export const noDenominators: DenominatorSource = async () => new Map();

/** Table specs as they are written in YAML: every scalar a text. */
export function specs(tables: Record<string, object>) {
  return Object.fromEntries(
    Object.entries(tables).map(([name, spec]) => [name, tableSchema.parse({ title: name, ...spec })]),
  );
}

export type Cell = Record<string, string | number | null>;

export function cellsOf(table: Table): Cell[] {
  const names = table.cells.schema.fields.map(({ name }) => name);
  return Array.from({ length: table.cells.numRows }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, table.cells.getChild(name)?.get(row) ?? null])),
  );
}

/** The one cell with these codes. */
export function cell(table: Table, key: Record<string, string>): Cell {
  const found = cellsOf(table).filter((one) =>
    Object.entries(key).every(([name, code]) => one[name] === code),
  );
  if (found.length !== 1) throw new Error(`${found.length} cells have the key`);
  return found[0]!;
}

/**
 * A `responses` table from SQL rows; `columns` are its columns after row_id, count and weight. A row's key is a hash of
 * its contents.
 */
export async function responses(db: DuckDBConnection, columns: string, rows: string[]): Promise<void> {
  await db.run(`CREATE TABLE responses (row_id BIGINT, count BIGINT, weight DECIMAL(18,9), ${columns})`);
  if (rows.length > 0)
    await db.run(`INSERT INTO responses VALUES ${rows.map((row) => `(${row})`).join(", ")}`);
  const contents = "concat_ws('|', *COLUMNS(* EXCLUDE (row_id)))";
  await db.run(`CREATE OR REPLACE TABLE responses AS SELECT *,
    CAST('0x' || left(sha256(${contents}), 8) AS UINTEGER) AS record_key FROM responses`);
}

/** Tabulates rows given as SQL texts after row_id: count, weight, and the columns. */
export async function tablesFrom(
  from: Collection,
  columns: string,
  rows: string[],
  tables: Record<string, object>,
  denominators: DenominatorSource = noDenominators,
): Promise<Record<string, Table>> {
  return withDatabase(async (db) => {
    await responses(
      db,
      columns,
      rows.map((row, index) => `${index + 1}, ${row}`),
    );
    const made = await tabulate(db, from, specs(tables), denominators);
    return Object.fromEntries(made.map((table) => [table.name, table]));
  });
}

/** The UserError's message lines, or a failure of the test where there was none. */
export async function problemsOf(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error && error.name === "UserError") return error.message.split("\n");
    throw error;
  }
  throw new Error("nothing was refused");
}

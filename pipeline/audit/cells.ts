import type { CellTable } from "../cell-table.ts";
import type { SafeTable, Value } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { type Measure, TOTAL } from "../table.ts";
import type { AuditInput } from "./facts.ts";

/** What a published address such as "by-role|role=parent|response_percent" stands for. */
export type Cited = {
  address: string;
  table: string;
  codes: readonly string[];
  measure: Measure;
  value: Value;
};

/** Finds the cell of an address; null where no published table has it. */
export type FindCell = (address: string) => Cited | null;

type Address = { release: string | null; table: string; key: ReadonlyMap<string, string>; column: string };

/** The cells of this release by address, and those of earlier packages of the same collection. */
export function cellFinder({ tables, loaded, earlier }: AuditInput): FindCell {
  const indexes = new Map(tables.map((table) => [table.shape.name, once(() => indexOf(table))]));
  const own = `${loaded.collection.name}/`;
  return (address) => {
    const parsed = parseAddress(address);
    if (parsed === null) return null;
    const { release, table } = parsed;
    if (release === null) return cited(address, parsed, indexes.get(table)?.() ?? null);
    return release.startsWith(own) ? cited(address, parsed, earlier(release.slice(own.length), table)) : null;
  };
}

type Cells = Pick<CellTable, "dimensions" | "measures" | "value">;

function cited(address: string, { table, key, column }: Address, cells: Cells | null): Cited | null {
  const measure = cells?.measures.find((one) => one.column === column);
  if (cells === null || measure === undefined) return null;
  const names = new Set(cells.dimensions.map(({ name }) => name));
  if ([...key.keys()].some((name) => !names.has(name))) return null;
  const full = cells.dimensions.map(({ name }): [string, string] => [name, key.get(name) ?? TOTAL]);
  const value = cells.value(Object.fromEntries(full), column);
  return value === null ? null : { address, table, codes: [...key.values()], measure, value };
}

/** "[collection/period:]TABLE|dimension=code;dimension=code|COLUMN" */
function parseAddress(address: string): Address | null {
  const match = /^(?:([a-z0-9/-]+):)?([a-z0-9-]+)\|([^|]*)\|([a-z0-9_]+)$/.exec(address);
  if (match === null) return null;
  const [, release, table = "", codes = "", column = ""] = match;
  const pairs = codes === "" ? [] : codes.split(";").map((pair) => pair.split("="));
  const key = new Map(pairs.map(([name = "", code = ""]): [string, string] => [name, code]));
  return { release: release ?? null, table, key, column };
}

function indexOf(table: SafeTable): Cells {
  const { dimensions, measures } = table.shape;
  const rows = safeRows(table);
  const textOf = (code: (name: string) => string | undefined) =>
    dimensions.map(({ name }) => code(name)).join("\n");
  const found = new Map<string, number>();
  for (let row = 0; row < rows.count; row++)
    found.set(
      textOf((name) => rows.code(name, row)),
      row,
    );
  return {
    dimensions,
    measures,
    value(key, column) {
      const row = found.get(textOf((name) => key[name]));
      return row === undefined ? null : rows.value(column, row);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

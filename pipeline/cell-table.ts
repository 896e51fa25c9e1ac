import type { Value } from "./protect/safe-table.ts";
import type { Dimension, Measure } from "./table.ts";
import { TOTAL } from "./table.ts";

/** One code (or "Total") for each dimension of a table. */
export type CellKey = Readonly<Record<string, string>>;

/** Published cells that commentary may quote: a table of this release, or of an earlier package. */
export type CellTable = {
  /** "" for this release; "collection/period:" for an earlier one. */
  prefix: string;
  name: string;
  /** Whom or what the table counts, in words. */
  universe: string;
  dimensions: readonly Dimension[];
  of: string | null;
  measures: readonly Measure[];
  /** What is published under the indicator's column; null where the table has no such cell. */
  value: (key: CellKey, column: string) => Value | null;
};

/**
 * What was published before: an earlier period of a collection that counts the same people, or this period before a
 * correction. A shown count r stood for r - below to r + above.
 */
export type EarlierRelease = {
  /** What messages call it. */
  name: string;
  tables: readonly { cells: CellTable; weighted: boolean }[];
  below: number;
  above: number;
};

/** The name of a cell in `data-cell`: dimensions in the table's order, those at their total left out. */
export function cellAddress(table: CellTable, key: CellKey, column: string): string {
  return `${table.prefix}${table.name}|${keyText(table, key)}|${column}`;
}

/** "role=parent;phase=primary", or "" for the cell where all dimensions are at their total. */
export function keyText(table: Pick<CellTable, "dimensions">, key: CellKey): string {
  return table.dimensions
    .map(({ name }) => ({ name, code: key[name] ?? TOTAL }))
    .filter(({ code }) => code !== TOTAL)
    .map(({ name, code }) => `${name}=${code}`)
    .join(";");
}

/** The parts of "collection/period:table", which names a table of any release; all empty where it is no such name. */
export function tableNamed(name: string): { release: string; table: string } {
  const [, release = "", table = ""] = /^([a-z0-9-]+\/[a-z0-9-]+):([a-z0-9-]+)$/.exec(name) ?? [];
  return { release, table };
}

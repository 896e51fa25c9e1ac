import type { Collection } from "../collection.ts";
import { literal } from "../database.ts";
import { columnName, type SourceColumn } from "../source-columns.ts";

/** Spaces, tabs, line ends and no-break spaces around an answer are not part of it. */
const blanks = [" ", "\t", "\r", "\n", "\u00a0"];

/** A text without the blanks around it, as SQL. Most cells hold none, and looking first is three times as fast. */
export function trimmed(sql: string): string {
  const any = blanks.map((blank) => `contains(${sql}, ${literal(blank)})`).join(" OR ");
  return `CASE WHEN ${any} THEN trim(${sql}, ${literal(blanks.join(""))}) ELSE ${sql} END`;
}

/** A list of texts as SQL, for IN. */
export function literals(values: Iterable<string>): string {
  return [...values].map(literal).join(", ");
}

/** A query for the cells that are needed: trimmed, and NULL where empty or one of the source's signs for no answer. */
export function cellsSql(columns: readonly SourceColumn[], missing: readonly string[]): string {
  const none = literals(new Set(["", ...missing.map((sign) => sign.trim())]));
  const trims = columns.map(({ raw }) => `${trimmed(raw)} AS ${raw}`);
  const cells = columns.map(({ raw }) => `CASE WHEN ${raw} NOT IN (${none}) THEN ${raw} END AS ${raw}`);
  return `SELECT ${["row_id", ...cells].join(", ")} FROM (SELECT ${["row_id", ...trims].join(", ")} FROM raw)`;
}

/** How SQL names the cell of a column of the export. Throws where ingest was not asked for the column: a bug. */
export function cellNames(columns: readonly SourceColumn[]): (column: string) => string {
  const names = new Map(columns.map(({ name, raw }) => [name, raw]));
  return (column) => {
    const name = names.get(columnName(column));
    if (name === undefined) throw new Error(`no cell was read for the column "${column}"`);
    return name;
  };
}

/** True in a layout of figures already counted, where a code cell of `Total` marks a margin that the source states. */
export function isCounted(collection: Collection): boolean {
  return collection.source.layout === "counted";
}

import type { EditionTable, Row } from "./edition.ts";
import { comparedByName, major, minor } from "./say.ts";
import type { Change } from "./words.ts";

/**
 * What a correction changed in the figures of a table for the same period: rows are matched by all their columns that
 * hold neither a measure nor a note on the row.
 */
export function compareValues(earlier: EditionTable, later: EditionTable): Change[] {
  const measures = comparedByName(earlier.measures, later.measures, ({ column }) => column).both;
  const notes = comparedByName(attributesOf(earlier), attributesOf(later), ({ column }) => column).both;
  const columns = [...measures, ...notes].map(([{ column }]) => column);
  const keys = keyColumns(earlier, later);
  if (keys === null) return [];
  const { gone, added, both } = comparedByName(keyed(earlier, keys), keyed(later, keys), ({ key }) => key);
  return [
    ...(gone.length > 0 ? [major(`${rows(gone.length)} gone`)] : []),
    ...(added.length > 0 ? [minor(`${rows(added.length)} new`)] : []),
    ...columns.flatMap((column) => {
      const changed = both.filter(([before, after]) => before.row[column] !== after.row[column]).length;
      return changed > 0 ? [minor(`${values(changed, column)} corrected`)] : [];
    }),
  ];
}

/**
 * The columns that tell rows apart, or null where the table is now broken down in another way, so that no row of one
 * edition has its counterpart in the other: the change of the dimensions is then all that there is to say.
 */
function keyColumns(earlier: EditionTable, later: EditionTable): string[] | null {
  const [old, now] = [earlier, later].map(ownKeys);
  const same = old !== undefined && now !== undefined && old.join() === now.join();
  return same ? old : null;
}

function ownKeys(table: EditionTable): string[] {
  const apart = new Set([...table.measures, ...attributesOf(table)].map(({ column }) => column));
  return table.columns().filter((column) => !apart.has(column));
}

/** Notes on a row, such as its paragraph in the source. */
function attributesOf({ dimensions }: EditionTable) {
  return dimensions.filter(({ attribute }) => attribute);
}

function keyed(table: EditionTable, columns: readonly string[]): { key: string; row: Row }[] {
  return table.rows().map((row) => ({ key: JSON.stringify(columns.map((column) => row[column])), row }));
}

function rows(number: number): string {
  return number === 1 ? "1 row is" : `${number} rows are`;
}

function values(number: number, column: string): string {
  return number === 1 ? `1 value of ${column} is` : `${number} values of ${column} are`;
}

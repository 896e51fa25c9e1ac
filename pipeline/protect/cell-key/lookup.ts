import { refuse } from "../../user-error.ts";
import type { Row } from "./perturbation-table.ts";

/**
 * A table of integer keys as the Office for National Statistics uses it ("cell-key perturbation", Statistical Methods
 * Library): `rows[count][key]` is added to a count whose key is the sum of its records' keys modulo `keys`, a power of
 * 2. Counts beyond the last row take the rows from `repeatFrom` to the last in turn: with rows to 750 and repeatFrom
 * 501, count 751 takes row 501, so that a table that rounds to a base holds for large counts too.
 */
export type LookupTable = { keys: number; rows: readonly (readonly number[])[]; repeatFrom: number };

/** The row of a count: its own, or the one of the repeating rows whose turn it is. */
export function rowNumber(count: number, { rows, repeatFrom }: LookupTable): number {
  const last = rows.length - 1;
  return count <= last ? count : ((count - repeatFrom) % (last - repeatFrom + 1)) + repeatFrom;
}

/** Rows of shares written out key by key, the smallest perturbation first; the last row repeats. */
export function lookupTable(rows: readonly Row[], keys: number): LookupTable {
  return {
    keys,
    rows: rows.map(({ support, shares }) =>
      support.flatMap((v, i) => new Array<number>(shares[i] ?? 0).fill(v)),
    ),
    repeatFrom: rows.length - 1,
  };
}

/** Throws a UserError where a table cannot be used: it must be whole, keep 0 and give no count below 0. */
export function checkLookup({ keys, rows, repeatFrom }: LookupTable): void {
  const where = "cell-key lookup table";
  if (!Number.isInteger(Math.log2(keys)) || keys > 2 ** 16) {
    refuse(where, "the number of keys is not a power of 2 up to 65,536", "use 256 keys");
  }
  if (!Number.isInteger(repeatFrom) || repeatFrom < 1 || repeatFrom >= rows.length) {
    refuse(where, "the first repeating row is not one of its rows", "name a row from 1 to the last");
  }
  for (const [count, row] of rows.entries()) {
    if (row.length !== keys) refuse(where, `row ${count} has not ${keys} values`, "give one value a key");
    if (row.some((v) => !Number.isInteger(v) || count + v < 0 || (count === 0 && v !== 0))) {
      refuse(where, `row ${count} holds a value that it may not`, "give whole numbers that leave 0 at 0");
    }
  }
}

/** The largest change that a table makes. */
export function largestChange({ rows }: LookupTable): number {
  return rows.reduce((most, row) => row.reduce((all, v) => Math.max(all, Math.abs(v)), most), 0);
}

import type { ProtectingRules, ProtectionSpec } from "../definitions/protection.ts";
import { halfUp, UNIT } from "../half-up.ts";
import { low, type PublishedCells, suppressed } from "../system/system.ts";
import type { Table } from "../table.ts";
import { refuse } from "../user-error.ts";
import type { PublishedCounts } from "./measures.ts";
import type { RowCells } from "./release-cells.ts";
import type { Value } from "./safe-table.ts";
import type { TrueCells } from "./true-cells.ts";

/** The counts and bases of a table as its method left them: those of the system, weighted ones by the same rule. */
export function releaseValues(
  table: Table,
  cells: TrueCells,
  rows: RowCells,
  published: PublishedCells,
  rules: ProtectingRules,
): PublishedCounts {
  if (table.weighted) refuseWeighted(table, rules);
  const of = (system: Int32Array, amounts: readonly bigint[], responses: readonly number[]) =>
    amounts.map((amount, row): Value => {
      const value = valueAt(published, system[row] ?? 0);
      return table.weighted ? weightedValue(value, amount, responses[row] ?? 0, rules) : value;
    });
  const count = of(rows.cells, cells.weightedCount, cells.count);
  const hasOwnBase = table.of === null && cells.numbers.size > 0;
  const base = hasOwnBase
    ? count.map((value, row) => baseOfNumber(value, cells.base[row] ?? 0, cells.count[row] ?? 0, rules))
    : of(rows.bases, cells.weightedBase, cells.base);
  return { count, base };
}

/** What is published of one cell of the system. */
export function valueAt({ values, states }: PublishedCells, cell: number): Value {
  if (states[cell] === suppressed) return { state: "confidential" };
  return states[cell] === low ? { state: "low" } : { state: "published", value: values[cell] ?? 0 };
}

/** Counts as they are, weighted ones to the nearest whole: for figures that are already public. */
export function openValues(cells: TrueCells): PublishedCounts {
  const whole = (amount: bigint): Value => ({ state: "published", value: Number(halfUp(amount, UNIT)) });
  return { count: cells.weightedCount.map(whole), base: cells.weightedBase.map(whole) };
}

/** A count to the nearest multiple of the base, halves up, in units of 10^-9. */
export function toBase(amount: bigint, { base }: Pick<ProtectingRules, "base">): number {
  return Number(halfUp(amount, BigInt(base) * UNIT) * BigInt(base));
}

/** A weighted count is hidden where the people behind it are few, and else rounded as it is weighted. */
function weightedValue(value: Value, amount: bigint, responses: number, rules: ProtectingRules): Value {
  if (value.state === "confidential") return value;
  if (rules.method === "suppression") return { state: "published", value: Number(halfUp(amount, UNIT)) };
  const rounded = toBase(amount, rules);
  const isLow = rounded === 0 && responses > 0 && rules.method === "conventional" && rules.zero === "low";
  return isLow ? { state: "low" } : { state: "published", value: rounded };
}

/** Weighted counts are no whole numbers of people: methods that work on those cannot change them. */
function refuseWeighted({ name }: Table, { method }: ProtectionSpec): void {
  if (method === "conventional" || method === "suppression") return;
  refuse(
    `table "${name}"`,
    `its counts are weighted, which method ${method} does not protect`,
    "write weighted: no, or use the method conventional or suppression",
  );
}

/**
 * The base of an average is those who gave a number: no cell of a table. It is shown nowhere, but an average of a base
 * that rounds to 0 "does not apply", so that the symbol does not tell nobody from somebody. Where all gave a number it
 * is the count itself: rounded in another way it would tell more of it.
 */
function baseOfNumber(count: Value, responses: number, people: number, rules: ProtectingRules): Value {
  if (count.state === "confidential") return count;
  if (count.state === "published" && responses === people) return count;
  const isZero = count.state === "published" && count.value === 0;
  return { state: "published", value: isZero ? 0 : toBase(BigInt(responses) * UNIT, rules) };
}

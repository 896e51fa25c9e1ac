import { type AttackResult, verdictNames } from "../attack/types.ts";
import { type ProtectedTable, safeRowCells } from "../protect/release-cells.ts";
import type { ReleaseSystem } from "../protect/release-system.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { safeRows } from "../safe-rows.ts";

/** A sensitive cell and what the attack proved of it, for the private record; `upper` null where nothing bounds it. */
export type AttackedCell = {
  table: string;
  key: Readonly<Record<string, string>>;
  lower: number;
  upper: number | null;
  status: string;
};

/** Every sensitive cell of the published tables, in the order of their rows. */
export function attackedCells(
  { rows }: ReleaseSystem,
  tables: readonly ProtectedTable[],
  { verdicts, lower, upper }: AttackResult,
): AttackedCell[] {
  return tables.flatMap((table, t) => {
    const own = safeRows(table.safe);
    const { cells } = safeRowCells(table, rows[t] ?? new Int32Array());
    return Array.from(cells).flatMap((cell, row) => {
      const status = verdictNames[verdicts[cell] ?? 0];
      if (status === null || status === undefined) return [];
      const key = table.shape.dimensions.map(({ name }) => [name, own.code(name, row)]);
      const most = upper[cell] ?? NO_UPPER;
      return [
        {
          table: table.shape.name,
          key: Object.fromEntries(key),
          lower: lower[cell] ?? 0,
          upper: most === NO_UPPER ? null : most,
          status,
        },
      ];
    });
  });
}

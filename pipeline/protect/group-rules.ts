import type { ProtectingRules } from "../definitions/protection.ts";
import type { WithholdingReason } from "../package.ts";
import { type Table, TOTAL } from "../table.ts";
import { tableRowCells } from "./release-cells.ts";
import type { TrueRelease } from "./true-sums.ts";

/** Cells that a rule on groups withholds, whatever the method, and why. */
export type WithheldCells = Map<number, WithholdingReason>;

/**
 * Cells of groups with too few people, and the answers of groups who all answered alike: whoever knows that somebody
 * is in such a group knows the answer. Both follow the true counts, and hold for a cell in every table that shows it.
 */
export function withheldByGroup(
  release: TrueRelease,
  tables: readonly Table[],
  rules: ProtectingRules,
): WithheldCells {
  const found: WithheldCells = new Map();
  for (const [t, table] of tables.entries()) {
    const rows = rowsOf(table, release, t);
    for (const cell of unanimous(rows, rules.minimum_unanimous_group))
      found.set(cell, "all of a group in one category");
    for (const cell of ofSmallGroups(rows, table, rules.minimum_group))
      found.set(cell, "few people in the group");
  }
  return found;
}

type Rows = {
  of: string | null;
  cells: Int32Array;
  bases: Int32Array;
  counts: Int32Array;
  code: (name: string, row: number) => string;
};

function rowsOf(table: Table, { rows, counts }: TrueRelease, t: number): Rows {
  const columns = new Map(table.dimensions.map(({ name }) => [name, table.cells.getChild(name)]));
  const code = (name: string, row: number) => String(columns.get(name)?.get(row) ?? TOTAL);
  return { ...tableRowCells(table, rows[t] ?? new Int32Array()), of: table.of, counts, code };
}

/** All answers of each group of fewer than so many people in which one answer has everybody. */
function unanimous({ of, cells, bases, counts, code }: Rows, minimum: number): number[] {
  if (of === null || minimum === 0) return [];
  const answers = Array.from(cells.keys()).filter((row) => code(of, row) !== TOTAL);
  const size = (row: number) => counts[bases[row] ?? 0] ?? 0;
  const isAll = (row: number) =>
    size(row) > 0 && size(row) < minimum && (counts[cells[row] ?? 0] ?? 0) === size(row);
  const groups = new Set(answers.filter(isAll).map((row) => bases[row] ?? 0));
  return answers.filter((row) => groups.has(bases[row] ?? 0)).map((row) => cells[row] ?? 0);
}

/** All cells of a breakdown's groups with some people but fewer than the minimum; places do not appear at all. */
function ofSmallGroups({ of, cells, counts, code }: Rows, { dimensions }: Table, minimum: number): number[] {
  if (minimum < 2) return [];
  const breakdowns = dimensions.filter(
    ({ name, kind, hasTotal }) => name !== of && hasTotal && kind !== "geography",
  );
  return breakdowns.flatMap(({ name }) => {
    const others = dimensions.filter((one) => one.name !== name && one.hasTotal);
    const sizes = new Map<string, number>();
    for (const [row, cell] of cells.entries()) {
      if (!others.every((one) => code(one.name, row) === TOTAL)) continue;
      const group = code(name, row);
      sizes.set(group, Math.max(sizes.get(group) ?? 0, counts[cell] ?? 0));
    }
    const isSmall = (row: number) => {
      const size = sizes.get(code(name, row)) ?? 0;
      return code(name, row) !== TOTAL && size > 0 && size < minimum;
    };
    return Array.from(cells.keys())
      .filter(isSmall)
      .map((row) => cells[row] ?? 0);
  });
}

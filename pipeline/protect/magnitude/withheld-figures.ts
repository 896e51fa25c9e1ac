import type { Table } from "../../table.ts";
import type { ReleaseSystem } from "../release-system.ts";
import { numberSystems } from "./number-system.ts";
import { checkRules, type MagnitudeRules } from "./rules.ts";
import { suppressTotals } from "./suppress.ts";

/**
 * The rows of one table, from 0, whose total, mean and median are withheld. `primary` are those of them where few
 * contributors give most; the others are withheld so that these cannot be worked out. `isWhole` where no figure of the
 * number could be shown, but 0.
 */
export type WithheldFigures = {
  rows: ReadonlySet<number>;
  primary: ReadonlySet<number>;
  isWhole: boolean;
};

/**
 * Which totals, means and medians of a release are withheld, table by table in its order, all tables of one number
 * taken together. Without a rule nothing is. Throws a UserError where a rule makes no sense or a table has
 * contributions below 0 or weights.
 */
export function withheldFigures(
  release: ReleaseSystem,
  tables: readonly Table[],
  rules: MagnitudeRules,
): readonly WithheldFigures[] {
  checkRules(rules);
  const found = tables.map((): WithheldFigures => ({ rows: new Set(), primary: new Set(), isWhole: false }));
  if (rules.dominance === undefined && rules.p_percent === undefined) return found;
  for (const numbers of numberSystems(release, tables)) {
    const { hidden, primary, isWhole } = suppressTotals(numbers, rules);
    for (const [i, t] of numbers.tables.entries()) {
      const cells = numbers.rows[i] ?? new Int32Array();
      found[t] = { rows: rowsIn(cells, hidden), primary: rowsIn(cells, primary), isWhole };
    }
  }
  return found;
}

function rowsIn(cells: Int32Array, marked: Uint8Array): ReadonlySet<number> {
  return new Set([...cells.keys()].filter((row) => marked[cells[row] ?? 0] === 1));
}

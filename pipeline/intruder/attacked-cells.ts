import { type CellWords, explainCell } from "../attack/explain.ts";
import { type Verdict, verdictNames } from "../attack/types.ts";
import type { Attackable } from "../protect/protected-release.ts";
import { type ProtectedTable, safeRowCells } from "../protect/release-cells.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { safeRows } from "../safe-rows.ts";
import { low, type PublishedCells, shown } from "../system/system.ts";
import { TOTAL } from "../table.ts";
import type { Broken, Campaign } from "./campaign.ts";
import { publishedCells } from "./release-knowledge.ts";

/**
 * A sensitive cell and what the attack proved of it, for the private record; `upper` null where nothing bounds it.
 * `because` is the proof of a cell that is given away, line by line, from figures that are published.
 */
export type AttackedCell = {
  table: string;
  key: Readonly<Record<string, string>>;
  lower: number;
  upper: number | null;
  status: Verdict;
  because: readonly string[];
};

/** Every sensitive cell of the published tables, in the order of their rows, and each group that two tables give away. */
export function attackedCells(
  attackable: Attackable,
  tables: readonly ProtectedTable[],
  found: Campaign,
): AttackedCell[] {
  const { lower, upper, verdicts } = found.main.result;
  const broken = new Map(found.broken.map((one) => [one.cell, one]));
  const tell = proofTeller(attackable, tables, found);
  const own = tables.flatMap((table, t) =>
    rowsWith(table, attackable.release.rows[t] ?? new Int32Array()).flatMap(({ cell, key }) => {
      const proven = broken.get(cell);
      const open: Verdict | null = found.notAudited.has(cell) ? "not-audited" : null;
      const status = proven?.verdict ?? open ?? verdictNames[verdicts[cell] ?? 0] ?? null;
      if (status === null) return [];
      const result = proven?.attempt.result ?? found.main.result;
      const at = proven?.at ?? cell;
      const most = (proven === undefined ? upper : result.upper)[at] ?? NO_UPPER;
      return [
        {
          table: table.shape.name,
          key,
          lower: (proven === undefined ? lower : result.lower)[at] ?? 0,
          upper: most === NO_UPPER ? null : most,
          status,
          because: proven === undefined ? [] : tell(proven),
        },
      ];
    }),
  );
  const derived = found.known.groups.flatMap(({ cell, table, key }): AttackedCell[] => {
    const proven = broken.get(cell);
    if (proven === undefined) return [];
    const most = upper[cell] ?? NO_UPPER;
    const interval = { lower: lower[cell] ?? 0, upper: most === NO_UPPER ? null : most };
    return [{ table, key, ...interval, status: proven.verdict, because: tell(proven) }];
  });
  return [...own, ...derived];
}

function rowsWith(table: ProtectedTable, all: Int32Array) {
  const own = safeRows(table.safe);
  const { cells } = safeRowCells(table, all);
  return Array.from(cells, (cell, row) => ({
    cell,
    key: Object.fromEntries(table.shape.dimensions.map(({ name }) => [name, own.code(name, row)])),
  }));
}

/** Words for a proof: what was known besides this release, its figures, and the steps from them. */
function proofTeller(
  attackable: Attackable,
  tables: readonly ProtectedTable[],
  { main }: Campaign,
): (broken: Broken) => string[] {
  const names = namesOf(attackable, tables);
  const { published } = publishedCells({ ...attackable, tables });
  const nameOf = (cell: number) => names.get(cell) ?? "a count that is not published";
  return ({ attempt, at, insider }) => {
    const isOwn = attempt === main;
    const words: CellWords = {
      nameOf,
      placeOf: nameOf,
      figureOf: (cell) => figureOf(published, cell),
      conceded: attempt.conceded,
    };
    const besides = isOwn ? [] : [`together with ${attempt.name}, and people who joined or left since`];
    const own = insider === null ? [] : [`known to one of the people in ${nameOf(insider)}`];
    return [...besides, ...own, ...explainCell(attempt.result, at, words)];
  };
}

/** "by-role role=parent", or "by-role all": the first table that shows a cell names it. */
function namesOf({ release }: Attackable, tables: readonly ProtectedTable[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const [t, table] of tables.entries()) {
    for (const { cell, key } of rowsWith(table, release.rows[t] ?? new Int32Array())) {
      const codes = Object.entries(key).flatMap(([name, code]) =>
        code === TOTAL ? [] : [`${name}=${code}`],
      );
      if (!names.has(cell)) names.set(cell, `${table.shape.name} ${codes.join(" ") || "all"}`);
    }
  }
  return names;
}

function figureOf({ values, states }: PublishedCells, cell: number): string | null {
  if (states[cell] === shown) return String(values[cell] ?? 0);
  return states[cell] === low ? "low" : null;
}

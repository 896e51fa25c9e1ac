import { type ProtectedTable, safeRowCells } from "../protect/release-cells.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { shown as shownState } from "../system/system.ts";
import type { Measure } from "../table.ts";
import { narrowedByAverages, type ShownAverage } from "./averages.ts";
import { type Reading as Counts, publishedCells } from "./release-knowledge.ts";
import type { KeptNumber, ShownFigure } from "./shown-figure.ts";

/** How each number variable of a collection is kept. */
export type NumbersByName = ReadonlyMap<string, KeptNumber>;

type Reading = Counts & {
  /** Names of the tables in which everybody counted gave the number. */
  givenByAll: ReadonlySet<string>;
};

/**
 * What the means and totals of a release's tables tell of its counts. They are of those who gave a number, who are at
 * most those counted; where nobody left it out, they are the same people. Tables whose number is worked out from others
 * are taken without its bounds, and weighted ones not at all.
 */
export function learnAverages(reading: Reading, knowledge: Knowledge, numbers: NumbersByName): Knowledge {
  const { states } = publishedCells(reading).published;
  return reading.tables.reduce((known, table, t) => {
    const { shape } = table;
    const number = numberOf(shape.measures);
    if (number === null || shape.weighted) return known;
    const kept = numbers.get(number) ?? { decimals: 9, minimum: null, maximum: null };
    const shown = shownAverages(table, reading.release.rows[t] ?? new Int32Array());
    const isByAll = reading.givenByAll.has(shape.name);
    const few = isByAll && !judgesTotals(reading) ? withheldFigures(table, reading.release.rows[t]) : [];
    const most = reading.rules.averages.minimum_base - 1;
    const limited = limitedTo(
      known,
      most,
      few.filter((cell) => states[cell] === shownState),
    );
    return learnt(reading, limited, shown, kept, isByAll);
  }, knowledge);
}

/** The variable that a table's mean or total is of, from the name of its column. */
function numberOf(measures: readonly Measure[]): string | null {
  const found = measures.find(({ kind }) => kind === "mean" || kind === "total");
  return found === undefined ? null : found.column.replace(/_(mean|total)$/, "");
}

function shownAverages(table: ProtectedTable, all: Int32Array): ShownAverage[] {
  const rows = safeRows(table.safe);
  const { cells } = safeRowCells(table, all);
  const figure = (kind: "mean" | "total", row: number): ShownFigure | null => {
    const measure = table.safe.shape.measures.find((one) => one.kind === kind);
    return measure === undefined ? null : shownFigure(rows, measure, row);
  };
  return Array.from(cells, (cell, row) => ({ cell, mean: figure("mean", row), total: figure("total", row) }));
}

/** Whether a mean may also be withheld because of who gives most of it. */
function judgesTotals({ rules: { averages } }: Reading): boolean {
  return averages.dominance !== undefined || averages.p_percent !== undefined;
}

/** The cells whose mean or total is withheld. */
function withheldFigures(table: ProtectedTable, all: Int32Array = new Int32Array()): number[] {
  const rows = safeRows(table.safe);
  const measures = table.safe.shape.measures.filter(({ kind }) => kind === "mean" || kind === "total");
  const isWithheld = (row: number) =>
    measures.some(({ column }) => rows.value(column, row).state === "confidential");
  return [...safeRowCells(table, all).cells].filter((_, row) => isWithheld(row));
}

/** An average that is withheld though the count beside it is shown tells that it is of fewer than the rules ask for. */
function limitedTo({ lower, upper }: Knowledge, most: number, cells: readonly number[]): Knowledge {
  const limited = upper.slice();
  for (const cell of cells) limited[cell] = Math.min(limited[cell] ?? 0, most);
  return { lower, upper: limited };
}

function shownFigure(rows: SafeRows, { column, decimals }: Measure, row: number): ShownFigure | null {
  const value = rows.value(column, row);
  return value.state === "published" ? { value: Math.round(value.value * 10 ** decimals), decimals } : null;
}

/** An average that is shown also tells that at least the rules' minimum stand behind it. */
function learnt(
  { release, rules }: Reading,
  knowledge: Knowledge,
  shown: readonly ShownAverage[],
  kept: KeptNumber,
  isByAll: boolean,
): Knowledge {
  const givers = {
    lower: isByAll ? knowledge.lower.slice() : new Int32Array(knowledge.lower.length),
    upper: knowledge.upper.slice(),
  };
  for (const { cell, mean, total } of shown) {
    if (mean === null && total === null) continue;
    givers.lower[cell] = Math.max(givers.lower[cell] ?? 0, rules.averages.minimum_base);
  }
  const narrowed = narrowedByAverages(shown, kept, givers, release.system.equations);
  return {
    lower: knowledge.lower.map((least, cell) => Math.max(least, narrowed.lower[cell] ?? 0)),
    upper: isByAll ? narrowed.upper : knowledge.upper,
  };
}

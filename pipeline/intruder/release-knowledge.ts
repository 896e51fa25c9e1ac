import type { ConventionalRules } from "../definitions/protection.ts";
import type { ReleaseSystem } from "../protect/release-system.ts";
import type { SafeTable, Value } from "../protect/safe-table.ts";
import type { Knowledge } from "../protect/system-method.ts";
import type { HiddenRows } from "../protect/withhold.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { type Dimension, type Measure, type TableShape, TOTAL } from "../table.ts";
import { concededBy, unknown } from "./conceded.ts";
import { type Interval, narrowedByPercentage, narrowedByRoundedPercentage } from "./percentage.ts";

/** A table as it was before protection, but for its cells, and as it is published. */
export type ProtectedTable = { shape: TableShape; safe: SafeTable };

/**
 * What an intruder knows of every cell of a release before adding anything up: each published count and base gives the
 * interval that its rounding concedes, and each percentage what it says of the two counts behind it. A cell that
 * appears nowhere is any count. Weighted figures are left out: they are no sums of people.
 */
export function releaseKnowledge(
  { system, rows }: ReleaseSystem,
  tables: readonly ProtectedTable[],
  rules: ConventionalRules,
): Knowledge {
  const knowledge = {
    lower: new Int32Array(system.size).fill(unknown.lower),
    upper: new Int32Array(system.size).fill(unknown.upper),
  };
  const seen = tables.flatMap((table, t) =>
    table.shape.weighted ? [] : [published(table, rows[t] ?? new Int32Array())],
  );
  for (const table of seen) learnCounts(table, knowledge, rules);
  for (const table of seen) learnPercentages(table, knowledge, rules);
  return knowledge;
}

/** The rows of one published table whose own cell, or whose base, is among the cells to hide. */
export function hiddenRows(
  { rows }: ReleaseSystem,
  tables: readonly TableShape[],
  t: number,
  safe: SafeTable,
  hidden: ReadonlySet<number>,
): HiddenRows {
  const shape = tables[t];
  if (shape === undefined) throw new Error("a published table is not among the tables of its release");
  const { cells, bases } = published({ shape, safe }, rows[t] ?? new Int32Array());
  const rowsOf = (of: Int32Array) =>
    new Set(Array.from(of.keys()).filter((row) => hidden.has(of[row] ?? -1)));
  return { counts: rowsOf(cells), bases: rowsOf(bases) };
}

/** The cell of the system of each published row. */
export function rowCells(table: ProtectedTable, all: Int32Array): Int32Array {
  return published(table, all).cells;
}

/** A published table's rows, each with its own cell and the cell of its base. */
type Published = { measures: readonly Measure[]; rows: SafeRows; cells: Int32Array; bases: Int32Array };

function published({ shape, safe }: ProtectedTable, all: Int32Array): Published {
  const rows = safeRows(safe);
  const cells = new Int32Array(rows.count);
  const bases = new Int32Array(rows.count);
  const axes = axesOf(shape.dimensions);
  for (let row = 0; row < rows.count; row++) {
    const at = (isBase: boolean) =>
      axes.reduce((sum, { name, places, stride }) => {
        const code = isBase && name === shape.of ? TOTAL : rows.code(name, row);
        return sum + (places.get(code) ?? 0) * stride;
      }, 0);
    cells[row] = all[at(false)] ?? 0;
    bases[row] = all[at(true)] ?? 0;
  }
  return { measures: shape.measures, rows, cells, bases };
}

function axesOf(dimensions: readonly Dimension[]) {
  let stride = 1;
  return [...dimensions].reverse().map(({ name, codes, hasTotal }) => {
    const all = [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
    const axis = { name, places: new Map(all.map((code, place) => [code, place])), stride };
    stride *= all.length;
    return axis;
  });
}

function learnCounts(
  { measures, rows, cells, bases }: Published,
  knowledge: Knowledge,
  rules: ConventionalRules,
): void {
  for (const { kind, column } of measures) {
    if (kind !== "count" && kind !== "base") continue;
    const of = kind === "count" ? cells : bases;
    for (let row = 0; row < rows.count; row++) {
      learn(knowledge, of[row] ?? 0, concededBy(rules, rows.value(column, row)));
    }
  }
}

function learnPercentages(
  { measures, rows, cells, bases }: Published,
  knowledge: Knowledge,
  rules: ConventionalRules,
): void {
  const percent = measures.find(({ kind }) => kind === "percent");
  if (percent === undefined) return;
  for (let row = 0; row < rows.count; row++) {
    const units = unitsOf(rows.value(percent.column, row), percent.decimals);
    if (units === null) continue;
    const [cell, base] = [cells[row] ?? 0, bases[row] ?? 0];
    const shown = { value: units, decimals: percent.decimals };
    const narrow =
      rules.percentages.from === "true" ? narrowedByPercentage : narrowedByRoundedPercentage(rules.base);
    const told = narrow(shown, interval(knowledge, cell), interval(knowledge, base));
    if (cell === base) continue;
    learn(knowledge, cell, told.part);
    learn(knowledge, base, told.base);
  }
}

/** A published percentage in units of its last decimal. */
function unitsOf(value: Value, decimals: number): number | null {
  return value.state === "published" ? Math.round(value.value * 10 ** decimals) : null;
}

function interval({ lower, upper }: Knowledge, cell: number): Interval {
  return { lower: lower[cell] ?? 0, upper: upper[cell] ?? 0 };
}

function learn({ lower, upper }: Knowledge, cell: number, told: Interval): void {
  lower[cell] = Math.max(lower[cell] ?? 0, told.lower);
  upper[cell] = Math.min(upper[cell] ?? 0, told.upper);
}

import type { ProtectingRules } from "../definitions/protection.ts";
import { UNIT } from "../half-up.ts";
import { type ProtectedTable, safeRowCells } from "../protect/release-cells.ts";
import { toBase } from "../protect/release-values.ts";
import { hidesSmallCounts } from "../protect/rule-parameters.ts";
import type { Value } from "../protect/safe-table.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "../protect/system-method.ts";
import type { TrueRelease } from "../protect/true-sums.ts";
import { type SafeRows, safeRows } from "../safe-rows.ts";
import { low, type PublishedCells, shown, suppressed } from "../system/system.ts";
import type { Measure } from "../table.ts";
import { type Interval, narrowedByPercentage, publishedParts } from "./percentage.ts";

/** A release as an intruder reads it, and how it was protected, which the intruder knows. */
export type Reading = {
  release: TrueRelease;
  tables: readonly ProtectedTable[];
  rules: ProtectingRules;
  method: SystemMethod;
};

/**
 * What an intruder knows of every cell of a release before adding anything up: each published count and base gives the
 * interval that its method concedes, and each percentage what it says of the two counts behind it. A cell that
 * appears nowhere is any count. Weighted figures are no sums of people and tell nothing of a count that is rounded;
 * where small counts are hidden, a weighted figure that is shown is taken to give away the count behind it.
 */
export function releaseKnowledge(reading: Reading): Knowledge {
  const seen = seenTables(reading);
  const published = publishedCellsOf(reading, seen);
  const knowledge = conceded(reading, published);
  const unweighted = seen.filter((_, t) => reading.tables[t]?.shape.weighted === false);
  for (const table of unweighted) learnPercentages(table, knowledge, published, reading);
  return knowledge;
}

/** What the method alone concedes of every cell: what an intruder knows beyond it is proven, not conceded. */
export function releaseFace(reading: Reading): Knowledge {
  return conceded(reading, publishedCellsOf(reading, seenTables(reading)));
}

/** A published table's rows, each with its own cell and the cell of its base. */
type Seen = {
  measures: readonly Measure[];
  rows: SafeRows;
  cells: Int32Array;
  bases: Int32Array;
  weighted: boolean;
};

function seenTables({ tables, release }: Reading): Seen[] {
  return tables.map((table, t) => seenTable(table, release.rows[t] ?? new Int32Array()));
}

/** Every count as it is published, and which cells (1) some published table gives a count or base of. Weighted tables are left out. */
export function publishedCells(reading: Reading): { published: PublishedCells; rowed: Uint8Array } {
  const unweighted = seenTables(reading).filter(({ weighted }) => !weighted);
  const rowed = new Uint8Array(reading.release.system.size);
  for (const { cells, bases, measures } of unweighted) {
    const has = (kind: Measure["kind"]) => measures.some((measure) => measure.kind === kind);
    for (const of of [...(has("count") ? [cells] : []), ...(has("base") ? [bases] : [])])
      for (const cell of of) rowed[cell] = 1;
  }
  return { published: publishedCellsOf(reading, unweighted), rowed };
}

function seenTable(table: ProtectedTable, all: Int32Array): Seen {
  // The shape that is published says to how many decimals its percentages are.
  const { measures, weighted } = table.safe.shape;
  return { measures, weighted, rows: safeRows(table.safe), ...safeRowCells(table, all) };
}

/** Every count and base that the tables show, by cell; what no table shows is as if it were suppressed. */
function publishedCellsOf({ release, rules }: Reading, seen: readonly Seen[]): PublishedCells {
  const values = new Int32Array(release.system.size);
  const states = new Uint8Array(release.system.size).fill(suppressed);
  const learn = (cell: number, value: Value, weighted: boolean) => {
    if (value.state !== "published" && value.state !== "low") return;
    if (weighted && !hidesSmallCounts(rules)) return;
    const told = weighted ? ofUnweighted(release, rules, cell) : value;
    values[cell] = told.state === "published" ? told.value : 0;
    states[cell] = told.state === "published" ? shown : low;
  };
  for (const { measures, rows, cells, bases, weighted } of seen) {
    for (const { kind, column } of measures) {
      if (kind !== "count" && kind !== "base") continue;
      const of = kind === "count" ? cells : bases;
      for (let row = 0; row < rows.count; row++) learn(of[row] ?? 0, rows.value(column, row), weighted);
    }
  }
  return { values, states };
}

/** What an unweighted table would show of the count behind a weighted figure. */
function ofUnweighted({ counts }: TrueRelease, rules: ProtectingRules, cell: number): Value {
  const count = counts[cell] ?? 0;
  if (rules.method === "suppression") return { state: "published", value: count };
  const value = toBase(BigInt(count) * UNIT, rules);
  const isLow = value === 0 && count > 0 && rules.method === "conventional" && rules.zero === "low";
  return isLow ? { state: "low" } : { state: "published", value };
}

/**
 * What the method concedes of each shown figure. Of a hidden one nothing but, where small counts are hidden and zeroes
 * shown, that it is of somebody; a nobody who is hidden for another reason is not believed to be one, and neither is a
 * larger count believed to be small where c is said to stand for small counts.
 */
function conceded({ release, method, rules }: Reading, published: PublishedCells): Knowledge {
  const { lower, upper } = method.concede(published);
  const isSomebody = hidesSmallCounts(rules);
  const rowed = cellsWithRows(release);
  const marksSmall = rules.method === "suppression" && rules.marks_only_small;
  for (const [cell, state] of published.states.entries()) {
    if (state !== suppressed) continue;
    const count = release.counts[cell] ?? 0;
    lower[cell] = isSomebody && count > 0 && rowed[cell] === 1 ? 1 : 0;
    const isMarked = marksSmall && rowed[cell] === 1 && count > 0 && count < rules.threshold;
    upper[cell] = isMarked ? rules.threshold - 1 : NO_UPPER;
  }
  return { lower, upper };
}

/** Marks (1) the cells that some table has a row for: of others nobody says that they are shown or hidden. */
function cellsWithRows({ rows, system }: TrueRelease): Uint8Array {
  const rowed = new Uint8Array(system.size);
  for (const cells of rows) for (const cell of cells) rowed[cell] = 1;
  return rowed;
}

function learnPercentages(
  { measures, rows, cells, bases }: Seen,
  knowledge: Knowledge,
  published: PublishedCells,
  { rules, method }: Reading,
): void {
  const percent = measures.find(({ kind }) => kind === "percent");
  if (percent === undefined) return;
  for (let row = 0; row < rows.count; row++) {
    const value = rows.value(percent.column, row);
    const units = unitsOf(value, percent.decimals, rules);
    const [cell, base] = [cells[row] ?? 0, bases[row] ?? 0];
    learnMinimum(value, knowledge, { cell, base }, published, rules);
    if (units === null || cell === base) continue;
    const figure = { value: units, decimals: percent.decimals };
    if (rules.percentages.from === "true") {
      if (units === 0) learn(knowledge, cell, value.state === "low" ? somebody : nobody);
      const told = narrowedByPercentage(figure, interval(knowledge, cell), interval(knowledge, base));
      learn(knowledge, cell, told.part);
      learn(knowledge, base, told.base);
    } else if (published.states[cell] === suppressed && published.states[base] === shown) {
      const step = stepOf(rules);
      const parts = publishedParts(figure, published.values[base] ?? 0, step);
      if (parts !== null) learn(knowledge, cell, concededBetween(method, parts));
    }
  }
}

/**
 * A percentage that is shown tells that its base has at least the people that the rules ask for; one that is withheld
 * though its count and base are shown, that there are fewer.
 */
function learnMinimum(
  { state }: Value,
  knowledge: Knowledge,
  { cell, base }: { cell: number; base: number },
  { states }: PublishedCells,
  { percentages: { minimum_base: minimum } }: ProtectingRules,
): void {
  if (state === "published" || state === "low") learn(knowledge, base, { lower: minimum, upper: NO_UPPER });
  if (state === "confidential" && states[cell] !== suppressed && states[base] !== suppressed)
    learn(knowledge, base, { lower: 0, upper: minimum - 1 });
}

/** Published counts are multiples of the base under some methods, and any whole number under others. */
function stepOf({ method, base }: ProtectingRules): number {
  return method === "conventional" || method === "random" || method === "controlled" ? base : 1;
}

/** What a published count concedes that is only known to be one of a range. */
function concededBetween(method: SystemMethod, { lower, upper }: Interval): Interval {
  const ends = method.concede({ values: Int32Array.of(lower, upper), states: Uint8Array.of(shown, shown) });
  return { lower: ends.lower[0] ?? 0, upper: ends.upper[1] ?? NO_UPPER };
}

/** A percentage of true counts that is shown as 0 is of nobody, for one that only rounds to 0 is low. */
const nobody = { lower: 0, upper: 0 };
const somebody = { lower: 1, upper: NO_UPPER };

/** A published percentage in units of its last decimal. */
function unitsOf(value: Value, decimals: number, { percentages }: ProtectingRules): number | null {
  if (value.state === "low" && percentages.from === "true") return 0;
  return value.state === "published" ? Math.round(value.value * 10 ** decimals) : null;
}

function interval({ lower, upper }: Knowledge, cell: number): Interval {
  return { lower: lower[cell] ?? 0, upper: upper[cell] ?? 0 };
}

function learn({ lower, upper }: Knowledge, cell: number, told: Interval): void {
  lower[cell] = Math.max(lower[cell] ?? 0, told.lower);
  upper[cell] = Math.min(upper[cell] ?? 0, told.upper);
}

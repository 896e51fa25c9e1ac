import type { TrialSpec } from "../definitions/trials.ts";
import { roundTo } from "../half-up.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { TOTAL } from "../table.ts";
import { type Trial, type TrialSide, trialDays } from "../trial.ts";
import { refuse } from "../user-error.ts";
import { dailyRatio } from "./daily-ratio.ts";

/**
 * The trials of a release, from its published cells alone, so that they tell of nobody what the table does not. `where`
 * is what messages call the release. Throws a UserError where a day is not shown, or nothing was counted on one side.
 */
export function publishedTrials(
  where: string,
  specs: readonly TrialSpec[],
  tables: readonly SafeTable[],
): Trial[] {
  return specs.map((spec, index) => trialOf(`${where} (trial ${index + 1})`, spec, tables));
}

function trialOf(where: string, spec: TrialSpec, tables: readonly SafeTable[]): Trial {
  const { title, what, changed, days, table: name, dimension, where: chosen } = spec;
  const table = tables.find(({ shape }) => shape.name === name);
  if (table === undefined) throw new Error(`there is no table "${name}" for a trial`);
  const counts = countsByDay(table, spec);
  const sides = trialDays(spec);
  const [before, after] = [sides.before, sides.after].map((each) => shownCounts(where, spec, each, counts));
  const compared = dailyRatio(before ?? [], after ?? []);
  if (compared === null)
    refuse(where, "nothing is shown to be counted on one side", "compare more days, or leave the trial out");
  return {
    ...{ title, what, changed, days, table: name, dimension, where: chosen },
    before: sideOf(sides.before, before ?? []),
    after: sideOf(sides.after, after ?? []),
    ratio: roundTo(compared.ratio, 2),
    lower: roundTo(compared.lower, 2),
    upper: roundTo(compared.upper, 2),
    dispersion: roundTo(compared.dispersion, 1),
    carry: roundTo(compared.carry, 2),
  };
}

/** The published counts of the chosen codes; a day whose count is not shown is left out. */
function countsByDay(table: SafeTable, { dimension, where }: TrialSpec): Map<string, number> {
  const { dimensions, measures } = table.shape;
  const column = measures.find(({ kind }) => kind === "count")?.column ?? "";
  const others = dimensions.filter(({ name }) => name !== dimension);
  const rows = safeRows(table);
  const counts = new Map<string, number>();
  for (let row = 0; row < rows.count; row++) {
    const value = rows.value(column, row);
    const isChosen = others.every(({ name }) => rows.code(name, row) === (where[name] ?? TOTAL));
    if (isChosen && value.state === "published") counts.set(rows.code(dimension, row), value.value);
  }
  return counts;
}

function shownCounts(
  where: string,
  { table }: TrialSpec,
  days: readonly string[],
  counts: ReadonlyMap<string, number>,
): number[] {
  return days.map((day) => {
    const count = counts.get(day);
    if (count !== undefined) return count;
    const todo = "compare other days, or days of a table with fewer cells";
    return refuse(where, `the table "${table}" does not show the count of ${day}`, todo);
  });
}

function sideOf(days: readonly string[], counts: readonly number[]): TrialSide {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    from: days[0] ?? "",
    to: days.at(-1) ?? "",
    total,
    perDay: roundTo(total / Math.max(1, days.length), 1),
  };
}

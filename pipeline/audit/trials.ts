import type { TrialSpec } from "../definitions/trials.ts";
import { roundTo } from "../half-up.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { safeRows } from "../safe-rows.ts";
import { type Day, trialAgain } from "./trial-again.ts";

const dayLength = 24 * 60 * 60 * 1000;

/** What release.json must say of each trial, worked out again from the safe tables; null where it cannot be. */
export function expectedTrials(specs: readonly TrialSpec[], tables: readonly SafeTable[]): (object | null)[] {
  return specs.map((spec) => {
    const table = tables.find(({ shape }) => shape.name === spec.table);
    return table === undefined ? null : expectedTrial(spec, table);
  });
}

function expectedTrial(spec: TrialSpec, table: SafeTable): object | null {
  const { title, what, changed, days, dimension, where } = spec;
  const shown = daysShown(spec, table);
  const since = ({ day }: Day) => Math.round((Date.parse(day) - Date.parse(changed)) / dayLength);
  const before = shown.filter((day) => since(day) < 0 && since(day) >= -days);
  const after = shown.filter((day) => since(day) >= 0 && since(day) < days);
  if (before.length !== days || after.length !== days) return null;
  const again = trialAgain(before, after);
  return {
    ...{ title, what, changed, days, table: spec.table, dimension, where },
    before: side(before),
    after: side(after),
    ratio: roundTo(again.ratio, 2),
    lower: roundTo(again.lower, 2),
    upper: roundTo(again.upper, 2),
    dispersion: roundTo(again.dispersion, 1),
    carry: roundTo(again.carry, 2),
  };
}

/** The days that the table shows for the trial's codes and the totals of everything else, in order. */
function daysShown({ dimension, where }: TrialSpec, table: SafeTable): Day[] {
  const rows = safeRows(table);
  const wanted = new Map(Object.entries(where));
  const found: Day[] = [];
  for (let row = 0; row < rows.count; row++) {
    const codes = table.shape.dimensions.map(({ name }) => [name, rows.code(name, row)] as const);
    const others = codes.filter(([name, code]) => name !== dimension && code !== "Total");
    const same = others.length === wanted.size && others.every(([name, code]) => wanted.get(name) === code);
    const [, day = "Total"] = codes.find(([name]) => name === dimension) ?? [];
    const value = rows.value("response_count", row);
    if (same && day !== "Total" && value.state === "published") found.push({ day, count: value.value });
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : 1));
}

function side(days: readonly Day[]): object {
  let total = 0;
  for (const { count } of days) total += count;
  return { from: days[0]?.day, to: days.at(-1)?.day, total, perDay: roundTo(total / days.length, 1) };
}

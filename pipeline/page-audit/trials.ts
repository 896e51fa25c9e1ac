import { type Day, trialAgain } from "../audit/trial-again.ts";
import type { ReleaseFile } from "../package.ts";
import { fixed } from "../shown.ts";
import type { Trial } from "../trial.ts";
import type { Cells } from "./cells.ts";

/**
 * What a page may say of a release's trials, worked out again from the CSV that readers download: of the first
 * "trial:0:before" and "trial:0:after" (a day's mean), "trial:0:ratio", "trial:0:lower", "trial:0:upper", "trial:0:days", and
 * in words "trial:0:verdict". Of a trial whose days are not all in the CSV nothing may be said.
 */
export function trialCounts({ trials = [] }: ReleaseFile, cells: Cells): [string, string][] {
  return trials.flatMap((trial, index) =>
    figuresOf(trial, cells).map(([name, text]): [string, string] => [`trial:${index}:${name}`, text]),
  );
}

function figuresOf(trial: Trial, cells: Cells): [string, string][] {
  const start = Date.parse(trial.changed);
  const side = (first: number) =>
    Array.from({ length: trial.days }, (_, i) => dayOf(trial, start + (first + i) * 86_400_000, cells));
  const [before, after] = [side(-trial.days), side(0)];
  if ([...before, ...after].some(({ count }) => Number.isNaN(count))) return [];
  const { ratio, lower, upper } = trialAgain(before, after);
  return [
    ["days", fixed(trial.days, 0)],
    ["before", fixed(mean(before), 1)],
    ["after", fixed(mean(after), 1)],
    ["ratio", fixed(ratio, 2)],
    ["lower", fixed(lower, 2)],
    ["upper", fixed(upper, 2)],
    ["verdict", verdict(Number(fixed(lower, 2)), Number(fixed(upper, 2)))],
  ];
}

/** The addresses of cells name their codes in the order of the table's dimensions, which the trial does not know. */
function dayOf({ table, dimension, where }: Trial, at: number, cells: Cells): Day {
  const day = new Date(at).toISOString().slice(0, 10);
  const codes = [`${dimension}=${day}`, ...Object.entries(where).map(([name, code]) => `${name}=${code}`)];
  const orders = codes.length === 1 ? [codes] : orderings(codes);
  const found = orders.flatMap((order) => cells.get(`${table}|${order.join(";")}|response_count`) ?? []);
  return { day, count: found[0]?.value ?? Number.NaN };
}

function orderings(codes: readonly string[]): string[][] {
  if (codes.length <= 1) return [[...codes]];
  return codes.flatMap((first) =>
    orderings(codes.filter((other) => other !== first)).map((rest) => [first, ...rest]),
  );
}

function mean(days: readonly Day[]): number {
  let total = 0;
  for (const { count } of days) total += count;
  return total / days.length;
}

function verdict(lower: number, upper: number): string {
  if (lower > 1) return "more than chance explains: higher after the change";
  if (upper < 1) return "more than chance explains: lower after the change";
  return "no more than chance may explain";
}

import type { AttackResult, Step, Term } from "../attack/types.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import type { Equations, System } from "../system/system.ts";
import { type CellName, keyText } from "./cell-names.ts";
import { type Figures, shownOf } from "./published-figures.ts";

/**
 * Tells, for a cell, the published figures that prove its interval and the steps from them, each a sentence that can be
 * checked with pencil and paper. Empty where nothing beyond the cell's own figure was needed.
 */
export function proofTeller(
  system: System,
  figures: Figures,
  result: AttackResult,
  named: (cell: number) => CellName,
  total: string,
): (cell: number) => string[] {
  const name = (cell: number) => keyText(named(cell).key, total);
  return (cell) => {
    const proof = result.because(cell);
    if (proof === null) return [ownFigure(figures, cell, named, total)];
    return [
      ...proof.cells.map((one) => ownFigure(figures, one, named, total)),
      ...proof.steps.map((step) => stepText(system, step, name)),
    ];
  };
}

/** "by-la.csv:17 (la=L001): published 15, so from 13 to 17". */
function ownFigure(
  { values, states, knowledge }: Figures,
  cell: number,
  named: (cell: number) => CellName,
  total: string,
): string {
  const { file, line, key } = named(cell);
  const figure = shownOf({ values, states }, cell);
  const place = `${file}${line === null ? "" : `:${line}`} (${keyText(key, total)})`;
  const what = figure === null ? "not published" : `published ${figure}`;
  return `${place}: ${what}, so ${rangeText(knowledge.lower[cell] ?? 0, knowledge.upper[cell] ?? NO_UPPER)}`;
}

/** "from 13 to 17", "exactly 4", "at least 0". */
export function rangeText(lower: number, upper: number): string {
  if (upper === NO_UPPER) return `at least ${lower}`;
  return lower === upper ? `exactly ${lower}` : `from ${lower} to ${upper}`;
}

function stepText(
  system: System,
  { cell, side, bound, terms }: Step,
  name: (cell: number) => string,
): string {
  const sums = terms.map((term) => termText(system, term, name)).join("; and ");
  return `${sums}: so ${name(cell)} is at ${side === "lower" ? "least" : "most"} ${bound}`;
}

/** Relations are numbered through both lists: the sums, then each part that is at most its margin. */
function termText(
  { equations, atMost }: System,
  { equation, weight }: Term,
  name: (cell: number) => string,
): string {
  const times = Math.abs(weight) === 1 ? "" : `${Math.abs(weight)} times: `;
  const pair = equation - equations.totals.length;
  if (pair < 0)
    return `${times}${name(equations.totals[equation] ?? 0)} is the sum of ${partsText(equations, equation, name)}`;
  const e = atMost.starts.findLastIndex((start) => start <= pair);
  return `${times}${name(atMost.totals[e] ?? 0)} is no less than ${name(atMost.parts[pair] ?? 0)}`;
}

function partsText({ starts, parts }: Equations, e: number, name: (cell: number) => string): string {
  const from = starts[e] ?? 0;
  const to = starts[e + 1] ?? 0;
  const names = [...parts.subarray(from, Math.min(to, from + 6))].map(name);
  return to - from > names.length ? `${names.join(" + ")} + … (${to - from} in all)` : names.join(" + ");
}

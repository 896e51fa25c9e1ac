import type { Knowledge } from "../protect/system-method.ts";
import type { Equations } from "../system/system.ts";
import { typedNumbers } from "./typed-numbers.ts";

/** A phrase that the author typed, and the cells of which it may give the true count. */
export type TypedTotal = { phrase: string; cells: number[] };

/**
 * Declared exemptions that may give a true count away: a total that is published in commentary only pins a cell that
 * every table rounds or hides. A cell is a candidate where its true count is a number in the phrase, is no small count
 * (those the attack looks for, and a phrase such as "5 cases or fewer" would name them all), is not known exactly
 * already and is in some sum. Phrases without a candidate are left out.
 */
export function typedTotals(
  phrases: readonly string[],
  counts: Int32Array,
  { lower, upper }: Knowledge,
  equations: Equations,
  threshold: number,
): TypedTotal[] {
  const summed = new Set([...equations.totals, ...equations.parts]);
  const numbers = phrases.map(typedNumbers);
  const cellsOf = new Map<number, number[]>(numbers.flat().map((number) => [number, []]));
  for (const [cell, count] of counts.entries())
    if (count >= threshold && lower[cell] !== upper[cell] && summed.has(cell)) cellsOf.get(count)?.push(cell);
  return phrases.flatMap((phrase, p) => {
    const cells = (numbers[p] ?? []).flatMap((number) => cellsOf.get(number) ?? []);
    return cells.length === 0 ? [] : [{ phrase, cells: cells.sort((a, b) => a - b) }];
  });
}

/** What is known where each of the cells is known to have its true count. */
export function pinned(knowledge: Knowledge, cells: Iterable<number>, counts: Int32Array): Knowledge {
  const told = { lower: knowledge.lower.slice(), upper: knowledge.upper.slice() };
  for (const cell of cells) {
    told.lower[cell] = counts[cell] ?? 0;
    told.upper[cell] = counts[cell] ?? 0;
  }
  return told;
}

import type { Equations, System } from "../../system/system.ts";
import type { Figure } from "./figures.ts";

/**
 * Who gives most to each cell, as far as the figures tell: `chief` has the same number, from 0, for cells whose greatest
 * contributor is one and the same, and `cells` the cells of each number.
 */
export type Contributors = { chief: Int32Array; cells: ReadonlyMap<number, readonly number[]> };

/**
 * A part whose greatest contribution is its total's has the same greatest contributor, unless two in the total gave as
 * much; and so have two cells of the same people. All others are taken to be of different people, who then know
 * different things.
 */
export function contributorsOf(
  { size, equations, atMost }: System,
  figures: readonly Figure[],
): Contributors {
  const head = Int32Array.from({ length: size }, (_, cell) => cell);
  const headOf = (cell: number): number => {
    let at = cell;
    while (head[at] !== at) at = head[at] ?? at;
    head[cell] = at;
    return at;
  };
  const first = new Map<string, number>();
  for (const [cell, { records, contributors }] of figures.entries()) {
    if (records === null || contributors === 0) continue;
    const same = first.get(records);
    if (same === undefined) first.set(records, cell);
    else head[headOf(cell)] = headOf(same);
  }
  for (const list of [equations, atMost])
    eachPair(list, (total, part) => {
      if (isSamePerson(figures[total], figures[part])) head[headOf(part)] = headOf(total);
    });
  const chief = Int32Array.from({ length: size }, (_, cell) => headOf(cell));
  const cells = new Map<number, number[]>();
  for (const [cell, person] of chief.entries()) {
    const known = cells.get(person);
    if (known === undefined) cells.set(person, [cell]);
    else known.push(cell);
  }
  return { chief, cells };
}

function isSamePerson(total: Figure | undefined, part: Figure | undefined): boolean {
  if (total === undefined || part === undefined) return false;
  const [first, two] = total.largest;
  return first > 0n && part.largest[0] === first && two < 2n * first;
}

function eachPair({ totals, starts, parts }: Equations, visit: (total: number, part: number) => void): void {
  for (const [e, total] of totals.entries())
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) visit(total, parts[i] ?? 0);
}

/** Whether one contributor knows the whole figure: the only one, or the only one who gave more than 0. */
export function isLone({ total, largest, contributors }: Figure): boolean {
  return contributors === 1 || (total > 0n && largest[0] === total);
}

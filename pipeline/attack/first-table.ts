import { Contradiction } from "./contradiction.ts";
import { backSubstitute, eliminate } from "./eliminate.ts";
import { isSpent, mayNotSolve } from "./meter.ts";
import { forget, newSearch, repair, type Search } from "./search.ts";
import { openSolver } from "./solver.ts";
import { spaceOf } from "./space.ts";
import type { State, Witnesses } from "./state.ts";
import { mend } from "./stretch.ts";
import { sumSpaceOf } from "./sum-space.ts";
import { firstSeen, meet } from "./witness.ts";

/**
 * How many fixed totals the search rather has than elimination: some where there are so many sums that elimination
 * would take gigabytes. What it would have pinned is then left to programming near the cells that stay open.
 */
function mostFixed(relations: number): number {
  return relations > 200_000 ? Math.floor(relations / 50) : 0;
}

/** What elimination finds: cells that are one number in every table, and a search over all tables. */
export type Prepared = { pinned: readonly (readonly [cell: number, count: number])[]; search: Search };

/** Eliminates, and opens a search at the question's table or in the middle of what is known. Null: budget spent. */
export function prepare({ relations, proven, meter, question }: State): Prepared | null {
  const table = question.table ?? middle(proven.lower, proven.upper);
  const sums = isSpent(meter) ? null : sumSpaceOf(relations, proven, mostFixed(relations.count));
  if (sums !== null) {
    meter.work += sums.rows.length;
    return { pinned: [], search: newSearch(sums, table, proven, relations.equalities) };
  }
  const elimination = eliminate(relations, proven, meter);
  const pivots = elimination === null ? null : backSubstitute(elimination, meter);
  if (pivots === null) return null;
  const pinned = [...pivots].flatMap(([cell, { constant, of }]) =>
    of.size === 0 ? [[cell, constant] as const] : [],
  );
  const search = newSearch(spaceOf(relations, proven, pivots), table, proven, relations.equalities);
  return { pinned, search };
}

/** Counts in the middle of their intervals, and small ones where there is no upper end. */
function middle(lower: Int32Array, upper: Int32Array): Int32Array {
  return lower.map((least, cell) => least + Math.min(2, Math.floor(((upper[cell] ?? 0) - least) / 2)));
}

/** Moves at once for each row, and how often: a search that has not ended by then goes round in a circle. */
const movesPerRow = 0.25;
const attempts = 12;

/** Beyond this many sums one integer program over all of them would not come back. */
const mostSolved = 20_000;

/**
 * A first consistent table: by search, then by integer programming near what is still broken, then over everything.
 * Null where none was found within the budget. Throws Contradiction where the solver proves that there is none.
 */
export async function firstTable(state: State, search: Search): Promise<Witnesses | null> {
  const moves = Math.ceil(2000 + movesPerRow * search.space.rowCount);
  for (let i = 0; i < attempts && !isSpent(state.meter); i++) {
    if (repair(search, moves, state.meter)) return { search, seen: firstSeen(search) };
    if (search.broken.length > mostMended) continue;
    if (await mend(state, search, i % 2 === 0 ? 250 : 1000)) return { search, seen: firstSeen(search) };
  }
  forget(search);
  return mayNotSolve(state.meter) ? null : await solvedTable(state, search);
}

/** Few enough broken rows to mend each by a program of its own. */
const mostMended = 20;

async function solvedTable({ relations, proven, meter }: State, search: Search): Promise<Witnesses | null> {
  const all = Array.from({ length: relations.count }, (_, r) => r).filter((r) =>
    relations.cells
      .subarray(relations.starts[r], relations.starts[r + 1])
      .some((c) => proven.lower[c] !== proven.upper[c]),
  );
  if (all.length > mostSolved) return null;
  const solver = await openSolver(relations, all, proven, true);
  try {
    meter.solves += 1;
    const cell = solver.program.cells[0];
    if (cell === undefined) return null;
    const optimum = solver.end(cell, "lower");
    if (optimum === "infeasible") throw new Contradiction(cell);
    if (optimum === null) return null;
    const counts = solver.program.cells.map(
      (other, column) => [other, Math.round(optimum.table[column] ?? 0)] as const,
    );
    const witnesses = { search, seen: firstSeen(search) };
    meet(witnesses, counts);
    return search.broken.length === 0 ? { search, seen: firstSeen(search) } : null;
  } finally {
    solver.close();
  }
}

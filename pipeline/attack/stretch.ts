import { mayNotSolve } from "./meter.ts";
import { eachCell, nearby } from "./program.ts";
import { move, type Search } from "./search.ts";
import { openSolver, type Solver } from "./solver.ts";
import type { State } from "./state.ts";
import { meet } from "./witness.ts";

/**
 * Looks for a consistent table that takes a cell as far as it goes when only the cells near it move, by integer
 * programming: all others stay as in the table that stands. A table found is a witness like any other.
 */
export async function stretch(state: State, cell: number, most: number): Promise<void> {
  const { meter, witnesses } = state;
  if (witnesses === null || mayNotSolve(meter)) return;
  const solver = await openNear(state, witnesses.search, cell, most);
  try {
    for (const side of ["upper", "lower"] as const) {
      if (mayNotSolve(meter)) return;
      const counts = countsAt(state, solver, cell, side);
      if (counts !== null) meet(witnesses, counts);
    }
  } finally {
    solver.close();
  }
}

/**
 * Mends a table that is not consistent yet: where a row is broken, the cells near it are set anew by integer
 * programming, all others staying as they are. True where nothing is broken any more.
 */
export async function mend(state: State, search: Search, most: number): Promise<boolean> {
  for (const row of [...search.broken]) {
    if (mayNotSolve(state.meter)) return false;
    const cell =
      row < search.space.size ? row : (search.space.members.of[search.space.members.starts[row] ?? 0] ?? 0);
    if (!search.broken.includes(row)) continue;
    const solver = await openNear(state, search, cell, most);
    try {
      const counts = countsAt(state, solver, solver.program.cells[0] ?? cell, "lower");
      for (const [free, count] of counts ?? []) setFree(search, free, count);
    } finally {
      solver.close();
    }
  }
  return search.broken.length === 0;
}

function setFree(search: Search, cell: number, count: number): void {
  const { starts } = search.space;
  const step = count - (search.value[cell] ?? 0);
  if (starts[cell] !== starts[cell + 1] && step !== 0) move(search, cell, step);
}

async function openNear(state: State, search: Search, cell: number, most: number): Promise<Solver> {
  const { relations, proven } = state;
  const size = proven.lower.length;
  const still = { lower: search.value.slice(0, size), upper: search.value.slice(0, size) };
  const near = nearby(relations, cell, proven, most);
  for (const relation of near) {
    eachCell(relations, relation, (free) => {
      still.lower[free] = proven.lower[free] ?? 0;
      still.upper[free] = proven.upper[free] ?? 0;
    });
  }
  return openSolver(relations, touched(state, near), still, true);
}

/** Counts of the cells that could move, in the best table; null where the solver has none that is optimal. */
function countsAt(
  { meter }: State,
  { program, end }: Solver,
  cell: number,
  side: "lower" | "upper",
): (readonly [number, number])[] | null {
  meter.solves += 1;
  const optimum = end(cell, side);
  if (optimum === null || optimum === "infeasible") return null;
  return program.cells.map((other, column) => [other, Math.round(optimum.table[column] ?? 0)] as const);
}

/** The relations that hold any cell of those near. */
function touched({ relations, proven }: State, near: readonly number[]): number[] {
  const found = new Set<number>();
  const { starts, of } = relations.ofCell;
  for (const relation of near) {
    eachCell(relations, relation, (cell) => {
      if (proven.lower[cell] === proven.upper[cell]) return;
      for (let i = starts[cell] ?? 0; i < (starts[cell + 1] ?? 0); i++) found.add(of[i] ?? 0);
    });
  }
  return [...found].sort((a, b) => a - b);
}

import { ancestryOf } from "./ancestry.ts";
import { anneal } from "./anneal.ts";
import { linksOf } from "./links.ts";
import type { Rounding } from "./lp-text.ts";
import { type Board, failures, type State, startingState } from "./moves.ts";
import { type Siblings, siblingsOf } from "./siblings.ts";

/** What a search found: the published values, and the least K that it found them with. */
export type Found = { values: Int32Array; steps: number };

type Game = { board: Board; siblings: Siblings; state: State; sweeps: number; searched: boolean };

/** Sums visited in a search: about two seconds' worth; never fewer sweeps than LEAST. */
const EFFORT = 40_000_000;
const LEAST = 40;
/** A first short search decides whether K is worth a long one: at most one cell in 500, and a few, may be out of bounds. */
const PROBE = 10;
const HOPELESS = 0.002;
/** Searches again, cooler and dearer, while no more than one cell in 10,000, and a few, fail. */
const REPAIRS = 2;
const REPAIRABLE = 0.0001;
const FEW = 10;

/**
 * A controlled rounding by local search, from K = `steps` up to K = `most`; null where none was found. Inner cells go
 * to one of the two multiples next to them, so that only margins use extra steps. Not proven least.
 */
export function searchRounding(rounding: Rounding, most: number): Found | null {
  const game = prepared(rounding);
  for (let steps = rounding.steps; steps <= most; steps++) {
    const limit = (steps + 1) * rounding.base - 1;
    if (!polished(game, limit) && !succeeds(game, limit)) continue;
    return { values: rounding.counts.map((count, cell) => count + (game.state.residuals[cell] ?? 0)), steps };
  }
  return null;
}

/**
 * Whether a search that failed a smaller K is good enough for this one: it is then searched on, cooler, for less
 * change, which is quicker and better than to start again.
 */
function polished({ board, siblings, state, sweeps, searched }: Game, limit: number): boolean {
  if (!searched || failures(state, limit) > 0) return false;
  anneal(board, siblings, state, {
    limit,
    sweeps: Math.ceil(sweeps / 5),
    heat: [3, 0.5],
    price: [8, 30],
    seed: 11,
  });
  return failures(state, limit) === 0;
}

/** Whether a search ends with no cell beyond the limit and no link broken. */
function succeeds(game: Game, limit: number): boolean {
  const { board, siblings, state, sweeps } = game;
  const probe = { limit, sweeps: Math.ceil(sweeps / PROBE), heat: [6, 0.5], price: [2, 8], seed: 7 } as const;
  const failing = () => failures(state, limit);
  anneal(board, siblings, state, probe);
  if (failing() > HOPELESS * board.size + FEW) return false;
  anneal(board, siblings, state, { ...probe, sweeps });
  game.searched = true;
  for (let repair = 1; repair <= REPAIRS && failing() > 0; repair++) {
    if (failing() > REPAIRABLE * board.size + FEW) return false;
    anneal(board, siblings, state, {
      ...probe,
      sweeps: Math.ceil(sweeps / 8),
      heat: [2, 0.3],
      price: [8, 30],
      seed: repair,
    });
  }
  return failing() === 0;
}

function prepared({ system, counts, base }: Rounding): Game {
  const ancestry = ancestryOf(system, movableCells({ system, counts, base }));
  const board = { size: system.size, base, ancestry, links: linksOf(system, ancestry) };
  const sweeps = Math.min(3000, Math.max(LEAST, Math.round(EFFORT / Math.max(1, ancestry.holders.length))));
  return {
    board,
    siblings: siblingsOf(system, ancestry.cells),
    state: startingState(board, counts),
    sweeps,
    searched: false,
  };
}

/**
 * Inner cells that are no multiple of the base, in the order of cells, which is that of codes: neighbours share sums, and
 * a walk in the order of keys waits for memory three times as long.
 */
export function movableCells({
  system,
  counts,
  base,
}: Pick<Rounding, "system" | "counts" | "base">): Int32Array {
  const found = new Int32Array(system.size);
  let size = 0;
  for (let cell = 0; cell < system.size; cell++) {
    if (system.inner[cell] && (counts[cell] ?? 0) % base !== 0) found[size++] = cell;
  }
  return found.slice(0, size);
}

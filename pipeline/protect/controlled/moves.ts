import type { Ancestry } from "./ancestry.ts";
import type { Links } from "./links.ts";
import { seededRandom } from "./random.ts";

/** What is moved: cells, the sums that hold them and what links tables; `base` is the size of a move. */
export type Board = { size: number; base: number; ancestry: Ancestry; links: Links | null };

/**
 * A rounding under way: which movable cells are rounded up (1), the published less the true count of every cell, and
 * by how much each link fails.
 */
export type State = { up: Uint8Array; residuals: Int32Array; gaps: Int32Array };

/** The price of a rounding: a unit of absolute change costs 1, a unit beyond `limit` or in a link `price` more. */
export type Prices = { limit: number; price: number };

/** Every movable cell rounded up with probability remainder / base, in the order of `ancestry.cells`. */
export function startingState({ size, base, ancestry, links }: Board, counts: Int32Array): State {
  const random = seededRandom(1);
  const up = new Uint8Array(ancestry.cells.length);
  const state = { up, residuals: new Int32Array(size), gaps: new Int32Array(links?.count ?? 0) };
  for (let m = 0; m < up.length; m++) {
    const remainder = (counts[ancestry.cells[m] ?? 0] ?? 0) % base;
    up[m] = random() * base < remainder * 2 ** 32 ? 1 : 0;
    shift({ size, base, ancestry, links }, state, m, up[m] ? base - remainder : -remainder);
  }
  return state;
}

/** Moves a cell that is down up, or the other way, with all its sums. */
export function flip(board: Board, state: State, m: number): void {
  shift(board, state, m, state.up[m] ? -board.base : board.base);
  state.up[m] = state.up[m] ? 0 : 1;
}

function shift({ ancestry, links }: Board, { residuals, gaps }: State, m: number, by: number): void {
  const { starts, holders } = ancestry;
  const end = starts[m + 1] ?? 0;
  for (let i = starts[m] ?? 0; i < end; i++) {
    const cell = holders[i] ?? 0;
    residuals[cell] = (residuals[cell] ?? 0) + by;
  }
  if (links === null) return;
  for (let i = links.starts[m] ?? 0; i < (links.starts[m + 1] ?? 0); i++) {
    const link = links.of[i] ?? 0;
    const k = Math.abs(link) - 1;
    gaps[k] = (gaps[k] ?? 0) + (link < 0 ? -by : by);
  }
}

/** How much dearer the rounding gets when cell m flips. */
export function costOfFlip(board: Board, state: State, m: number, { limit, price }: Prices): number {
  const { starts, holders } = board.ancestry;
  const by = state.up[m] ? -board.base : board.base;
  const end = starts[m + 1] ?? 0;
  let cost = 0;
  for (let i = starts[m] ?? 0; i < end; i++) {
    const before = state.residuals[holders[i] ?? 0] ?? 0;
    const after = before + by;
    const was = before < 0 ? -before : before;
    const is = after < 0 ? -after : after;
    cost += is - was;
    if (is > limit) cost += price * (is - limit);
    if (was > limit) cost -= price * (was - limit);
  }
  return board.links === null ? cost : cost + price * linkCost(board.links, state.gaps, m, by);
}

function linkCost(links: Links, gaps: Int32Array, m: number, by: number): number {
  let cost = 0;
  for (let i = links.starts[m] ?? 0; i < (links.starts[m + 1] ?? 0); i++) {
    const link = links.of[i] ?? 0;
    const before = gaps[Math.abs(link) - 1] ?? 0;
    cost += Math.abs(before + (link < 0 ? -by : by)) - Math.abs(before);
  }
  return cost;
}

/** Number of cells beyond the limit, and of links that fail. */
export function failures({ residuals, gaps }: State, limit: number): number {
  let count = 0;
  for (const residual of residuals) if (Math.abs(residual) > limit) count += 1;
  for (const gap of gaps) if (gap !== 0) count += 1;
  return count;
}

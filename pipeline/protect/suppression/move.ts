import type { Walk } from "./walk.ts";

/** A change of counts that keeps every sum: `amount` times the sign is added to each cell. `cost` is what it hides. */
export type Move = { cells: Int32Array; signs: Int8Array; amount: number; cost: number };

/** What is asked: raise (+1) or lower (-1) `cell` by at most `need`; with `free`, through suppressed cells only. */
export type Wish = { cell: number; sign: 1 | -1; need: number; free: boolean };

/** The best move for a wish, or null where there is none: least cost for each step of the amount. */
export type Mover = (walk: Walk, wish: Wish) => Move | null;

/** Has the last word on a move that keeps one table's sums: the move, a fuller one, or null where it cannot be made. */
export type Finish = (walk: Walk, move: Move, wish: Wish) => Move | null;

import type { Move, Mover, Wish } from "./move.ts";
import type { Walk } from "./walk.ts";

/** What every suppressed cell must be left with: see suppression-cells.ts. */
export type Safety = { threshold: number; width: number };

/** The moves by which a cell's interval was shown wide enough, in order, and what they newly hid. */
export type Witness = { moves: readonly Move[]; hid: readonly number[] };

/**
 * Walks away from the truth until a cell is wide enough, and back. First down and then up through suppressed cells,
 * which costs nothing; then, unless `free`, up by suppressing more. Null where no way was found.
 */
export function widen(walk: Walk, mover: Mover, cell: number, safety: Safety, free: boolean): Witness | null {
  const moves: Move[] = [];
  const hid: number[] = [];
  const truth = walk.truth[cell] ?? 0;
  const down = Math.min(safety.width, truth - (walk.floors[cell] ?? 0));
  const left = goFrom(walk, mover, { cell, sign: -1, need: down, free: true }, moves, hid);
  back(walk, moves, 0);
  const downs = moves.length;
  const up = Math.max(safety.width - (down - left), safety.threshold - truth);
  const missing = goFrom(walk, mover, { cell, sign: 1, need: up, free }, moves, hid);
  back(walk, moves, downs);
  return missing === 0 ? { moves, hid } : null;
}

/** Moves one way until the need is met, noting moves and what they hide; gives what is left of the need. */
export function goFrom(walk: Walk, mover: Mover, wish: Wish, moves: Move[], hid: number[]): number {
  let left = wish.need;
  while (left > 0) {
    const inside = mover(walk, { ...wish, need: left, free: true });
    const move = inside ?? (wish.free ? null : mover(walk, { ...wish, need: left }));
    if (move === null) return left;
    for (const one of move.cells) {
      if (walk.hidden[one] === 1) continue;
      walk.hidden[one] = 1;
      hid.push(one);
    }
    step(walk, move, 1);
    moves.push(move);
    left -= move.amount;
  }
  return 0;
}

/** Makes a move (1) or takes it back (-1), and notes where each cell has been. */
function step(walk: Walk, { cells, signs, amount }: Move, direction: 1 | -1): void {
  const { current, least, most } = walk;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? 0;
    const count = (current[cell] ?? 0) + (signs[i] ?? 0) * amount * direction;
    current[cell] = count;
    if (count < (least[cell] ?? 0)) least[cell] = count;
    if (count > (most[cell] ?? 0)) most[cell] = count;
  }
}

/** Takes moves back, the last first, down to number `from`. */
export function back(walk: Walk, moves: readonly Move[], from: number): void {
  for (let m = moves.length - 1; m >= from; m--) {
    const move = moves[m];
    if (move !== undefined) step(walk, move, -1);
  }
}

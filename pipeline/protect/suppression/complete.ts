import { type EquationsOfCells, equationsOfCells } from "../../system/sums.ts";
import type { Equations, System } from "../../system/system.ts";
import type { Finish, Move, Wish } from "./move.ts";
import type { Walk } from "./walk.ts";

/** Effort of one completion, counted and not timed: cells tried, and the best of them at each step. */
const limits = { tries: 300, breadth: 3 };

type Try = { cell: number; sign: number; gain: number; cost: number };

/**
 * Completes a move that leaves sums open, such as one of tables that are linked in a ring: as long as a sum does not
 * hold, another of its cells moves too, the one that settles most and costs least first. Null where that leads nowhere
 * within the limits. Bounds of dimensions that are not additive are kept in the same way.
 */
export function completerOf(system: System): Finish {
  const sums = equationsOfCells(system.equations, system.size);
  const bounds = equationsOfCells(system.atMost, system.size);
  return (walk, move, wish) => new Completion(system, sums, bounds, walk, wish, move).done();
}

class Completion {
  private readonly signs = new Map<number, number>();
  /** By equation: the change of its total less that of its parts. */
  private readonly open = new Map<number, number>();
  private tries = limits.tries;

  constructor(
    private readonly system: System,
    private readonly sums: EquationsOfCells,
    private readonly bounds: EquationsOfCells,
    private readonly walk: Walk,
    private readonly wish: Wish,
    private readonly draft: Move,
  ) {
    for (const [i, cell] of draft.cells.entries()) this.change(cell, draft.signs[i] ?? 0);
  }

  done(): Move | null {
    if (!this.settle()) return null;
    const { walk, signs } = this;
    let { amount } = this.draft;
    let cost = 0;
    for (const [cell, sign] of signs) {
      if (walk.hidden[cell] === 0) cost += walk.cost[cell] ?? 0;
      if (sign < 0) amount = Math.min(amount, this.room(cell));
    }
    return { cells: Int32Array.from(signs.keys()), signs: Int8Array.from(signs.values()), amount, cost };
  }

  private settle(): boolean {
    const options = this.options();
    if (options === null) return true;
    for (const { cell, sign } of options.slice(0, limits.breadth)) {
      this.tries -= 1;
      if (this.tries < 0) return false;
      this.change(cell, sign);
      if (this.settle()) return true;
      this.change(cell, -sign);
    }
    return false;
  }

  /** What could settle the first sum or bound that is broken, the best first; null where all hold. */
  private options(): Try[] | null {
    for (const [equation, left] of this.open) if (left !== 0) return this.ofSum(equation, Math.sign(left));
    for (const [cell, sign] of this.signs) {
      for (let i = this.bounds.starts[cell] ?? 0; i < (this.bounds.starts[cell + 1] ?? 0); i++) {
        const found = this.ofBound(this.bounds.of[i] ?? 0, cell, sign);
        if (found !== null) return found;
      }
    }
    return null;
  }

  private ofSum(equation: number, sign: number): Try[] {
    const { equations } = this.system;
    const parts = partsOf(equations, equation);
    const tries = [this.tried(equations.totals[equation] ?? 0, -sign)];
    for (const part of parts) tries.push(this.tried(part, sign));
    return this.ranked(tries);
  }

  private ofBound(bound: number, cell: number, sign: number): Try[] | null {
    const { totals } = this.system.atMost;
    const total = totals[bound] ?? 0;
    const change = (one: number) => this.signs.get(one) ?? 0;
    const parts = cell === total ? partsOf(this.system.atMost, bound) : [cell];
    for (const part of parts) {
      const margin = (this.walk.current[total] ?? 0) - (this.walk.current[part] ?? 0) - this.walk.slack;
      if (change(part) <= change(total) || margin + change(total) - change(part) >= 0) continue;
      return this.ranked([sign > 0 ? this.tried(total, 1) : this.tried(part, -1)]);
    }
    return null;
  }

  /** A cell and how it would move, where it can. */
  private tried(cell: number, sign: number): Try | null {
    const { walk, signs, wish } = this;
    if (signs.has(cell) || walk.fixed[cell] === 1 || walk.barred[cell] === 1) return null;
    if (wish.free && walk.hidden[cell] === 0) return null;
    if (sign < 0 && this.room(cell) <= 0) return null;
    let gain = 0;
    this.eachSum(cell, (equation, factor) => {
      const left = this.open.get(equation) ?? 0;
      gain += Math.abs(left) - Math.abs(left + factor * sign);
    });
    return { cell, sign, gain, cost: walk.hidden[cell] === 1 ? 0 : (walk.cost[cell] ?? 0) };
  }

  private ranked(tries: readonly (Try | null)[]): Try[] {
    const { keys } = this.walk;
    return tries
      .filter((one) => one !== null)
      .sort(
        (a, b) =>
          b.gain - a.gain || a.cost - b.cost || (keys[a.cell] ?? 0) - (keys[b.cell] ?? 0) || a.cell - b.cell,
      );
  }

  private room(cell: number): number {
    return (this.walk.current[cell] ?? 0) - (this.walk.floors[cell] ?? 0);
  }

  private change(cell: number, by: number): void {
    const sign = (this.signs.get(cell) ?? 0) + by;
    if (sign === 0) this.signs.delete(cell);
    else this.signs.set(cell, sign);
    this.eachSum(cell, (equation, factor) => {
      const left = (this.open.get(equation) ?? 0) + factor * by;
      if (left === 0) this.open.delete(equation);
      else this.open.set(equation, left);
    });
  }

  /** The sums of a cell, with 1 where it is the total and -1 where it is a part. */
  private eachSum(cell: number, visit: (equation: number, factor: 1 | -1) => void): void {
    const { starts, of } = this.sums;
    for (let i = starts[cell] ?? 0; i < (starts[cell + 1] ?? 0); i++) {
      const equation = of[i] ?? 0;
      visit(equation, this.system.equations.totals[equation] === cell ? 1 : -1);
    }
  }
}

function partsOf({ starts, parts }: Equations, equation: number): Int32Array {
  return parts.subarray(starts[equation] ?? 0, starts[equation + 1] ?? 0);
}

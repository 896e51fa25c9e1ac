import { nodesAt } from "../../system/build-system.ts";
import type { Cube } from "../../system/system.ts";
import type { Finish, Move, Wish } from "./move.ts";
import { type Turn, turnsOf } from "./turns.ts";
import type { Walk } from "./walk.ts";

type Axis = { stride: number; turns: (node: number) => readonly Turn[] };
type Option = { stride: number; node: number; turns: readonly Turn[] };

/** No move in one table has more cells: 2 a plain dimension, 6 or so a hierarchy. */
const mostCells = 1 << 14;

/**
 * The search for moves in one table: depth first over one turn a dimension, with the bound that more cells only add
 * cost and take room. It keeps its work between calls, so that nothing is allocated for the millions that fail.
 */
export class CubeSearch {
  private readonly positions = new Int32Array(mostCells);
  private readonly signs = new Int8Array(mostCells);
  private readonly axes: readonly Axis[];
  private wish: Wish = { cell: 0, sign: 1, need: 0, free: true };
  private best: Move | null = null;
  private options: readonly Option[] = [];
  private cost = 0;
  private room = 0;

  constructor(
    private readonly cube: Cube,
    private readonly finish: Finish,
  ) {
    this.axes = axesOf(cube);
  }

  /** The best move of the cell at a position, where it is better than `best`. */
  from(walk: Walk, wish: Wish, position: number, best: Move | null): Move | null {
    this.wish = wish;
    this.best = best;
    this.positions[0] = position;
    this.signs[0] = wish.sign;
    this.cost = 0;
    this.room = wish.need;
    if (!this.add(walk, position, wish.sign)) return best;
    const nodes = nodesAt(this.cube.trees, position);
    this.options = this.axes
      .map(({ stride, turns }, t) => this.able(walk, position, stride, nodes[t] ?? 0, turns(nodes[t] ?? 0)))
      .sort((a, b) => a.turns.length - b.turns.length);
    this.extend(walk, 0, 1);
    return this.best;
  }

  /** Carries a move of another table on into this one: `at` are the positions here of cells that it changes. */
  carryOn(walk: Walk, wish: Wish, move: Move, at: readonly number[], signs: readonly number[]): Move | null {
    this.wish = wish;
    this.best = null;
    this.cost = move.cost;
    this.room = move.amount;
    this.positions.set(at);
    this.signs.set(signs);
    const nodes = at.map((position) => nodesAt(this.cube.trees, position));
    this.options = this.axes.flatMap(({ stride, turns }, t) => {
      const isWhole = nodes.every((one) => one[t] === 0) && this.cube.trees[t]?.hasTotal === true;
      return isWhole ? [{ stride, node: 0, turns: turns(0) }] : [];
    });
    this.extend(walk, 0, at.length);
    return this.best;
  }

  /** The turns whose own line, the other dimensions standing still, can move at all. */
  private able(walk: Walk, position: number, stride: number, node: number, turns: readonly Turn[]): Option {
    const { cost, room } = this;
    const able = turns.filter(({ nodes, signs }) => {
      for (let n = 1; n < nodes.length; n++) {
        const sign = (signs[n] ?? 0) * this.wish.sign;
        if (!this.add(walk, position + ((nodes[n] ?? 0) - node) * stride, sign)) return false;
      }
      return true;
    });
    this.cost = cost;
    this.room = room;
    return { stride, node, turns: able };
  }

  /** Counts a cell into cost and room; false where it cannot move. */
  private add(walk: Walk, position: number, sign: number): boolean {
    const cell = this.cube.cells[position] ?? 0;
    if (walk.fixed[cell] === 1 || walk.barred[cell] === 1) return false;
    if (walk.hidden[cell] === 0) {
      if (this.wish.free) return false;
      this.cost += walk.cost[cell] ?? 0;
    }
    if (sign < 0) {
      const spare = (walk.current[cell] ?? 0) - (walk.floors[cell] ?? 0);
      if (spare <= 0) return false;
      if (spare < this.room) this.room = spare;
    }
    return true;
  }

  /** Whether what is found so far can no longer be better than the best, for each step of its amount. */
  private isWorse(cost: number, room: number): boolean {
    const { best } = this;
    if (best === null) return false;
    if (cost === 0 && best.cost === 0) return room <= best.amount;
    return cost * best.amount > best.cost * room;
  }

  private extend(walk: Walk, depth: number, size: number): void {
    const option = this.options[depth];
    if (option === undefined) {
      this.settle(walk, size);
      return;
    }
    const { cost, room } = this;
    for (const { nodes, signs } of option.turns) {
      this.cost = cost;
      this.room = room;
      if (this.grow(walk, size, option, nodes, signs)) this.extend(walk, depth + 1, size * nodes.length);
      if (this.best !== null && this.best.cost === 0 && this.best.amount === this.wish.need) return;
    }
  }

  /** Multiplies the move by a turn; false, half-done, where a cell stands in the way. */
  private grow(walk: Walk, size: number, option: Option, nodes: Int32Array, turnSigns: Int8Array): boolean {
    if (size * nodes.length > mostCells) return false;
    for (let n = 1; n < nodes.length; n++) {
      const shift = ((nodes[n] ?? 0) - option.node) * option.stride;
      const flip = turnSigns[n] ?? 0;
      for (let i = 0; i < size; i++) {
        const position = (this.positions[i] ?? 0) + shift;
        const sign = (this.signs[i] ?? 0) * flip;
        if (!this.add(walk, position, sign)) return false;
        this.positions[n * size + i] = position;
        this.signs[n * size + i] = sign;
      }
      if (this.isWorse(this.cost, this.room)) return false;
    }
    return true;
  }

  /** Takes the finished move where it is better than the best, the lesser key deciding between equals. */
  private settle(walk: Walk, size: number): void {
    if (this.isWorse(this.cost, this.room)) return;
    const cells = Int32Array.from(
      this.positions.subarray(0, size),
      (position) => this.cube.cells[position] ?? 0,
    );
    const draft = { cells, signs: this.signs.slice(0, size), amount: this.room, cost: this.cost };
    const { best } = this;
    const move = this.finish(walk, draft, this.wish);
    if (move === null || this.isWorse(move.cost, move.amount)) return;
    const isTie = best !== null && move.cost * best.amount === best.cost * move.amount;
    if (isTie && keyOf(walk, move) >= keyOf(walk, best)) return;
    this.best = move;
  }
}

/** The sum of the keys of a move's cells: what decides between moves that are equally good. */
function keyOf({ keys }: Walk, { cells }: Move): number {
  return cells.reduce((sum, cell) => (sum + (keys[cell] ?? 0)) >>> 0, 0);
}

function axesOf({ trees, cells }: Cube): Axis[] {
  let stride = cells.length;
  return trees.map((tree) => {
    stride /= tree.nodes.length;
    const known: (readonly Turn[] | undefined)[] = [];
    const turns = (node: number) => {
      const found = known[node] ?? turnsOf(tree, node);
      known[node] = found;
      return found;
    };
    return { stride, turns };
  });
}

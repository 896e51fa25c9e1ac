import type { Walk } from "../suppression/walk.ts";
import { type Contributors, isLone } from "./contributors.ts";
import type { Figure } from "./figures.ts";
import { up } from "./units.ts";

/**
 * What contributors know of cells besides what is published, in the walk's units: `first`, the least that the greatest
 * contributor of a cell knows it to be, and `second` the next one; `lone`, 1 where one contributor knows all of it.
 */
export type Knowledge = { first: Int32Array; second: Int32Array; lone: Uint8Array };

/**
 * A contributor knows that a cell is at least what he gave. That is said of cells that are no total: of a total it
 * follows from its parts.
 */
export function knowledgeOf(figures: readonly Figure[], inner: Uint8Array, unit: bigint): Knowledge {
  const floors = (read: (figure: Figure) => bigint) =>
    Int32Array.from(figures, (figure, cell) => (inner[cell] === 1 ? up(read(figure), unit) : 0));
  return {
    first: floors(({ largest: [one] }) => one),
    second: floors(({ largest: [one, two] }) => two - one),
    lone: Uint8Array.from(figures, (figure) => (isLone(figure) ? 1 : 0)),
  };
}

/** Ways to set what the intruders of a walk know; each holds until the next is set. */
export type Intruders = {
  /** The greatest contributors of all cells together, but for the one of this cell. */
  all: (cell: number) => void;
  /** One greatest contributor, besides what anybody's second contributor knows; null for none. */
  one: (person: number | null) => void;
};

/** The intruders of a walk. In the cells of a contributor who is left out, the second one is the greatest intruder. */
export function intrudersOf(walk: Walk, { chief, cells }: Contributors, known: Knowledge): Intruders {
  const together = { barred: known.lone.slice(), floors: known.first.slice() };
  const alone = { barred: new Uint8Array(known.lone.length), floors: known.second.slice() };
  let without: readonly number[] = [];
  let by: readonly number[] = [];
  const cellsOf = (person: number | null | undefined) => cells.get(person ?? -1) ?? [];
  return {
    all: (cell) => {
      tell(together, without, known.lone, known.first);
      without = cellsOf(chief[cell]);
      tell(together, without, null, known.second);
      Object.assign(walk, together);
    },
    one: (person) => {
      tell(alone, by, null, known.second);
      by = cellsOf(person);
      tell(alone, by, known.lone, known.first);
      Object.assign(walk, alone);
    },
  };
}

/** Writes what is known of some cells. */
function tell(
  { barred, floors }: Pick<Walk, "barred" | "floors">,
  cells: readonly number[],
  lone: Uint8Array | null,
  least: Int32Array,
): void {
  for (const cell of cells) {
    barred[cell] = lone?.[cell] ?? 0;
    floors[cell] = least[cell] ?? 0;
  }
}

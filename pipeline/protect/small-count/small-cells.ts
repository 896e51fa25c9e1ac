import type { System } from "../../system/system.ts";

/**
 * The inner cells whose counts are from 1 to base - 1: the only ones that move. Small cell v is the system's cell
 * `cells[v]`; moving it moves the published cells `moved[starts[v]]` to `moved[starts[v + 1] - 1]`: itself and every
 * total that it is counted in, each once. `salts` are its source of draws: its key, mixed with its number.
 */
export type SmallCells = {
  cells: Int32Array;
  starts: Int32Array;
  moved: Int32Array;
  salts: Uint32Array;
};

/** For each cell, the totals that it is a part of: cell c's are `of[starts[c]]` and so on. */
type TotalsOfCells = { starts: Int32Array; of: Int32Array };

/** Finds the small inner cells of a system and all that moves with each. `keys` hold one 32-bit key a cell. */
export function smallCellsOf(
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
  base: number,
): SmallCells {
  const cells = listed(system, counts, base);
  const salts = Uint32Array.from(cells, (cell) => (keys[cell] ?? 0) ^ Math.imul(cell + 1, 0x9e3779b1));
  return { cells, salts, ...closure(cells, totalsOfCells(system)) };
}

function listed({ size, inner }: System, counts: Int32Array, base: number): Int32Array {
  const cells = new Int32Array(size);
  let length = 0;
  for (let cell = 0; cell < size; cell++) {
    const count = counts[cell] ?? 0;
    if (inner[cell] === 1 && count > 0 && count < base) cells[length++] = cell;
  }
  return cells.slice(0, length);
}

function totalsOfCells({ size, equations: { totals, starts, parts } }: System): TotalsOfCells {
  const ends = new Int32Array(size + 1);
  for (const part of parts) ends[part + 1] = (ends[part + 1] ?? 0) + 1;
  for (let cell = 0; cell < size; cell++) ends[cell + 1] = (ends[cell + 1] ?? 0) + (ends[cell] ?? 0);
  const next = ends.slice();
  const of = new Int32Array(parts.length);
  for (let e = 0; e < totals.length; e++) {
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++) {
      const part = parts[i] ?? 0;
      const at = next[part] ?? 0;
      of[at] = totals[e] ?? 0;
      next[part] = at + 1;
    }
  }
  return { starts: ends, of };
}

/** Climbs from each small cell to every total above it; a stamp keeps a total from being listed twice. */
function closure(cells: Int32Array, totals: TotalsOfCells): { starts: Int32Array; moved: Int32Array } {
  const starts = new Int32Array(cells.length + 1);
  const stamps = new Int32Array(totals.starts.length).fill(-1);
  let moved = new Int32Array(cells.length * 16 + 16);
  let length = 0;
  for (let v = 0; v < cells.length; v++) {
    const first = cells[v] ?? 0;
    stamps[first] = v;
    if (length === moved.length) moved = longer(moved);
    moved[length++] = first;
    for (let head = length - 1; head < length; head++) {
      const cell = moved[head] ?? 0;
      for (let i = totals.starts[cell] ?? 0; i < (totals.starts[cell + 1] ?? 0); i++) {
        const total = totals.of[i] ?? 0;
        if (stamps[total] === v) continue;
        stamps[total] = v;
        if (length === moved.length) moved = longer(moved);
        moved[length++] = total;
      }
    }
    starts[v + 1] = length;
  }
  return { starts, moved: moved.slice(0, length) };
}

function longer(list: Int32Array): Int32Array<ArrayBuffer> {
  const twice = new Int32Array(list.length * 2);
  twice.set(list);
  return twice;
}

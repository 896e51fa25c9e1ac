import type { Knowledge } from "../protect/system-method.ts";
import type { Relations } from "./relations.ts";
import { type Space, turned } from "./space.ts";

/** Each cell as `base` and a sum of free cells: those of cell c are `of[starts[c]]` and so on. */
type Sums = { starts: Int32Array; of: Int32Array; base: Int32Array };

/**
 * The space of all tables where it needs no elimination: where every total that is not known is a plain sum of inner
 * cells and all its sums say the same, as under rounding. One array instead of a map a cell: a million cells are a
 * matter of a second. Null where tables break a margin down in two ways, or where more than `mostFixed` totals are
 * known and their parts are not: then the sums bind inner cells, and only elimination frees them. The few that may be
 * fixed are left to the search to keep.
 */
export function sumSpaceOf(relations: Relations, known: Knowledge, mostFixed = 0): Space | null {
  if (relations.count > relations.equalities) return null;
  const size = known.lower.length;
  const lengths = new Int32Array(size);
  const settled = new Uint8Array(size);
  const order = fillingOrder(relations, known, lengths, settled);
  if (settled.includes(0) || fixedOf(relations, known, lengths) > mostFixed) return null;
  const sums = filled(relations, known, order, lengths);
  if (sums === null || !sumsHold(relations, sums)) return null;
  const { starts, of, base } = sums;
  const members = { starts, of, signs: new Int32Array(of.length).fill(1) };
  const columns = turned(members, size);
  const rows = { starts: columns.starts, rows: columns.of, signs: columns.signs };
  return { size, rowCount: size, base, ...rows, members, extras: new Int32Array(0) };
}

/** Number of totals that are known above free cells. */
function fixedOf(
  { equalities, starts, cells }: Relations,
  { lower, upper }: Knowledge,
  lengths: Int32Array,
): number {
  const fixed = new Set<number>();
  for (let r = 0; r < equalities; r++) {
    const total = cells[starts[r] ?? 0] ?? 0;
    if (lower[total] === upper[total] && (lengths[total] ?? 0) > 0) fixed.add(total);
  }
  return fixed.size;
}

/** For each total one sum whose parts are settled before it; `lengths` are of its free cells. */
function fillingOrder(
  { equalities, starts, cells }: Relations,
  { lower, upper }: Knowledge,
  lengths: Int32Array,
  settled: Uint8Array,
): number[] {
  settled.fill(1);
  for (let r = 0; r < equalities; r++) settled[cells[starts[r] ?? 0] ?? 0] = 0;
  for (let cell = 0; cell < lengths.length; cell++) {
    if (settled[cell] === 1 && lower[cell] !== upper[cell]) lengths[cell] = 1;
  }
  const order: number[] = [];
  for (let before = -1; before < order.length; ) {
    before = order.length;
    for (let r = 0; r < equalities; r++) {
      const from = starts[r] ?? 0;
      const total = cells[from] ?? 0;
      if (settled[total] === 1) continue;
      const length = lengthOfParts(cells, from + 1, starts[r + 1] ?? 0, lengths, settled);
      if (length < 0) continue;
      settled[total] = 1;
      lengths[total] = length;
      order.push(r);
    }
  }
  return order;
}

function lengthOfParts(
  cells: Int32Array,
  from: number,
  to: number,
  lengths: Int32Array,
  settled: Uint8Array,
): number {
  let length = 0;
  for (let i = from; i < to; i++) {
    const part = cells[i] ?? 0;
    if (settled[part] === 0) return -1;
    length += lengths[part] ?? 0;
  }
  return length;
}

/** A matrix of more entries than this would not fit in memory. */
const mostEntries = 2 ** 27;

function filled(
  { starts: from, cells }: Relations,
  { lower, upper }: Knowledge,
  order: readonly number[],
  lengths: Int32Array,
): Sums | null {
  if (lengths.reduce((sum, length) => sum + length, 0) > mostEntries) return null;
  const starts = new Int32Array(lengths.length + 1);
  for (let cell = 0; cell < lengths.length; cell++)
    starts[cell + 1] = (starts[cell] ?? 0) + (lengths[cell] ?? 0);
  const of = new Int32Array(starts[lengths.length] ?? 0);
  const base = new Int32Array(lengths.length);
  const isSum = new Uint8Array(lengths.length);
  for (const r of order) isSum[cells[from[r] ?? 0] ?? 0] = 1;
  for (let cell = 0; cell < lengths.length; cell++) {
    if (isSum[cell] === 1) continue;
    if (lower[cell] === upper[cell]) base[cell] = lower[cell] ?? 0;
    else of[starts[cell] ?? 0] = cell;
  }
  for (const r of order) {
    const total = cells[from[r] ?? 0] ?? 0;
    let at = starts[total] ?? 0;
    for (let i = (from[r] ?? 0) + 1; i < (from[r + 1] ?? 0); i++) {
      const part = cells[i] ?? 0;
      base[total] = (base[total] ?? 0) + (base[part] ?? 0);
      for (let k = starts[part] ?? 0; k < (starts[part + 1] ?? 0); k++) of[at++] = of[k] ?? 0;
    }
  }
  return { starts, of, base };
}

/** True where each sum's total holds the free cells of its parts, every one once, and the same known counts. */
function sumsHold({ equalities, starts: from, cells }: Relations, { starts, of, base }: Sums): boolean {
  const mark = new Int32Array(base.length).fill(-1);
  for (let r = 0; r < equalities; r++) {
    const total = cells[from[r] ?? 0] ?? 0;
    for (let k = starts[total] ?? 0; k < (starts[total + 1] ?? 0); k++) mark[of[k] ?? 0] = 2 * r;
    let left = (starts[total + 1] ?? 0) - (starts[total] ?? 0);
    let known = base[total] ?? 0;
    for (let i = (from[r] ?? 0) + 1; i < (from[r + 1] ?? 0); i++) {
      const part = cells[i] ?? 0;
      known -= base[part] ?? 0;
      for (let k = starts[part] ?? 0; k < (starts[part + 1] ?? 0); k++) {
        const free = of[k] ?? 0;
        if (mark[free] !== 2 * r) return false;
        mark[free] = 2 * r + 1;
        left -= 1;
      }
    }
    if (left !== 0 || known !== 0) return false;
  }
  return true;
}

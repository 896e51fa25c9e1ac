import { NO_UPPER } from "../protect/system-method.ts";
import { Contradiction } from "./contradiction.ts";
import { isSpent, type Meter } from "./meter.ts";
import type { Relations } from "./relations.ts";
import { lowerSide, record, type Trail, upperSide } from "./trail.ts";

/** What is proven so far of each cell, and how. */
export type Proven = { lower: Int32Array; upper: Int32Array; trail: Trail; visits: number };

/**
 * Tightens intervals until no relation by itself says more: a total from its parts, and each part from the total less
 * the other parts, in integers. `from` names the relations to look at first; null means all. Ends early where the
 * budget does; what is proven by then is still true. Throws Contradiction where a cell is left with no count at all.
 * A caller who propagates many times hands in one `queue`, which is empty again at the end.
 */
export function propagate(
  relations: Relations,
  proven: Proven,
  from: readonly number[] | null,
  meter: Meter,
  queue: Queue = newQueue(relations.count),
): void {
  if (from === null) for (let r = 0; r < relations.count; r++) push(queue, r);
  else for (const r of from) push(queue, r);
  let looks = 0;
  for (let r = shift(queue); r >= 0; r = shift(queue)) {
    if ((++looks & 255) === 0 && isSpent(meter)) return;
    const before = proven.trail.end.length;
    look(relations, proven, r);
    meter.work += (relations.starts[r + 1] ?? 0) - (relations.starts[r] ?? 0);
    for (let t = before; t < proven.trail.end.length; t++) {
      pushRelationsOf(relations, queue, (proven.trail.end[t] ?? 0) >> 1, r);
    }
  }
}

/** The sum of one relation's parts: their least and greatest; `unbounded` of them have no greatest. */
type PartSums = { least: number; greatest: number; unbounded: number };

function look(relations: Relations, proven: Proven, relation: number): void {
  const from = relations.starts[relation] ?? 0;
  const to = relations.starts[relation + 1] ?? 0;
  const { cells } = relations;
  const { lower, upper } = proven;
  proven.visits += 1;
  const sums = partSums(cells, from + 1, to, proven);
  const total = cells[from] ?? 0;
  const totalLower = lower[total] ?? 0;
  const totalUpper = upper[total] ?? 0;
  raise(proven, total, sums.least, relation);
  const isEquality = relation < relations.equalities;
  if (isEquality && sums.unbounded === 0) cut(proven, total, sums.greatest, relation);
  for (let i = from + 1; i < to; i++) {
    const part = cells[i] ?? 0;
    const partLower = lower[part] ?? 0;
    const partUpper = upper[part] ?? 0;
    if (totalUpper !== NO_UPPER) cut(proven, part, totalUpper - (sums.least - partLower), relation);
    if (!isEquality) continue;
    const isUnbounded = partUpper === NO_UPPER;
    if (sums.unbounded > (isUnbounded ? 1 : 0)) continue;
    raise(proven, part, totalLower - (sums.greatest - (isUnbounded ? 0 : partUpper)), relation);
  }
}

function partSums(cells: Int32Array, from: number, to: number, { lower, upper }: Proven): PartSums {
  let least = 0;
  let greatest = 0;
  let unbounded = 0;
  for (let i = from; i < to; i++) {
    const part = cells[i] ?? 0;
    least += lower[part] ?? 0;
    const top = upper[part] ?? 0;
    if (top === NO_UPPER) unbounded += 1;
    else greatest += top;
  }
  return { least, greatest, unbounded };
}

/** Raises the lower end of a cell to what a relation proves, where that is more. */
export function raise(
  { lower, upper, trail, visits }: Proven,
  cell: number,
  to: number,
  relation: number,
): void {
  if (to <= (lower[cell] ?? 0)) return;
  if (to > (upper[cell] ?? 0)) throw new Contradiction(cell);
  lower[cell] = to;
  record(trail, 2 * cell + lowerSide, to, relation, visits);
}

/** Cuts the upper end of a cell to what a relation proves, where that is less. */
export function cut(
  { lower, upper, trail, visits }: Proven,
  cell: number,
  to: number,
  relation: number,
): void {
  if (to >= (upper[cell] ?? 0)) return;
  if (to < (lower[cell] ?? 0)) throw new Contradiction(cell);
  upper[cell] = to;
  record(trail, 2 * cell + upperSide, to, relation, visits);
}

/** Relations that wait to be looked at. */
export type Queue = { ring: Int32Array; head: number; length: number; waiting: Uint8Array };

/** An empty queue for so many relations. */
export function newQueue(count: number): Queue {
  return { ring: new Int32Array(Math.max(1, count)), head: 0, length: 0, waiting: new Uint8Array(count) };
}

function push(queue: Queue, relation: number): void {
  if (queue.waiting[relation] === 1) return;
  queue.waiting[relation] = 1;
  queue.ring[(queue.head + queue.length) % queue.ring.length] = relation;
  queue.length += 1;
}

function shift(queue: Queue): number {
  if (queue.length === 0) return -1;
  const relation = queue.ring[queue.head] ?? 0;
  queue.head = (queue.head + 1) % queue.ring.length;
  queue.length -= 1;
  queue.waiting[relation] = 0;
  return relation;
}

function pushRelationsOf({ ofCell }: Relations, queue: Queue, cell: number, except: number): void {
  for (let i = ofCell.starts[cell] ?? 0; i < (ofCell.starts[cell + 1] ?? 0); i++) {
    const relation = ofCell.of[i] ?? 0;
    if (relation !== except) push(queue, relation);
  }
}

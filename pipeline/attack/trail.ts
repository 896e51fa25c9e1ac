/** Ends of an interval, as the low bit of an end's number: 2 * cell + side. */
export const lowerSide = 0;
export const upperSide = 1;

/**
 * Every tightening of an end in the order in which it was proven, so that a proof can be read backwards. `before[t]`
 * is the entry that tightened the same end before t (-1: the end was as known from the start); `visit[t]` numbers the
 * look at a relation that proved it: everything in one visit was proven from what stood before that visit.
 */
export type Trail = {
  end: number[];
  bound: number[];
  relation: number[];
  visit: number[];
  before: number[];
  last: Int32Array;
};

/** An empty trail for cells numbered below `size`. */
export function newTrail(size: number): Trail {
  return { end: [], bound: [], relation: [], visit: [], before: [], last: new Int32Array(2 * size).fill(-1) };
}

/** Adds one tightening. */
export function record(trail: Trail, end: number, bound: number, relation: number, visit: number): void {
  trail.before.push(trail.last[end] ?? -1);
  trail.last[end] = trail.end.length;
  trail.end.push(end);
  trail.bound.push(bound);
  trail.relation.push(relation);
  trail.visit.push(visit);
}

/** The entry that held for an end before a visit, or -1. */
export function entryBefore(trail: Trail, end: number, visit: number): number {
  let entry = trail.last[end] ?? -1;
  while (entry >= 0 && (trail.visit[entry] ?? 0) >= visit) entry = trail.before[entry] ?? -1;
  return entry;
}

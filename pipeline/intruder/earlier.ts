import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { Equations, System } from "../system/system.ts";
import { EquationList } from "./equation-list.ts";

/** Cells and sums, and what is known of each cell before any sum is used. */
export type Known = { system: System; knowledge: Knowledge };

/** The same cell of the same table at two times: its number now and its number then. */
export type Pair = readonly [now: number, then: number];

/** Where the cells of one system stand in the joint one: each copy of pair i is `first + i`. */
type Layout = { earlier: number; stayed: number; joined: number; left: number; size: number };

/**
 * What is published now together with what was published then, of the same people but for at most `most` who joined and
 * at most `most` who left; someone whose answers were corrected left and joined. In the joint system the cells of now
 * keep their numbers, those of then follow, and then those of each pair who stayed, joined and left: now is stayed and
 * joined, then is stayed and left, and who joined adds up as now does, who left as then did. Cells that show the same
 * at both times are coupled too: a sum may have told more of one of them at one time. A cell is in one pair at most; for
 * several earlier releases the joint system is given as the present one again.
 */
export function withEarlier(now: Known, then: Known, pairs: readonly Pair[], most: number): Known {
  const layout = layoutOf(now.system.size, then.system.size, pairs.length);
  const equations = new EquationList();
  const atMost = new EquationList();
  equations.addAll(now.system.equations, 0);
  equations.addAll(then.system.equations, layout.earlier);
  atMost.addAll(now.system.atMost, 0);
  atMost.addAll(then.system.atMost, layout.earlier);
  const joined = numbersOf(pairs, 0, layout.joined);
  const left = numbersOf(pairs, 1, layout.left);
  copySums(now.system, joined, equations, atMost);
  copySums(then.system, left, equations, atMost);
  for (const [i, [nowCell, thenCell]] of pairs.entries()) {
    equations.add(nowCell, [layout.stayed + i, layout.joined + i]);
    equations.add(layout.earlier + thenCell, [layout.stayed + i, layout.left + i]);
  }
  const system = {
    size: layout.size,
    cubes: now.system.cubes,
    equations: equations.list(),
    atMost: atMost.list(),
  };
  return {
    system: { ...system, inner: innerOf(system.equations, layout.size) },
    knowledge: jointKnowledge(now.knowledge, then.knowledge, layout, most),
  };
}

/**
 * True counts of the joint system, from which the attack's search sets out (`Question.table`): those of now, and those
 * of then where the caller holds them, or else the same as now. Who joined and left is taken at its least, so that the
 * search has little to mend.
 */
export function earlierTable(
  joint: System,
  pairs: readonly Pair[],
  now: Int32Array,
  then: { size: number; counts: Int32Array | null },
): Int32Array {
  const layout = layoutOf(now.length, then.size, pairs.length);
  const table = new Int32Array(layout.size);
  table.set(now);
  for (const [nowCell, thenCell] of pairs) table[layout.earlier + thenCell] = now[nowCell] ?? 0;
  if (then.counts !== null) table.set(then.counts, layout.earlier);
  for (const [i, [nowCell, thenCell]] of pairs.entries()) {
    const grown = (now[nowCell] ?? 0) - (table[layout.earlier + thenCell] ?? 0);
    table[layout.joined + i] = Math.max(0, grown);
    table[layout.left + i] = Math.max(0, -grown);
  }
  addUpFrom(layout.joined, joint.equations, table);
  for (const [i, [nowCell]] of pairs.entries())
    table[layout.stayed + i] = Math.max(0, (now[nowCell] ?? 0) - (table[layout.joined + i] ?? 0));
  return table;
}

/** Fills the totals among the cells from one on, whose sums come in the order in which they can be filled. */
function addUpFrom(first: number, { totals, starts, parts }: Equations, table: Int32Array): void {
  for (const [e, total] of totals.entries()) {
    if (total < first) continue;
    const own = parts.subarray(starts[e], starts[e + 1]);
    table[total] = own.reduce((sum, part) => sum + (table[part] ?? 0), 0);
  }
}

function layoutOf(now: number, then: number, pairs: number): Layout {
  const stayed = now + then;
  return {
    earlier: now,
    stayed,
    joined: stayed + pairs,
    left: stayed + 2 * pairs,
    size: stayed + 3 * pairs,
  };
}

/** The copy of each cell that is in a pair, by the cell's number on one side. */
function numbersOf(pairs: readonly Pair[], side: 0 | 1, first: number): Map<number, number> {
  return new Map(pairs.map((pair, i) => [pair[side], first + i]));
}

/** The sums and limits of a system among the copies of its cells; where a part has no copy, each part is a limit. */
function copySums(
  { equations, atMost }: System,
  copies: ReadonlyMap<number, number>,
  sums: EquationList,
  limits: EquationList,
): void {
  for (const [list, isSum] of [
    [equations, true],
    [atMost, false],
  ] as const) {
    for (const [e, total] of list.totals.entries()) {
      const own = list.parts.subarray(list.starts[e], list.starts[e + 1]);
      const parts = Array.from(own).flatMap((part) => copies.get(part) ?? []);
      const copy = copies.get(total);
      if (copy === undefined || parts.length === 0) continue;
      (isSum && parts.length === own.length ? sums : limits).add(copy, parts);
    }
  }
}

function innerOf({ totals }: Equations, size: number): Uint8Array {
  const inner = new Uint8Array(size).fill(1);
  for (const total of totals) inner[total] = 0;
  return inner;
}

function jointKnowledge(now: Knowledge, then: Knowledge, layout: Layout, most: number): Knowledge {
  const lower = new Int32Array(layout.size);
  const upper = new Int32Array(layout.size).fill(NO_UPPER);
  lower.set(now.lower);
  lower.set(then.lower, layout.earlier);
  upper.set(now.upper);
  upper.set(then.upper, layout.earlier);
  upper.fill(most, layout.joined);
  return { lower, upper };
}

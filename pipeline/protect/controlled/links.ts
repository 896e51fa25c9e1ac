import type { System } from "../../system/system.ts";
import type { Ancestry } from "./ancestry.ts";
import { seededRandom } from "./random.ts";

/**
 * What holds linked tables together: a total that two tables reach from different inner cells must come out the same
 * from both. Link k is in the sums of movable cell m with the sign of `of[i]`, where |of[i]| = k + 1 and i runs from
 * `starts[m]` to `starts[m + 1] - 1`.
 */
export type Links = { count: number; starts: Int32Array; of: Int32Array };

/** The first equation of each total, by total; -1 for inner cells. */
export function definitions({ size, equations }: Pick<System, "size" | "equations">): Int32Array {
  const first = new Int32Array(size).fill(-1);
  for (let e = equations.totals.length - 1; e >= 0; e--) first[equations.totals[e] ?? 0] = e;
  return first;
}

/** The links of a system, or null within one table, where all equations of a total have the same inner cells. */
export function linksOf(system: System, ancestry: Ancestry): Links | null {
  const unlike = unlikeEquations(system);
  if (unlike.length === 0) return null;
  const ofCell = signedLinks(system, unlike);
  const starts = new Int32Array(ancestry.cells.length + 1);
  const of: number[] = [];
  for (let m = 0; m < ancestry.cells.length; m++) {
    const net = new Map<number, number>();
    for (let i = ancestry.starts[m] ?? 0; i < (ancestry.starts[m + 1] ?? 0); i++) {
      for (const link of ofCell.get(ancestry.holders[i] ?? 0) ?? []) {
        const k = Math.abs(link);
        net.set(k, (net.get(k) ?? 0) + Math.sign(link));
      }
    }
    for (const [k, sign] of net) if (sign !== 0) of.push(k * sign);
    starts[m + 1] = of.length;
  }
  return { count: unlike.length, starts, of: Int32Array.from(of) };
}

/** By cell, the links that it is in: as part with a plus, as total with a minus. */
function signedLinks({ equations }: System, unlike: readonly number[]): Map<number, number[]> {
  const ofCell = new Map<number, number[]>();
  const add = (cell: number, link: number) => {
    const list = ofCell.get(cell);
    if (list === undefined) ofCell.set(cell, [link]);
    else list.push(link);
  };
  for (const [k, e] of unlike.entries()) {
    add(equations.totals[e] ?? 0, -(k + 1));
    for (let i = equations.starts[e] ?? 0; i < (equations.starts[e + 1] ?? 0); i++) {
      add(equations.parts[i] ?? 0, k + 1);
    }
  }
  return ofCell;
}

/** Equations that reach other inner cells than the first of the same total, told apart by sums of random numbers. */
function unlikeEquations(system: System): number[] {
  const { totals, starts, parts } = system.equations;
  const first = definitions(system);
  const random = seededRandom(20);
  const marks = Uint32Array.from({ length: system.size }, () => random());
  const unlike: number[] = [];
  for (let e = 0; e < totals.length; e++) {
    const total = totals[e] ?? 0;
    let sum = 0;
    for (let i = starts[e] ?? 0; i < (starts[e + 1] ?? 0); i++)
      sum = (sum + (marks[parts[i] ?? 0] ?? 0)) >>> 0;
    if (first[total] === e) marks[total] = sum;
    else if (marks[total] !== sum) unlike.push(e);
  }
  return unlike;
}

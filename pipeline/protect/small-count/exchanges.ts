import type { System } from "../../system/system.ts";

/**
 * Which small cells stand side by side in a sum, so that one can go up while the other comes down and the sum stays.
 * Sum s holds the small cells `members[starts[s]]` and so on; small cell v is in the sums `sums[sumStarts[v]]` and so on.
 * Sums with fewer than two small cells are left out.
 */
export type Exchanges = {
  starts: Int32Array;
  members: Int32Array;
  sumStarts: Int32Array;
  sums: Int32Array;
};

/** Lists the sums that hold two small cells or more. `cells` are the small cells' numbers in the system. */
export function exchangesOf(system: System, cells: Int32Array): Exchanges {
  const { starts, members } = membersOfSums(system, cells);
  return { starts, members, ...sumsOfMembers(starts, members, cells.length) };
}

function membersOfSums({ size, equations }: System, cells: Int32Array) {
  const smallAt = new Int32Array(size).fill(-1);
  for (let v = 0; v < cells.length; v++) smallAt[cells[v] ?? 0] = v;
  const starts = new Int32Array(equations.totals.length + 1);
  const members = new Int32Array(equations.parts.length);
  let sums = 0;
  for (let e = 0; e < equations.totals.length; e++) {
    const first = starts[sums] ?? 0;
    let length = first;
    for (let i = equations.starts[e] ?? 0; i < (equations.starts[e + 1] ?? 0); i++) {
      const v = smallAt[equations.parts[i] ?? 0] ?? -1;
      if (v >= 0) members[length++] = v;
    }
    if (length - first > 1) starts[++sums] = length;
  }
  return { starts: starts.slice(0, sums + 1), members: members.slice(0, starts[sums] ?? 0) };
}

function sumsOfMembers(starts: Int32Array, members: Int32Array, small: number) {
  const sumStarts = new Int32Array(small + 1);
  for (const v of members) sumStarts[v + 1] = (sumStarts[v + 1] ?? 0) + 1;
  for (let v = 0; v < small; v++) sumStarts[v + 1] = (sumStarts[v + 1] ?? 0) + (sumStarts[v] ?? 0);
  const next = sumStarts.slice();
  const sums = new Int32Array(members.length);
  for (let s = 0; s + 1 < starts.length; s++) {
    for (let i = starts[s] ?? 0; i < (starts[s + 1] ?? 0); i++) {
      const v = members[i] ?? 0;
      const at = next[v] ?? 0;
      sums[at] = s;
      next[v] = at + 1;
    }
  }
  return { sumStarts, sums };
}

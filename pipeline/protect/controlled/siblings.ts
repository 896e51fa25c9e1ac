import type { System } from "../../system/system.ts";
import type { Random } from "./random.ts";

/** Movable cells that share a sum: moving one up and another down leaves that sum and those above it as they are. */
export type Siblings = {
  /** A movable cell in a sum with m, drawn at random; -1 where there is none. */
  one: (m: number, random: Random) => number;
  /** The fourth corner of the rectangle of m, a and b in one table; -1 where it is not movable. */
  corner: (m: number, a: number, b: number) => number;
};

type Groups = { starts: Int32Array; members: Int32Array };

/** Siblings among the cells `movable` of a system, by their places in that list. */
export function siblingsOf(system: System, movable: Int32Array): Siblings {
  const places = new Int32Array(system.size).fill(-1);
  for (let m = 0; m < movable.length; m++) places[movable[m] ?? 0] = m;
  const groups = groupsOf(system, places);
  const ofCell = turned(groups, movable.length);
  return {
    one(m, random) {
      const first = ofCell.starts[m] ?? 0;
      const count = (ofCell.starts[m + 1] ?? 0) - first;
      if (count === 0) return -1;
      const group = ofCell.members[first + (random() % count)] ?? 0;
      const start = groups.starts[group] ?? 0;
      return groups.members[start + (random() % ((groups.starts[group + 1] ?? 0) - start))] ?? -1;
    },
    corner: (m, a, b) => places[(movable[a] ?? 0) + (movable[b] ?? 0) - (movable[m] ?? 0)] ?? -1,
  };
}

/** The movable parts of each sum that has two or more. */
function groupsOf({ equations }: System, places: Int32Array): Groups {
  const starts = [0];
  const members: number[] = [];
  for (let e = 0; e < equations.totals.length; e++) {
    const first = members.length;
    for (let i = equations.starts[e] ?? 0; i < (equations.starts[e + 1] ?? 0); i++) {
      const m = places[equations.parts[i] ?? 0] ?? -1;
      if (m >= 0) members.push(m);
    }
    if (members.length - first < 2) members.length = first;
    else starts.push(members.length);
  }
  return { starts: Int32Array.from(starts), members: Int32Array.from(members) };
}

/** The groups of each movable cell. */
function turned(groups: Groups, size: number): Groups {
  const starts = new Int32Array(size + 1);
  for (const m of groups.members) starts[m + 1] = (starts[m + 1] ?? 0) + 1;
  for (let m = 0; m < size; m++) starts[m + 1] = (starts[m + 1] ?? 0) + (starts[m] ?? 0);
  const next = starts.slice(0, size);
  const members = new Int32Array(groups.members.length);
  for (let g = 0; g + 1 < groups.starts.length; g++) {
    for (let i = groups.starts[g] ?? 0; i < (groups.starts[g + 1] ?? 0); i++) {
      const m = groups.members[i] ?? 0;
      members[next[m] ?? 0] = g;
      next[m] = (next[m] ?? 0) + 1;
    }
  }
  return { starts, members };
}

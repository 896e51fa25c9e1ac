import type { PlaceChain } from "../system/place-tree.ts";
import type { Equations, System } from "../system/system.ts";
import type { Table } from "../table.ts";
import { refuse } from "../user-error.ts";
import { type ReleaseSystem, releaseSystem } from "./release-system.ts";

/** Stands for a cell that no table shows, not even before protection. */
export const UNKNOWN = -1;

/**
 * The tables of a release as one system, with the true count of every cell and its record key: the sum modulo 2^32 of
 * the keys of those counted. A count that no table has, such as that of an authority whose schools a table shows, is
 * what its parts come to.
 */
export type TrueRelease = ReleaseSystem & { counts: Int32Array; keys: Uint32Array };

/**
 * Builds the system with those sums only that hold of the true counts. A sum does not hold where people are missing from
 * the parts, such as those whose place is not known and who count for the country alone: then each part is still at most
 * the total. Without this an intruder who believed in the sum would find a contradiction, and prove anything. Throws a
 * UserError where two tables give one cell different counts.
 */
export function trueRelease(tables: readonly Table[], places: PlaceChain): TrueRelease {
  const { system, rows } = releaseSystem(tables, places);
  const counts = trueCounts(system, rows, tables);
  const keys = trueKeys(system, rows, tables);
  return { system: withTrueSums(system, counts), rows, counts, keys };
}

function withTrueSums(system: System, counts: Int32Array): System {
  const holds = Array.from(system.equations.totals.keys()).map((e) => isTrue(system.equations, e, counts));
  if (holds.every(Boolean)) return system;
  const equations = chosen(
    system.equations,
    holds.flatMap((hold, e) => (hold ? [e] : [])),
  );
  const bent = chosen(
    system.equations,
    holds.flatMap((hold, e) => (hold ? [] : [e])),
  );
  const inner = new Uint8Array(system.size).fill(1);
  for (const total of equations.totals) inner[total] = 0;
  return { ...system, equations, atMost: joined(system.atMost, bent), inner };
}

/** True counts of all cells: those of the tables' rows, and of cells above them what their parts come to. */
function trueCounts(system: System, rows: readonly Int32Array[], tables: readonly Table[]): Int32Array {
  const counts = new Int32Array(system.size).fill(UNKNOWN);
  const from = new Int32Array(system.size);
  for (const [t, cells] of rows.entries()) {
    const column = tables[t]?.cells.getChild("count");
    cells.forEach((cell, row) => {
      const count = Number(column?.get(row) ?? UNKNOWN);
      if (counts[cell] !== UNKNOWN && counts[cell] !== count) refuseClash(tables[from[cell] ?? 0], tables[t]);
      counts[cell] = count;
      from[cell] = t;
    });
  }
  const { totals } = system.equations;
  for (const [e, total] of totals.entries()) {
    if (counts[total] === UNKNOWN) counts[total] = sumOf(system.equations, e, counts);
  }
  return counts;
}

function refuseClash(one: Table | undefined, other: Table | undefined): never {
  return refuse(
    `tables "${one?.name ?? ""}" and "${other?.name ?? ""}"`,
    `count different people under the name "${one?.universe ?? ""}"`,
    "give each universe of the collection a label of its own",
  );
}

/** Keys in the same way; tables made before there were record keys have none, and get 0. */
function trueKeys(system: System, rows: readonly Int32Array[], tables: readonly Table[]): Uint32Array {
  const keys = new Uint32Array(system.size);
  const known = new Uint8Array(system.size);
  for (const [t, cells] of rows.entries()) {
    const column = tables[t]?.cells.getChild("record_key");
    cells.forEach((cell, row) => {
      keys[cell] = Number(column?.get(row) ?? 0);
      known[cell] = 1;
    });
  }
  const { totals, starts, parts } = system.equations;
  for (const [e, total] of totals.entries()) {
    if (known[total] === 1) continue;
    keys[total] = parts
      .subarray(starts[e] ?? 0, starts[e + 1] ?? 0)
      .reduce((sum, part) => (sum + (keys[part] ?? 0)) >>> 0, 0);
    known[total] = 1;
  }
  return keys;
}

function isTrue(equations: Equations, e: number, counts: Int32Array): boolean {
  const sum = sumOf(equations, e, counts);
  const total = counts[equations.totals[e] ?? 0];
  return sum === UNKNOWN || total === UNKNOWN || sum === total;
}

/** The sum of an equation's parts, or UNKNOWN where one of them is. */
function sumOf({ starts, parts }: Equations, e: number, counts: Int32Array): number {
  const own = parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0);
  return own.some((part) => counts[part] === UNKNOWN)
    ? UNKNOWN
    : own.reduce((sum, part) => sum + (counts[part] ?? 0), 0);
}

function chosen({ totals, starts, parts }: Equations, which: readonly number[]): Equations {
  const own = which.map((e) => parts.subarray(starts[e] ?? 0, starts[e + 1] ?? 0));
  const ends = [0];
  for (const one of own) ends.push((ends.at(-1) ?? 0) + one.length);
  return {
    totals: Int32Array.from(which, (e) => totals[e] ?? 0),
    starts: Int32Array.from(ends),
    parts: Int32Array.from(own.flatMap((one) => [...one])),
  };
}

function joined(a: Equations, b: Equations): Equations {
  const shift = a.parts.length;
  return {
    totals: Int32Array.from([...a.totals, ...b.totals]),
    starts: Int32Array.from(
      [...a.starts, ...b.starts.slice(1)].map((start, i) => (i < a.starts.length ? start : start + shift)),
    ),
    parts: Int32Array.from([...a.parts, ...b.parts]),
  };
}

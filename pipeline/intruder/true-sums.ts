import type { ReleaseSystem } from "../protect/release-system.ts";
import type { Equations, System } from "../system/system.ts";
import type { Table } from "../table.ts";

/** Stands for a cell that no table shows, not even before protection. */
const UNKNOWN = -1;

/**
 * The system with those sums only that hold of the true counts. A sum does not hold where people are missing from the
 * parts, such as those whose place is not known and who count for the country alone: then each part is still at most the
 * total. Without this an intruder who believed in the sum would find a contradiction, and prove anything.
 */
export function withTrueSums({ system, rows }: ReleaseSystem, tables: readonly Table[]): ReleaseSystem {
  const counts = trueCounts(system, rows, tables);
  const holds = Array.from(system.equations.totals.keys()).map((e) => isTrue(system.equations, e, counts));
  if (holds.every(Boolean)) return { system, rows };
  const kept = holds.flatMap((hold, e) => (hold ? [e] : []));
  const bent = holds.flatMap((hold, e) => (hold ? [] : [e]));
  const equations = chosen(system.equations, kept);
  const atMost = joined(system.atMost, chosen(system.equations, bent));
  return { system: { ...system, equations, atMost }, rows };
}

/** True counts of all cells: those of the tables' rows, and of cells above them what their parts come to. */
function trueCounts(system: System, rows: readonly Int32Array[], tables: readonly Table[]): Int32Array {
  const counts = new Int32Array(system.size).fill(UNKNOWN);
  for (const [t, cells] of rows.entries()) {
    const column = tables[t]?.cells.getChild("count");
    cells.forEach((cell, row) => {
      counts[cell] = Number(column?.get(row) ?? UNKNOWN);
    });
  }
  const { totals } = system.equations;
  for (const [e, total] of totals.entries()) {
    if (counts[total] === UNKNOWN) counts[total] = sumOf(system.equations, e, counts);
  }
  return counts;
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

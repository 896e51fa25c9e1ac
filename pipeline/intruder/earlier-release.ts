import type { CellKey, CellTable, EarlierRelease } from "../cell-table.ts";
import { releaseSystem } from "../protect/release-system.ts";
import type { Value } from "../protect/safe-table.ts";
import { type Knowledge, NO_UPPER } from "../protect/system-method.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import type { Equations, System } from "../system/system.ts";
import { type Dimension, type TableShape, TOTAL } from "../table.ts";
import type { Known, Pair } from "./earlier.ts";
import { EquationList } from "./equation-list.ts";

/** An earlier release as a system of its own, and its cells that are cells of the present one too. */
export type EarlierKnown = Known & { pairs: readonly Pair[] };

/** The present release: its tables' shapes, the cells of their rows, and the sums that are true of its counts. */
export type Present = { shapes: readonly TableShape[]; rows: readonly Int32Array[]; system: System };

/**
 * Reads an earlier release as an intruder does. A sum is believed where the same sum is true now, or where it holds of
 * cells that are gone and the figures allow it; sums that are not true now, because some people are in no part, were
 * not true then. Weighted tables are left out.
 */
export function earlierKnown(earlier: EarlierRelease, present: Present, places: PlaceChain): EarlierKnown {
  const tables = earlier.tables.filter(({ weighted }) => !weighted).map(({ cells }) => cells);
  const { system, rows } = releaseSystem(tables, places);
  const knowledge = {
    lower: new Int32Array(system.size),
    upper: new Int32Array(system.size).fill(NO_UPPER),
  };
  const pairs = new Map<number, number>();
  for (const [t, table] of tables.entries()) {
    const own = rows[t] ?? new Int32Array();
    const keys = keysOf(table.dimensions);
    learnTable(table, keys, own, earlier, knowledge);
    for (const [thenCell, nowCell] of pairsOf(table, keys, own, present)) pairs.set(thenCell, nowCell);
  }
  const believed = { ...system, ...believedSums(system, knowledge, pairs, present.system) };
  return { system: believed, knowledge, pairs: [...pairs].map(([then, now]) => [now, then]) };
}

/** The keys of a table's rows in the order of the system's: codes with the margin first, the last dimension fastest. */
function keysOf(dimensions: readonly Dimension[]): CellKey[] {
  return dimensions.reduce<CellKey[]>(
    (keys, { name, codes, hasTotal }) => {
      const all = [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
      return keys.flatMap((key) => all.map((code) => ({ ...key, [name]: code })));
    },
    [{}],
  );
}

function learnTable(
  table: CellTable,
  keys: readonly CellKey[],
  cells: Int32Array,
  { below, above }: EarlierRelease,
  knowledge: Knowledge,
): void {
  const cellOf = new Map(keys.map((key, row) => [textOf(table, key), cells[row] ?? 0]));
  const baseOf = (key: CellKey) => (table.of === null ? key : { ...key, [table.of]: TOTAL });
  for (const { kind, column } of table.measures) {
    if (kind !== "count" && kind !== "base") continue;
    for (const key of keys) {
      const cell = cellOf.get(textOf(table, kind === "base" ? baseOf(key) : key)) ?? 0;
      learn(knowledge, cell, table.value(key, column), { below, above });
    }
  }
}

function textOf({ dimensions }: { dimensions: readonly Dimension[] }, key: CellKey): string {
  return dimensions.map(({ name }) => key[name] ?? TOTAL).join("\u0000");
}

function learn(
  { lower, upper }: Knowledge,
  cell: number,
  value: Value | null,
  { below, above }: { below: number; above: number },
): void {
  if (value?.state === "low") {
    lower[cell] = Math.max(lower[cell] ?? 0, 1);
    upper[cell] = Math.min(upper[cell] ?? 0, Math.max(1, above));
  }
  if (value?.state !== "published") return;
  lower[cell] = Math.max(lower[cell] ?? 0, value.value - below);
  upper[cell] = Math.min(upper[cell] ?? 0, value.value + above);
}

/** The earlier table's cells that the present table of the same name and universe has too: [then, now]. */
function pairsOf(
  table: CellTable,
  keys: readonly CellKey[],
  cells: Int32Array,
  { shapes, rows }: Present,
): [number, number][] {
  const t = shapes.findIndex(
    (shape) => shape.name === table.name && shape.universe === table.universe && shape.of === table.of,
  );
  const shape = shapes[t];
  if (shape === undefined || shape.weighted || !haveSameNames(shape.dimensions, table.dimensions)) return [];
  const now = new Map(keysOf(shape.dimensions).map((key, row) => [textOf(shape, key), rows[t]?.[row]]));
  return keys.flatMap((key, row): [number, number][] => {
    const [thenCell, nowCell] = [cells[row], now.get(textOf(shape, key))];
    return thenCell === undefined || nowCell === undefined ? [] : [[thenCell, nowCell]];
  });
}

function haveSameNames(a: readonly Dimension[], b: readonly Dimension[]): boolean {
  return a.length === b.length && a.every(({ name }, i) => name === b[i]?.name);
}

function believedSums(
  { equations: given, atMost: limits }: System,
  knowledge: Knowledge,
  pairs: ReadonlyMap<number, number>,
  now: System,
): { equations: Equations; atMost: Equations } {
  const trueNow = new Set(sumsOf(now.equations).map(({ total, parts }) => keyOf(total, parts)));
  const equations = new EquationList();
  const atMost = new EquationList();
  atMost.addAll(limits, 0);
  for (const { total, parts } of sumsOf(given)) {
    const same = [total, ...parts].flatMap((cell) => pairs.get(cell) ?? []);
    const isPaired = same.length === parts.length + 1;
    const holds = isPaired
      ? trueNow.has(keyOf(same[0] ?? 0, same.slice(1)))
      : isPossible(total, parts, knowledge);
    (holds ? equations : atMost).add(total, parts);
  }
  return { equations: equations.list(), atMost: atMost.list() };
}

function sumsOf({ totals, starts, parts }: Equations) {
  return Array.from(totals, (total, e) => ({ total, parts: [...parts.subarray(starts[e], starts[e + 1])] }));
}

function keyOf(total: number, parts: readonly number[]): string {
  return `${total}:${[...parts].sort((a, b) => a - b).join(",")}`;
}

function isPossible(total: number, parts: readonly number[], { lower, upper }: Knowledge): boolean {
  const least = parts.reduce((sum, part) => sum + (lower[part] ?? 0), 0);
  const most = parts.reduce((sum, part) => sum + (upper[part] ?? 0), 0);
  return least <= (upper[total] ?? 0) && most >= (lower[total] ?? 0);
}

import type { DuckDBConnection } from "@duckdb/node-api";
import { type Discrepancy, TOTAL } from "../table.ts";
import { type Axis, codesOf, narrowed } from "./axis.ts";
import { mergeContributions } from "./contributions.ts";
import { type Cube, columnOf, keyOf, positionIn } from "./cube.ts";
import type { TablePlan } from "./plan.ts";
import { KEY_MODULUS } from "./record-keys.ts";
import { rowsOf } from "./rows.ts";

/**
 * The plan for counted figures: margins are not grouped, because they are stated or are sums of the figures; a row
 * whose code is Total is a stated total. A code without any row is left out where the table has a universe, because
 * one file of figures holds many tables; so is "not stated" everywhere.
 */
export async function countedPlan(db: DuckDBConnection, plan: TablePlan): Promise<TablePlan> {
  const axes: Axis[] = [];
  for (const axis of plan.axes) {
    const found = await codesFound(db, plan, axis);
    axes.push(
      withStatedTotals(plan.where === null ? withoutUnusedMissing(axis, found) : narrowed(axis, found)),
    );
  }
  return { ...plan, axes, shape: { ...plan.shape, dimensions: axes.map(({ dimension }) => dimension) } };
}

async function codesFound(db: DuckDBConnection, plan: TablePlan, axis: Axis): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { column, margin } of axis.choices) {
    if (column === null || margin) continue;
    const rows = rowsOf({ where: plan.where, unnests: [] });
    const result = await db.runAndReadAll(`SELECT DISTINCT ${column.sql} FROM (${rows})`);
    for (const code of result.getColumns()[0] ?? []) if (typeof code === "string") found.add(code);
  }
  return found;
}

function withoutUnusedMissing(axis: Axis, found: ReadonlySet<string>): Axis {
  const { missing } = axis;
  if (missing === null || found.has(missing)) return axis;
  return narrowed(
    axis,
    new Set(axis.dimension.codes.map(({ code }) => code).filter((code) => code !== missing)),
  );
}

/** For places, only the finest level can state the total, so that it is read once. */
function withStatedTotals(axis: Axis): Axis {
  const [first, ...rest] = axis.choices.filter(({ margin }) => !margin);
  if (first === undefined || !axis.dimension.hasTotal) return axis;
  const positions = new Map([...first.positions, [TOTAL, 0]]);
  return { ...axis, choices: [{ ...first, positions }, ...rest] };
}

/** The sums that a margin has where its parts have them. */
const additive = ["count", "weighted_count", "base", "weighted_base", "total", "record_key"];

/** What is known of each cell: whether the source states it, whether it has a figure, whether that rests on a total. */
type Known = { stated: Uint8Array; known: Uint8Array; rests: Uint8Array };

/**
 * Fills the margins of counted figures: a stated total is taken as stated; any other margin is the sum of its parts
 * in one of the dimensions that are at their total. Where they differ, that is the dimension whose parts rest on
 * stated totals (a source often gives only some of the detail beneath a total), then one of which no part is
 * unknown, then the first. Gives the totals that their parts, in any dimension, miss.
 */
export function fillMargins(cube: Cube): readonly Discrepancy[] {
  const stated = Uint8Array.from(columnOf(cube, "rows"), (rows) => (rows > 0 ? 1 : 0));
  const marks: Known = { stated, known: Uint8Array.from(stated), rests: new Uint8Array(cube.size) };
  for (const { cell, axes } of marginCells(cube)) {
    if (stated[cell] === 1) marks.rests[cell] = 1;
    else fillMargin(cube, cell, axes, marks);
  }
  return discrepancies(cube, marks);
}

/** Cells at a total with the dimensions that are, those of fewest totals first, so that parts come before sums. */
function marginCells(cube: Cube): { cell: number; axes: number[] }[] {
  const cells = new Map<number, number[]>();
  cube.strides.forEach((_, axis) => {
    for (const cell of marginsOf(cube, axis)) cells.set(cell, [...(cells.get(cell) ?? []), axis]);
  });
  return [...cells]
    .map(([cell, axes]) => ({ cell, axes }))
    .sort((a, b) => a.axes.length - b.axes.length || a.cell - b.cell);
}

function fillMargin(cube: Cube, cell: number, axes: readonly number[], marks: Known): void {
  const ways = axes.map((axis) => wayAlong(cube, axis, cell, marks)).filter(({ parts }) => parts.length > 0);
  const [best] = ways.sort((a, b) => b.rests - a.rests || b.whole - a.whole);
  if (best === undefined) return;
  marks.known[cell] = 1;
  marks.rests[cell] = best.rests;
  mergeContributions(cube, cell, best.parts);
  for (const name of additive) {
    const column = cube.columns.get(name);
    if (column === undefined) continue;
    const sum = sumOf(column, best.parts);
    column[cell] = name === "record_key" ? sum % KEY_MODULUS : sum;
  }
}

/** The known parts of a margin in one dimension; 1 for true, so that ways can be sorted. */
function wayAlong(cube: Cube, axis: number, cell: number, { known, rests }: Known) {
  const all = partsAlong(cube, axis, cell);
  const parts = all.filter((part) => known[part] === 1);
  return {
    parts,
    rests: parts.some((part) => rests[part] === 1) ? 1 : 0,
    whole: parts.length === all.length ? 1 : 0,
  };
}

function* marginsOf(cube: Cube, axis: number): Generator<number> {
  if (cube.plan.shape.dimensions[axis]?.hasTotal !== true) return;
  for (let cell = 0; cell < cube.size; cell++) if (positionIn(cube, axis, cell) === 0) yield cell;
}

/** The cells that a margin is the sum of: for places, those that lie in no other place. */
function partsAlong(cube: Cube, axis: number, margin: number): number[] {
  const stride = cube.strides[axis] ?? 0;
  const codes = cube.plan.shape.dimensions[axis]?.codes ?? [];
  return codes.flatMap(({ parent }, index) => (parent === null ? [margin + (index + 1) * stride] : []));
}

function sumOf(column: Float64Array, cells: readonly number[]): number {
  const given = cells.map((cell) => column[cell] ?? Number.NaN).filter((value) => !Number.isNaN(value));
  return given.length === 0 ? Number.NaN : given.reduce((sum, value) => sum + value, 0);
}

/** A margin that is a sum is compared with the other sums that rest on stated totals. */
function discrepancies(cube: Cube, marks: Known): Discrepancy[] {
  const count = columnOf(cube, "count");
  const codes = cube.plan.shape.dimensions.map(codesOf);
  const found = new Map<number, Discrepancy>();
  cube.strides.forEach((_, axis) => {
    for (const cell of marginsOf(cube, axis)) {
      const { parts, rests } = wayAlong(cube, axis, cell, marks);
      if (found.has(cell) || (marks.stated[cell] !== 1 && rests === 0)) continue;
      const sumOfParts = sumOf(count, parts);
      if (parts.length === 0 || sumOfParts === count[cell]) continue;
      found.set(cell, { key: keyOf(cube, codes, cell), stated: count[cell] ?? 0, sumOfParts });
    }
  });
  return [...found].sort(([a], [b]) => a - b).map(([, discrepancy]) => discrepancy);
}

import type { System } from "../../system/system.ts";
import { Elimination } from "./elimination.ts";
import { prime, type Sparse } from "./sparse.ts";
import type { Walk } from "./walk.ts";

/**
 * Linear safety, after Langsrud, "Secondary Cell Suppression by Gaussian Elimination" (2024): cells are published one
 * by one, the greatest first, and one is suppressed instead where publishing it would let a primary cell be solved from
 * the sums. Suppresses in `walk.hidden` and gives the cells.
 */
export function suppressLinearly(system: System, walk: Walk, primary: readonly number[]): number[] {
  const { columns, unknowns, identities } = columnsOf(system, walk.fixed);
  const elimination = new Elimination(
    unknowns,
    primary.map((cell) => columns[cell] ?? nothing),
  );
  for (const identity of identities) elimination.learn(identity);
  return candidates(system, walk, primary).filter((cell) => {
    if (elimination.learn(columns[cell] ?? nothing)) return false;
    walk.hidden[cell] = 1;
    return true;
  });
}

/**
 * The cells that may be published, the greatest first. Of equals those first that share fewest sums with primary
 * cells, so that the ones left to be suppressed serve several; then by key, then by number.
 */
function candidates(
  system: System,
  { truth, keys, fixed, hidden }: Walk,
  primary: readonly number[],
): number[] {
  const ties = tiesWith(system, primary);
  return Array.from(truth.keys())
    .filter((cell) => fixed[cell] === 0 && hidden[cell] === 0)
    .sort(
      (a, b) =>
        (truth[b] ?? 0) - (truth[a] ?? 0) ||
        (ties[a] ?? 0) - (ties[b] ?? 0) ||
        (keys[a] ?? 0) - (keys[b] ?? 0) ||
        a - b,
    );
}

/** For each cell the number of primary cells in its sums. */
function tiesWith({ size, equations }: System, primary: readonly number[]): Int32Array {
  const { totals, starts, parts } = equations;
  const isPrimary = new Uint8Array(size);
  for (const cell of primary) isPrimary[cell] = 1;
  const ties = new Int32Array(size);
  for (let e = 0; e < totals.length; e++) {
    const cells = [totals[e] ?? 0, ...parts.subarray(starts[e], starts[e + 1])];
    const held = cells.reduce((sum, cell) => sum + (isPrimary[cell] ?? 0), 0);
    for (const cell of cells) ties[cell] = (ties[cell] ?? 0) + held;
  }
  return ties;
}

const nothing: Sparse = { at: new Int32Array(0), of: new Float64Array(0) };

type Columns = { columns: Sparse[]; unknowns: number; identities: Sparse[] };

/**
 * Each cell as a sum of unknown inner cells. Where linked tables sum to one cell in two ways, that both give the same
 * is an identity, known from the start.
 */
function columnsOf({ size, inner, equations, cubes }: System, fixed: Uint8Array): Columns {
  const columns = new Array<Sparse>(size).fill(nothing);
  let unknowns = 0;
  for (let cell = 0; cell < size; cell++)
    if (inner[cell] === 1 && fixed[cell] === 0)
      columns[cell] = { at: Int32Array.of(unknowns++), of: Float64Array.of(1) };
  const { totals, starts, parts } = equations;
  const sum = (e: number) =>
    sumOf(Array.from(parts.subarray(starts[e], starts[e + 1]), (part) => columns[part] ?? nothing));
  // The last of a total's equations has all its parts whole: see fillTotals.
  for (const [e, total] of totals.entries()) columns[total] = sum(e);
  const identities = Array.from(cubes.length > 1 ? totals : [], (total, e) =>
    difference(sum(e), columns[total] ?? nothing),
  );
  return { columns, unknowns, identities: identities.filter(({ at }) => at.length > 0) };
}

function sumOf(terms: readonly Sparse[]): Sparse {
  const totals = new Map<number, number>();
  for (const { at, of } of terms)
    for (let i = 0; i < at.length; i++) totals.set(at[i] ?? 0, (totals.get(at[i] ?? 0) ?? 0) + (of[i] ?? 0));
  return fromTotals(totals);
}

function difference(a: Sparse, b: Sparse): Sparse {
  return sumOf([a, { at: b.at, of: b.of.map((value) => prime - value) }]);
}

function fromTotals(totals: ReadonlyMap<number, number>): Sparse {
  const at = Int32Array.from(
    [...totals].filter(([, value]) => value % prime !== 0).map(([place]) => place),
  ).sort();
  return { at, of: Float64Array.from(at, (place) => (totals.get(place) ?? 0) % prime) };
}

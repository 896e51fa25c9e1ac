import { inverse, isMultiple, plus, prime, type Sparse, unit, valueAt } from "./sparse.ts";

/**
 * What is known of unknown counts by their sums, kept in reduced row echelon form: each unknown that is bound is
 * written in those that are free, and so is each watched sum. A watched sum that would be nothing but a multiple of what
 * is made known is then known itself.
 */
export class Elimination {
  /** By unknown, then by watched sum: how it is written in free unknowns; undefined for a free unknown. */
  private readonly rows: (Sparse | undefined)[];
  /** By unknown: the rows that held it when noted. A row may have lost it since. */
  private readonly holders: number[][];
  private readonly isWatched: Uint8Array;
  private readonly scratch: Float64Array;

  /** `watched` are sums that must stay unknown, as vectors of unknowns. */
  constructor(
    private readonly size: number,
    watched: readonly Sparse[],
  ) {
    this.rows = new Array<Sparse | undefined>(size + watched.length);
    this.holders = Array.from({ length: size }, () => []);
    this.isWatched = new Uint8Array(size + watched.length);
    this.scratch = new Float64Array(size);
    for (const [i, sum] of watched.entries()) this.watch(sum, size + i);
  }

  private watch(sum: Sparse, row: number): void {
    const alone = sum.at.length === 1 ? sum.at[0] : undefined;
    this.isWatched[alone ?? row] = 1;
    if (alone !== undefined) return;
    this.rows[row] = sum;
    for (const place of sum.at) this.holders[place]?.push(row);
  }

  /** Makes a sum known, unless a watched sum would then be known: says whether it did. */
  learn(sum: Sparse): boolean {
    const reduced = this.reduce(sum);
    if (reduced.at.length === 0) return true;
    if (this.wouldGiveAway(reduced)) return false;
    this.bind(reduced);
    return true;
  }

  /** A sum in free unknowns. */
  private reduce({ at, of }: Sparse): Sparse {
    const { scratch } = this;
    const touched: number[] = [];
    const add = (place: number, value: number) => {
      if (scratch[place] === 0) touched.push(place);
      // A place that comes back to 0 is kept as a multiple of the prime until the end, so that it is touched once.
      const next = ((scratch[place] ?? 0) + value) % prime;
      scratch[place] = next === 0 ? prime : next;
    };
    for (let i = 0; i < at.length; i++) {
      const place = at[i] ?? 0;
      const value = of[i] ?? 0;
      const row = this.rows[place];
      if (row === undefined) add(place, value);
      else for (let j = 0; j < row.at.length; j++) add(row.at[j] ?? 0, (value * (row.of[j] ?? 0)) % prime);
    }
    const left = Int32Array.from(touched.filter((place) => (scratch[place] ?? 0) % prime !== 0)).sort();
    const result = { at: left, of: Float64Array.from(left, (place) => scratch[place] ?? 0) };
    for (const place of touched) scratch[place] = 0;
    return result;
  }

  private wouldGiveAway(reduced: Sparse): boolean {
    const [only] = reduced.at;
    if (reduced.at.length === 1 && only !== undefined && this.isWatched[only] === 1) return true;
    const rarest = this.rarest(reduced, false);
    return (this.holders[rarest] ?? []).some((row) => {
      const held = this.isWatched[row] === 1 ? this.rows[row] : undefined;
      return held !== undefined && isMultiple(held, reduced);
    });
  }

  /** Writes the rarest unknown of a sum in the others, everywhere. */
  private bind(reduced: Sparse): void {
    const pivot = this.rarest(reduced, true);
    const factor = prime - inverse(valueAt(reduced, pivot));
    const keep = reduced.at.length - 1;
    const row: Sparse = { at: new Int32Array(keep), of: new Float64Array(keep) };
    let n = 0;
    for (let i = 0; i < reduced.at.length; i++) {
      if (reduced.at[i] === pivot) continue;
      row.at[n] = reduced.at[i] ?? 0;
      row.of[n++] = ((reduced.of[i] ?? 0) * factor) % prime;
    }
    const holders = this.holders[pivot] ?? [];
    this.holders[pivot] = [];
    for (const holder of holders) this.substitute(holder, pivot, row);
    this.rows[pivot] = row;
    for (const place of row.at) this.holders[place]?.push(pivot);
  }

  private substitute(holder: number, pivot: number, row: Sparse): void {
    const old = this.rows[holder];
    const value = old === undefined ? 0 : valueAt(old, pivot);
    if (old === undefined || value === 0) return;
    const without = plus(old, unit(pivot), prime - value, () => {});
    this.rows[holder] = plus(without, row, value, (place) => this.holders[place]?.push(holder));
  }

  /** The unknown of a sum that fewest rows hold; as a pivot, one that is not itself watched before one that is. */
  private rarest({ at }: Sparse, isPivot: boolean): number {
    let best = at[0] ?? 0;
    let least = Number.POSITIVE_INFINITY;
    for (const place of at) {
      const held =
        (this.holders[place]?.length ?? 0) + (isPivot && this.isWatched[place] === 1 ? this.size : 0);
      if (held >= least) continue;
      best = place;
      least = held;
    }
    return best;
  }
}

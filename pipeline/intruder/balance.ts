import type { Knowledge } from "../protect/system-method.ts";
import { limited } from "./one-average.ts";
import { learn, peopleIn } from "./people.ts";
import type { Range } from "./shown-figure.ts";

/** A cell that is the sum of others. */
export type Sum = { total: number; parts: readonly number[] };

/** A cell counted so many times. */
type Term = { cell: number; times: bigint };

/** Beyond so many means to measure from, more of them tell next to nothing. */
const MOST_REFERENCES = 40;

/**
 * Narrows the people of a sum by the means of its cells: the numbers of all add up, so that the people of each part
 * times its mean come to the people of all times theirs. With means between a and b this is
 * sum(n_i a_i) <= n b and sum(n_i b_i) >= n a; measured from any reference r, because sum(n_i) = n, it says
 * sum(n_i (a_i - r)) <= n (b - r), of which each part's own a_i gives one that the part falls out of.
 */
export function balance({ total, parts }: Sum, meanOf: (cell: number) => Range, learnt: Knowledge): void {
  const all = parts.filter((part) => (learnt.upper[part] ?? 0) > 0);
  const means = new Map([total, ...all].map((cell) => [cell, meanOf(cell)]));
  const least = (cell: number) => means.get(cell)?.lower ?? 0n;
  const most = (cell: number) => means.get(cell)?.upper ?? 0n;
  const measured = (end: (cell: number) => bigint, ofTotal: bigint, reference: bigint, sign: bigint) =>
    atMostZero(
      [
        ...all.map((cell) => ({ cell, times: sign * (end(cell) - reference) })),
        { cell: total, times: sign * (reference - ofTotal) },
      ],
      learnt,
    );
  for (const sign of [1n, -1n]) {
    const added = all.map((cell) => ({ cell, times: sign }));
    atMostZero([...added, { cell: total, times: -sign }], learnt);
  }
  for (const r of references(all.map(least), most(total))) measured(least, most(total), r, 1n);
  for (const r of references(all.map(most), least(total))) measured(most, least(total), r, -1n);
}

/** The total's own end, and those of the parts, each once. */
function references(ofParts: readonly bigint[], ofTotal: bigint): bigint[] {
  return [...new Set([ofTotal, ...ofParts])].slice(0, MOST_REFERENCES);
}

/** Narrows each cell of a weighted sum that is at most 0, by the least that the others come to. */
function atMostZero(terms: readonly Term[], learnt: Knowledge): void {
  const own = terms.map((term) => leastOf(term, learnt));
  const unbounded = own.filter((least) => least === null).length;
  const sum = own.reduce((all: bigint, least) => all + (least ?? 0n), 0n);
  for (const [i, { cell, times }] of terms.entries()) {
    const least = own[i] ?? null;
    if (unbounded > (least === null ? 1 : 0)) continue;
    learn(learnt, cell, limited(times, (least ?? 0n) - sum, peopleIn(learnt, cell)));
  }
}

/** The least that a term can be, or null where it has no end. */
function leastOf({ cell, times }: Term, learnt: Knowledge): bigint | null {
  const { lower, upper } = peopleIn(learnt, cell);
  if (times >= 0n) return times * lower;
  return upper === null ? null : times * upper;
}

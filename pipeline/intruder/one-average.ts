import type { People } from "./people.ts";
import { ceilDivide, floorDivide, overlap, type Range } from "./shown-figure.ts";

/** What is known of the numbers behind one cell: their mean and their total, which goes in steps. */
export type CellFigures = { mean: Range; total: Range; step: bigint };

/** So many numbers of people are tried at each end: beyond that they tell little about any of them. */
const MOST_TRIED = 5_000;

/**
 * The numbers of people for which some total gives the figures: n people whose total T goes in steps, T / n within the
 * mean and T within the total. The ends are numbers that are possible, or where trying stopped; no possible number is
 * left out. Null where none is possible.
 */
export function peopleBehind(figures: CellFigures, people: People): People | null {
  const { lower, upper } = divided(figures, people);
  const isOpen = (n: bigint) => totalOf(figures, n) !== null;
  const from = firstOpen(lower, 1n, upper, isOpen);
  if (from === null) return null;
  const to = upper === null ? null : firstOpen(upper, -1n, from, isOpen);
  return { lower: from, upper: to };
}

/** The total of n people, or null where there is none that gives the figures. */
function totalOf({ mean, total, step }: CellFigures, n: bigint): Range | null {
  const { lower, upper } = overlap({ lower: mean.lower * n, upper: mean.upper * n }, total);
  const least = ceilDivide(lower, step) * step;
  const most = floorDivide(upper, step) * step;
  return least > most ? null : { lower: least, upper: most };
}

/** A mean of someone: total = n × mean, both within their ranges. */
function divided({ mean, total }: CellFigures, people: People): People {
  const somebody = people.lower < 1n ? { ...people, lower: 1n } : people;
  return limited(-mean.upper, -total.lower, limited(mean.lower, total.upper, somebody));
}

/** The numbers n among those given for which times × n is at most the limit. */
export function limited(times: bigint, limit: bigint, people: People): People {
  if (times > 0n) {
    const most = floorDivide(limit, times);
    return people.upper === null || most < people.upper ? { ...people, upper: most } : people;
  }
  const least = times < 0n ? ceilDivide(limit, times) : people.lower;
  return least > people.lower ? { ...people, lower: least } : people;
}

/** The first possible number from one end on, or the one at which trying stopped. */
function firstOpen(
  from: bigint,
  step: 1n | -1n,
  end: bigint | null,
  isOpen: (n: bigint) => boolean,
): bigint | null {
  let n = from;
  for (let tried = 0; tried < MOST_TRIED; tried++, n += step) {
    if (end !== null && (end - n) * step < 0n) return null;
    if (isOpen(n)) return n;
  }
  return n;
}

/** So few possible numbers of people that each is looked at for what it says of the mean. */
const FEW = 50n;

/** The mean itself, narrower where so few people can be behind it that only some fractions are possible. */
export function meanOf(figures: CellFigures, { lower, upper }: People): Range {
  if (upper === null || upper - lower > FEW) return figures.mean;
  let found: Range | null = null;
  for (let n = lower < 1n ? 1n : lower; n <= upper; n++) {
    const total = totalOf(figures, n);
    if (total === null) continue;
    const mean = { lower: floorDivide(total.lower, n), upper: ceilDivide(total.upper, n) };
    found = found === null ? mean : union(found, mean);
  }
  return found ?? figures.mean;
}

function union(a: Range, b: Range): Range {
  return {
    lower: a.lower < b.lower ? a.lower : b.lower,
    upper: a.upper > b.upper ? a.upper : b.upper,
  };
}

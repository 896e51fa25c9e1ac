import type { Knowledge } from "../protect/system-method.ts";
import type { Equations } from "../system/system.ts";
import { balance } from "./balance.ts";
import { type CellFigures, meanOf, peopleBehind } from "./one-average.ts";
import { learn, peopleIn } from "./people.ts";
import {
  anyFigure,
  type KeptNumber,
  overlap,
  type Range,
  rangeOf,
  rangeOfNumber,
  type ShownFigure,
  stepOf,
} from "./shown-figure.ts";

/** What is published of the numbers of the people in one cell, whose count is the people who gave a number. */
export type ShownAverage = { cell: number; mean: ShownFigure | null; total: ShownFigure | null };

/** Each round uses what the last one learnt; what so many rounds leave unlearnt is left unlearnt. */
const MOST_ROUNDS = 50;

/**
 * What published means and totals of one number tell of how many gave it: only some numbers of people have such a mean
 * (and total), and the mean of all lies between the means of its parts as their sizes say. Unweighted figures only. No
 * possible count is excluded. Throws Contradiction where no count fits.
 */
export function narrowedByAverages(
  shown: readonly ShownAverage[],
  of: KeptNumber,
  knowledge: Knowledge,
  equations: Equations,
): Knowledge {
  const learnt = { lower: knowledge.lower.slice(), upper: knowledge.upper.slice() };
  const given = shown.filter(({ mean, total }) => mean !== null || total !== null);
  const figures = new Map(given.map((one) => [one.cell, figuresOf(one, of)]));
  const sums = sumsOf(equations, figures);
  const each = meansOf(figures, rangeOfNumber(of), learnt);
  let isNew: (cell: number) => boolean = () => true;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = { lower: learnt.lower.slice(), upper: learnt.upper.slice() };
    const isChanged = (cell: number) => !isSame(before, learnt, cell);
    for (const [cell, one] of figures)
      if (isNew(cell)) learn(learnt, cell, peopleBehind(one, peopleIn(learnt, cell)));
    for (const sum of sums)
      if ([sum.total, ...sum.parts].some((cell) => isNew(cell) || isChanged(cell)))
        balance(sum, each, learnt);
    if (!learnt.lower.some((_, cell) => isChanged(cell))) break;
    isNew = isChanged;
  }
  return learnt;
}

function figuresOf({ mean, total }: ShownAverage, of: KeptNumber): CellFigures {
  return {
    mean: mean === null ? rangeOfNumber(of) : overlap(rangeOf(mean), rangeOfNumber(of)),
    total: total === null ? anyFigure : rangeOf(total),
    step: stepOf(of),
  };
}

/** The sums of people whose total has a figure: the others say nothing that adding up people does not. */
function sumsOf({ totals, starts, parts }: Equations, figures: ReadonlyMap<number, CellFigures>) {
  return Array.from(totals).flatMap((total, e) =>
    figures.has(total) ? [{ total, parts: [...parts.subarray(starts[e], starts[e + 1])] }] : [],
  );
}

/** The mean of each cell, as narrow as what was learnt of its people by now makes it. */
function meansOf(figures: ReadonlyMap<number, CellFigures>, ofNumber: Range, learnt: Knowledge) {
  return (cell: number): Range => {
    const one = figures.get(cell);
    return one === undefined ? ofNumber : meanOf(one, peopleIn(learnt, cell));
  };
}

function isSame(a: Knowledge, b: Knowledge, cell: number): boolean {
  return a.lower[cell] === b.lower[cell] && a.upper[cell] === b.upper[cell];
}

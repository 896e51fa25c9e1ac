import { NO_UPPER } from "../protect/system-method.ts";
import { added, endFrom } from "./combination.ts";
import type { State } from "./state.ts";
import type { Step } from "./types.ts";

/** Intervals of the cells of a proof, as far as they have been proven. */
export type Intervals = Map<number, [lower: number, upper: number]>;

/** A step as first written down, with the sum of its terms. `isSearch`: no weights, only an integer program's word. */
export type Traced = Step & { isSearch: boolean; cells: readonly number[] };

/** Adds to a step what is needed to check it again and again. */
export function traced({ relations }: State, step: Step): Traced {
  const isSearch = step.terms.length === 0 || step.terms.some(({ weight }) => weight === 0);
  const unit = isSearch ? step.terms.map(({ equation }) => ({ equation, weight: 1 })) : step.terms;
  const cells = new Set(
    isSearch ? unit.flatMap((term) => [...added(relations, [term]).keys()]) : added(relations, unit).keys(),
  );
  return { ...step, isSearch, cells: [...cells] };
}

/**
 * Goes through steps again where only the cells of `published` are known as conceded and nothing is known of the
 * others. A step that proves less than it did is taken at what it proves now.
 */
export function derive(state: State, steps: readonly Traced[], published: ReadonlySet<number>): Intervals {
  const found: Intervals = new Map();
  const intervalOf = (cell: number): [number, number] => found.get(cell) ?? startOf(state, cell, published);
  for (const step of steps) {
    const end = endOf(state, step, published, intervalOf);
    if (end === null) continue;
    const [lower, upper] = intervalOf(step.cell);
    if (step.side === "lower" && end > lower) found.set(step.cell, [end, upper]);
    if (step.side === "upper" && end < upper) found.set(step.cell, [lower, end]);
  }
  return found;
}

/** What is known of a cell from the start: its conceded interval where it is one of the published ones. */
export function startOf({ conceded }: State, cell: number, published: ReadonlySet<number>): [number, number] {
  if (!published.has(cell)) return [0, Number.POSITIVE_INFINITY];
  const upper = conceded.upper[cell] ?? NO_UPPER;
  return [conceded.lower[cell] ?? 0, upper === NO_UPPER ? Number.POSITIVE_INFINITY : upper];
}

function endOf(
  state: State,
  step: Traced,
  published: ReadonlySet<number>,
  intervalOf: (cell: number) => [number, number],
): number | null {
  if (!step.isSearch) return endFrom(state.relations, step.terms, step.cell, step.side, intervalOf);
  return step.cells.every((cell) => published.has(cell) || isUnsaid(state, cell)) ? step.bound : null;
}

/** True where publication says nothing of a cell: any count is conceded. */
export function isUnsaid({ conceded }: State, cell: number): boolean {
  return conceded.lower[cell] === 0 && conceded.upper[cell] === NO_UPPER;
}

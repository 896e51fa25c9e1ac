import type { Problem } from "./problem.ts";

/**
 * What may be published of each variable: 0, or from the base up; with `isMultiple` multiples of the base alone; in any
 * case from `low` to `high`, which are such values. A difference above `limit` costs more than its size.
 */
export type Ladder = {
  base: number;
  isMultiple: boolean;
  low: Int32Array;
  high: Int32Array;
  limit: number;
};

/**
 * A rounding under way: the value of each variable, by how much each row's first exceeds the others, what a unit of
 * failure costs in each row, and the rows that fail, with each one's place among them (-1 where it holds). `work` counts
 * the rows that were looked at, as a measure of time that is the same on every machine.
 */
export type State = {
  problem: Problem;
  ladder: Ladder;
  values: Int32Array;
  gaps: Int32Array;
  prices: Int32Array;
  failing: number[];
  places: Int32Array;
  work: number;
};

/** How steep a difference above the limit is: this times its square. */
const STEEP = 2;

/** A state with the values given. */
export function stateOf(problem: Problem, ladder: Ladder, values: Int32Array, price: number): State {
  const rows = problem.rows.starts.length - 1;
  const state: State = {
    problem,
    ladder,
    values: new Int32Array(problem.size),
    gaps: new Int32Array(rows),
    prices: new Int32Array(rows).fill(price),
    failing: [],
    places: new Int32Array(rows).fill(-1),
    work: 0,
  };
  for (let v = 0; v < problem.size; v++) move(state, v, values[v] ?? 0);
  return state;
}

/** The value that a variable takes when it is to change by `by`: the nearest allowed, and another where there is one. */
export function stepped({ ladder, values }: State, v: number, by: number): number {
  const { base, isMultiple, low, high } = ladder;
  const wanted = (values[v] ?? 0) + by;
  const whole = isMultiple ? wanted - (wanted % base) : wanted;
  const within = Math.min(high[v] ?? 0, Math.max(low[v] ?? 0, whole));
  return within > 0 && within < base ? (by > 0 ? base : 0) : within;
}

/** What a difference of a variable costs, in all of its cells. */
export function costAt({ problem, ladder }: State, v: number, value: number): number {
  const size = Math.abs(value - (problem.counts[v] ?? 0));
  const above = size > ladder.limit ? size - ladder.limit : 0;
  return (problem.weights[v] ?? 0) * (size + STEEP * above * above);
}

/** What it costs more for a variable to take a value: in differences, and in rows that fail. */
export function costOf(state: State, v: number, value: number): number {
  const { problem, gaps, prices, values } = state;
  const { starts, of } = problem.rowsOf;
  const by = value - (values[v] ?? 0);
  const end = starts[v + 1] ?? 0;
  let failures = 0;
  for (let i = starts[v] ?? 0; i < end; i++) {
    const row = of[i] ?? 0;
    const r = row > 0 ? row - 1 : -row - 1;
    const before = gaps[r] ?? 0;
    const after = row > 0 ? before + by : before - by;
    const was = before < 0 ? -before : r < problem.sums ? before : 0;
    const is = after < 0 ? -after : r < problem.sums ? after : 0;
    failures += (prices[r] ?? 0) * (is - was);
  }
  state.work += end - (starts[v] ?? 0);
  return failures + costAt(state, v, value) - costAt(state, v, values[v] ?? 0);
}

/** Gives a variable a value, with the rows that it is in. */
export function move(state: State, v: number, value: number): void {
  const { problem, gaps, values } = state;
  const { starts, of } = problem.rowsOf;
  const by = value - (values[v] ?? 0);
  values[v] = value;
  const end = starts[v + 1] ?? 0;
  for (let i = starts[v] ?? 0; i < end; i++) {
    const row = of[i] ?? 0;
    const r = row > 0 ? row - 1 : -row - 1;
    const gap = (gaps[r] ?? 0) + (row > 0 ? by : -by);
    gaps[r] = gap;
    mark(state, r, gap < 0 || (gap > 0 && r < problem.sums));
  }
}

function mark({ failing, places }: State, r: number, isFailing: boolean): void {
  const place = places[r] ?? -1;
  if (isFailing === place >= 0) return;
  if (isFailing) {
    places[r] = failing.push(r) - 1;
    return;
  }
  const last = failing.pop() ?? r;
  places[r] = -1;
  if (last === r) return;
  failing[place] = last;
  places[last] = place;
}

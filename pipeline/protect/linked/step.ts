import type { Random } from "../controlled/random.ts";
import { costOf, type State, stepped } from "./state.ts";

/** The move found for a row, -1 where there is none: which variable takes which value, and what it costs. */
export type Step = { variable: number; value: number; cost: number };

/** How many variables of a row are looked at: all in a short row, drawn ones in a long one. */
const LOOKED_AT = 20;

/**
 * The cheapest move of one variable that brings a failing row nearer to holding. `barred` says of each variable until
 * when it may not move; now is `now`. Written to `step`, which the search reads a million times.
 */
export function bestStep(
  state: State,
  row: number,
  barred: Int32Array,
  now: number,
  random: Random,
  step: Step,
): void {
  const { starts, of } = state.problem.rows;
  const first = starts[row] ?? 0;
  const length = (starts[row + 1] ?? 0) - first;
  const gap = state.gaps[row] ?? 0;
  const looks = Math.min(length, LOOKED_AT);
  const start = length > LOOKED_AT ? random() % length : 0;
  step.variable = -1;
  for (let look = 0; look < looks; look++) {
    // In a long row the first is always looked at, then a stretch that begins anywhere.
    const at = length <= LOOKED_AT ? look : look === 0 ? 0 : (start + look) % length;
    const variable = of[first + at] ?? 0;
    if ((barred[variable] ?? 0) > now) continue;
    const value = stepped(state, variable, at === 0 ? -gap : gap);
    if (value === state.values[variable]) continue;
    const cost = costOf(state, variable, value);
    if (step.variable >= 0 && cost >= step.cost) continue;
    step.variable = variable;
    step.value = value;
    step.cost = cost;
  }
}

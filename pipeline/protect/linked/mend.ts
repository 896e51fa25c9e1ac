import type { Random } from "../controlled/random.ts";
import { move, type State } from "./state.ts";
import { bestStep, type Step } from "./step.ts";

/** For how many steps a variable that moved stays where it is: at least, and drawn on top. */
const BARRED = 3;
const BARRED_MORE = 10;

/**
 * Makes all rows hold, one step after another: a failing row is drawn and its cheapest move made, also where that costs;
 * a row whose moves all cost gets dearer (breakout, Morris 1993; tabu search, Glover 1989). Gives up after so much
 * `work`. Whether all rows hold, the caller sees from what is failing.
 */
export function mend(state: State, work: number, random: Random): void {
  const { failing, prices, problem } = state;
  const barred = new Int32Array(problem.size);
  const step: Step = { variable: -1, value: 0, cost: 0 };
  const end = state.work + work;
  for (let now = 1; failing.length > 0 && state.work < end; now++) {
    const row = failing[random() % failing.length] ?? 0;
    bestStep(state, row, barred, now, random, step);
    if (step.variable < 0 || step.cost >= 0) prices[row] = (prices[row] ?? 0) + 1;
    state.work += 1;
    if (step.variable < 0) continue;
    move(state, step.variable, step.value);
    barred[step.variable] = now + BARRED + (random() % BARRED_MORE);
  }
}

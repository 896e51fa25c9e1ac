import { attack } from "../attack/attack.ts";
import type { AttackResult } from "../attack/types.ts";
import { NO_UPPER } from "../protect/system-method.ts";
import { type PublishedCells, type System, suppressed } from "../system/system.ts";
import { MOST_TRIED, mend, provenIn, trialBudget } from "./mend.ts";
import type { Figures } from "./published-figures.ts";
import { type Asked, questionOf } from "./question.ts";

/** What was attacked: `also` marks cells that no file shows and that were asked about all the same. */
export type Attacked = { system: System; figures: Figures; asked: Asked; also: Uint8Array };

/** With more figures than this it is not tried which of them could stay. */
const MOST_RETURNED = 12;

/**
 * Figures that, shown as c as well, leave nothing proven: tried by attacking again. Each is needed where they are few.
 * Null where that does not help; "too large" where it was not tried. c must be able to stand for any count.
 */
export async function figuresToWithhold(
  attacked: Attacked,
  result: AttackResult,
): Promise<readonly number[] | "too large" | null> {
  const { system, figures } = attacked;
  if (system.size > MOST_TRIED) return "too large";
  const attackOn = (published: PublishedCells) => attackWithheld(attacked, published);
  const mended = await mend({ published: figures, result }, attackOn);
  if (!isSafe(mended.result)) return null;
  const withheld = [...mended.published.states.keys()].filter(
    (cell) => mended.published.states[cell] !== figures.states[cell],
  );
  return withheld.length > MOST_RETURNED ? withheld : needed(withheld, attacked);
}

/** Puts back each figure in turn, the last first, for as long as nothing is proven without it being withheld. */
async function needed(withheld: readonly number[], attacked: Attacked): Promise<readonly number[]> {
  let kept = [...withheld];
  for (const cell of withheld.toReversed()) {
    const fewer = kept.filter((one) => one !== cell);
    const states = attacked.figures.states.slice();
    for (const one of fewer) states[one] = suppressed;
    const result = await attackWithheld(attacked, { values: attacked.figures.values, states });
    if (isSafe(result)) kept = fewer;
  }
  return kept;
}

function isSafe(result: AttackResult): boolean {
  return provenIn(result) === 0 && result.tally.notAudited === 0;
}

/** Attacks where some figures are c besides: of these any count is conceded. */
function attackWithheld(
  { system, figures, asked, also }: Attacked,
  { states }: PublishedCells,
): Promise<AttackResult> {
  const isWithheld = (cell: number) => states[cell] !== figures.states[cell];
  const knowledge = {
    lower: figures.knowledge.lower.map((bound, cell) => (isWithheld(cell) ? 0 : bound)),
    upper: figures.knowledge.upper.map((bound, cell) => (isWithheld(cell) ? NO_UPPER : bound)),
  };
  return attack(system, knowledge, questionOf(states, knowledge, asked, also), trialBudget);
}

import { refuse } from "../../user-error.ts";
import { suppressWith } from "../suppression/by-interval.ts";
import { costOf } from "../suppression/cost.ts";
import { moverOf } from "../suppression/moves.ts";
import { type Walk, walkFrom } from "../suppression/walk.ts";
import { contributorsOf } from "./contributors.ts";
import { guardOfTotals, type Needs } from "./guard.ts";
import { intrudersOf, knowledgeOf } from "./knowledge.ts";
import type { NumberSystem } from "./number-system.ts";
import { isSensitive, type MagnitudeRules, protectionOf } from "./rules.ts";
import { down, unitFor, up } from "./units.ts";

/** The cells whose figures may not be shown, 1 each: all of them, and those that are sensitive themselves. */
export type HiddenTotals = { hidden: Uint8Array; primary: Uint8Array };

/**
 * Hides the sensitive totals of a number, and others, until all sums of its linked tables leave each sensitive one an
 * interval that reaches as far as protectionOf says: above, and below down to what is left without its greatest
 * contribution. Throws a UserError where no way is found.
 */
export function suppressTotals(numbers: NumberSystem, rules: MagnitudeRules): HiddenTotals {
  const { system, figures, isShown, number } = numbers;
  const primary = Uint8Array.from(figures, (figure, cell) =>
    isShown[cell] === 1 && isSensitive(figure, rules) ? 1 : 0,
  );
  const cells = [...primary.keys()].filter((cell) => primary[cell] === 1);
  if (cells.length === 0) return { hidden: primary.slice(), primary };
  const levels = figures.map((figure, cell) => (primary[cell] === 1 ? protectionOf(figure, rules) : 0n));
  const unit = unitOf(numbers, levels);
  const walk = walkOf(numbers, primary, unit);
  const needs: Needs = {
    above: Int32Array.from(levels, (level) => up(level, unit)),
    below: Int32Array.from(figures, ({ largest: [first] }, cell) => {
      const level = levels[cell] ?? 0n;
      return up(level < first ? level : first, unit);
    }),
  };
  const contributors = contributorsOf(system, figures);
  const intruders = intrudersOf(walk, contributors, knowledgeOf(figures, system.inner, unit));
  const guard = guardOfTotals(walk, moverOf(system), needs, contributors, intruders);
  checkFound(number, suppressWith(walk, guard, cells));
  return { hidden: walk.hidden.map((one, cell) => (isShown[cell] === 1 ? one : 0)), primary };
}

/** A unit that divides what was given, where it can, and holds every total with its need added. */
function unitOf({ figures }: NumberSystem, levels: readonly bigint[]): bigint {
  const given = figures.flatMap(({ total, largest }) => [total, ...largest]);
  const greatest = figures.reduce((most, { total }, cell) => {
    const reach = total + (levels[cell] ?? 0n);
    return reach > most ? reach : most;
  }, 0n);
  return unitFor(given, greatest);
}

/** A walk of totals in units. Totals of 0 never move: everybody may know that nobody gave anything there. */
function walkOf({ system, figures, isShown }: NumberSystem, primary: Uint8Array, unit: bigint): Walk {
  const truth = Int32Array.from(figures, ({ total }) => down(total, unit));
  const keys = Uint32Array.from(truth, (_, cell) => Math.imul(cell + 1, 2_654_435_761) >>> 0);
  const walk = walkFrom(system, truth, keys, "candidates");
  for (const [cell, { total, contributors }] of figures.entries()) {
    walk.fixed[cell] = total === 0n ? 1 : 0;
    walk.hidden[cell] = isShown[cell] === 0 || primary[cell] === 1 ? 1 : 0;
    // Few contributors count first, a small total next.
    walk.cost[cell] = 8 * costOf(contributors) + costOf(truth[cell] ?? 0);
  }
  walk.slack = figures.some(({ total }) => total % unit !== 0n) ? 1 : 0;
  return walk;
}

function checkFound(number: string, unsafe: readonly number[]): void {
  if (unsafe.length === 0) return;
  refuse(
    number,
    `no way was found to keep ${unsafe.length} withheld figures from being worked out`,
    "ask for a lower p_percent, publish fewer tables together, or merge small categories",
  );
}

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

/**
 * The cells whose figures may not be shown, 1 each: all of them, and those that are sensitive themselves. `isWhole` says
 * that no way was found to show any, but for totals of 0.
 */
export type HiddenTotals = { hidden: Uint8Array; primary: Uint8Array; isWhole: boolean };

/**
 * Hides the sensitive totals of a number, and others, until all sums of its linked tables leave each sensitive one an
 * interval that reaches as far as protectionOf says: above, and below down to what is left without its greatest
 * contribution. Where no way is found, which can be where most cells have one contributor, all are hidden.
 */
export function suppressTotals(numbers: NumberSystem, rules: MagnitudeRules): HiddenTotals {
  const { system, figures, isShown } = numbers;
  const primary = Uint8Array.from(figures, (figure, cell) =>
    isShown[cell] === 1 && isSensitive(figure, rules) ? 1 : 0,
  );
  const cells = [...primary.keys()].filter((cell) => primary[cell] === 1);
  if (cells.length === 0) return { hidden: primary.slice(), primary, isWhole: false };
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
  const isWhole = suppressWith(walk, guard, cells).length > 0;
  const hidden = walk.hidden.map((one, cell) => (isShown[cell] === 1 && (one === 1 || isWhole) ? 1 : 0));
  return { hidden: hidden.map((one, cell) => (walk.fixed[cell] === 1 ? 0 : one)), primary, isWhole };
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

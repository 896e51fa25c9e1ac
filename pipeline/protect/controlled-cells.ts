import { type PublishedCells, type System, shown } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { exactRounding } from "./controlled/exact.ts";
import type { Rounding } from "./controlled/lp-text.ts";
import { searchRounding } from "./controlled/search.ts";
import { withOwnInner } from "./linked/inner.ts";
import { isLinked } from "./linked/is-linked.ts";
import { ownRanks } from "./linked/own-order.ts";
import type { Knowledge, SystemMethod } from "./system-method.ts";

/** `steps` is K: where it is missing, the least K that has a solution is taken. */
export type ControlledRules = { base: number; steps?: number };

/** How a rounding was found: proven least in change (and in K, where it was not given), or by search. */
type Solution = { values: Int32Array; steps: number; proven: boolean };

/**
 * Up to this number of cells to round, a proven optimum takes seconds; 720 took 20 seconds, for 2 per cent less change
 * than the search finds in one. Rounding one two-way table is a flow in a network (Cox 1987), whose linear relaxation is
 * whole by itself, so that larger ones are solved as well.
 */
const SMALL = 500;
const SMALL_TWO_WAY = 20_000;
/** Greatest K that is tried. Beyond it a cell could be published ten bases from its true count. */
const MOST_STEPS = 9;

/**
 * Controlled rounding (Cox 1987; Salazar-González 2006; tau-ARGUS manual, section 2.14): every cell a multiple of the
 * base, every sum holds, each published cell less than (K + 1) bases from its true count, least total absolute change
 * over all cells, margins included. With K = 0 (zero-restricted) multiples stay as they are; a count of 0 stays 0 under
 * any K. Tables that share margins are rounded together, and no part is published above its total where parts do not
 * add to it. Small systems are solved exactly, others by search. Throws a UserError where no rounding is found.
 */
export function controlledCells(rules: ControlledRules): SystemMethod {
  checkRules(rules);
  let found: Solution | null = null;
  return {
    name: "controlled",
    async protect(system, counts, keys) {
      found = await solved(rules, withOwnInner(system), counts, keys);
      return { values: found.values, states: new Uint8Array(system.size).fill(shown) };
    },
    concede: (published) => within(published, (found?.steps ?? rules.steps ?? 0) + 1, rules.base),
    sentences: () => sentences(rules, found),
  };
}

async function solved(
  rules: ControlledRules,
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
): Promise<Solution> {
  const { base } = rules;
  const most = rules.steps ?? MOST_STEPS;
  const linked = isLinked(system);
  const isSmall = movableCount(system, counts, base) <= (!linked && isTwoWay(system) ? SMALL_TWO_WAY : SMALL);
  const steps = rules.steps ?? 0;
  const exact = isSmall
    ? await leastExact({ system, counts, base, rank: ownRanks(system, counts, keys), steps }, most)
    : { solution: null, next: steps };
  if (exact.solution !== null) return { ...exact.solution, proven: true };
  const searched = searchRounding(system, counts, keys, { base, steps: exact.next, most });
  return searched === null ? refuseSteps(most) : { ...searched, proven: false };
}

/** The proven optimum under the least K that has one; or the first K that the solver left undecided. */
async function leastExact(rounding: Rounding, most: number) {
  for (let steps = rounding.steps; steps <= most; steps++) {
    const result = await exactRounding({ ...rounding, steps });
    if (result.status === "optimal") return { solution: { values: result.values, steps }, next: steps };
    if (result.status === "undecided") return { solution: null, next: steps };
  }
  return { solution: null, next: most + 1 };
}

/** Number of inner cells that are no multiple of the base. */
function movableCount(system: System, counts: Int32Array, base: number): number {
  let count = 0;
  for (let cell = 0; cell < system.size; cell++) {
    if (system.inner[cell] === 1 && (counts[cell] ?? 0) % base !== 0) count += 1;
  }
  return count;
}

/** Two dimensions of one table, at most one of them a hierarchy: the tables that are networks. */
function isTwoWay({ cubes }: System): boolean {
  const trees = cubes[0]?.trees ?? [];
  return (
    cubes.length === 1 && trees.length <= 2 && trees.filter(({ columns }) => columns.length > 1).length <= 1
  );
}

/** Contract, `audit --rounding`: r - (K + 1) b + 1 to r + (K + 1) b - 1, from 0. */
function within({ values }: PublishedCells, bases: number, base: number): Knowledge {
  const reach = bases * base - 1;
  return {
    lower: values.map((value) => Math.max(0, value - reach)),
    upper: values.map((value) => value + reach),
  };
}

function sentences({ base, steps }: ControlledRules, found: Solution | null): string[] {
  const extra = found?.steps ?? steps ?? 0;
  return [
    `Every count was rounded to a multiple of ${base}, up or down, so that all figures add up.`,
    `Each published count is less than ${(extra + 1) * base} from the true count; a count of nobody stays 0.`,
    ...(found === null ? [] : howFound(found, steps === undefined)),
  ];
}

function howFound({ steps, proven }: Solution, isLeast: boolean): string[] {
  const widened = `Rounding every count to a multiple next to it ${proven ? "is impossible" : "was not achieved"} in these tables: `;
  return [
    ...(isLeast && steps > 0
      ? [`${widened}some counts are up to ${steps} more ${steps === 1 ? "step" : "steps"} away.`]
      : []),
    proven
      ? "The total change over all counts, totals included, is the least possible."
      : "The total change over all counts, totals included, was made small by search; it is not proven least.",
  ];
}

function refuseSteps(most: number): never {
  return refuse(
    "controlled rounding",
    `no rounding with at most ${most} extra steps was found in which all sums hold`,
    "allow more steps, choose another base, or use small-count rounding",
  );
}

function checkRules({ base, steps }: ControlledRules): void {
  if (!Number.isInteger(base) || base < 2) {
    refuse("controlled rounding", "the base is not a whole number from 2", "give a base such as 5");
  }
  if (steps !== undefined && (!Number.isInteger(steps) || steps < 0)) {
    refuse(
      "controlled rounding",
      "the number of extra steps is not a whole number from 0",
      "give 0 or leave it out",
    );
  }
}

import { type PublishedCells, type System, shown } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { isConsistent } from "./small-count/consistent.ts";
import { measured } from "./small-count/rounding.ts";
import { searched } from "./small-count/search.ts";
import { smallCellsOf } from "./small-count/small-cells.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

/** `base`, from 2. `maximumDifference`: no published cell may differ more from its true count; from base - 1. */
export type SmallCountRules = { base: number; maximumDifference?: number };

const WHERE = "protection, small-count";

/**
 * Small count rounding (Langsrud and Heldal 2018, "An Algorithm for Small Count Rounding of Tabular Data", Privacy in
 * Statistical Databases): inner cells from 1 to base - 1 become 0 or the base, all others stay, and totals are summed
 * again, so that all sums hold and no published cell is from 1 to base - 1. Which way each goes is searched for, so
 * that published totals are near the true ones; unlike the original the largest difference is bounded: held at
 * `maximumDifference`, or made small and then stated. Linked tables are rounded as one where every shared margin is
 * made of the same small cells in each; where two tables break a margin down by different dimensions it is refused.
 * Throws a UserError for rules that cannot be, or that cannot be held on the cells given.
 */
export function smallCountCells(rules: SmallCountRules): SystemMethod {
  checkRules(rules);
  let largest = rules.maximumDifference ?? null;
  return {
    name: "small-count",
    protect(system, counts, keys) {
      const published = rounded(rules, system, counts, keys);
      largest = rules.maximumDifference ?? statedDifference(rules.base, counts, published);
      return published;
    },
    concede: (published) => conceded(published, largest),
    sentences: () => sentences(rules.base, largest),
  };
}

function checkRules({ base, maximumDifference }: SmallCountRules): void {
  if (!Number.isInteger(base) || base < 2) {
    refuse(WHERE, "the base is not a whole number from 2", "give a base such as 5");
  }
  if (maximumDifference === undefined) return;
  if (!Number.isInteger(maximumDifference) || maximumDifference < base - 1) {
    refuse(
      WHERE,
      "a maximum difference below base - 1 would tell which small counts went up",
      `give a whole number from ${base - 1}, or none`,
    );
  }
}

function rounded(
  { base, maximumDifference }: SmallCountRules,
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
): PublishedCells {
  const small = smallCellsOf(system, counts, keys, base);
  if (!isConsistent(system, small)) {
    refuse(
      WHERE,
      "two tables break the same margin down by different dimensions, so that small counts cannot be rounded alike in both",
      "give one table with all the dimensions, or use the method controlled or cell-key",
    );
  }
  const { differences } = searched(system, small, counts, base, maximumDifference ?? null);
  const { largest } = measured(differences);
  if (maximumDifference !== undefined && largest > maximumDifference) {
    refuse(
      WHERE,
      `no rounding to base ${base} was found in which no cell differs by more than ${maximumDifference}; the smallest found was ${largest}`,
      `allow a maximum difference of ${largest}, or merge small categories`,
    );
  }
  const values = counts.map((count, cell) => count + (differences[cell] ?? 0));
  return { values, states: new Uint8Array(system.size).fill(shown) };
}

/** At least base - 1: to state less would tell which way the small counts went where few were rounded. */
function statedDifference(base: number, counts: Int32Array, { values }: PublishedCells): number {
  let largest = base - 1;
  for (let cell = 0; cell < values.length; cell++) {
    largest = Math.max(largest, Math.abs((values[cell] ?? 0) - (counts[cell] ?? 0)));
  }
  return largest;
}

function conceded({ values, states }: PublishedCells, largest: number | null): Knowledge {
  const difference =
    largest ?? refuse(WHERE, "the largest difference is not stated", "give the maximum difference");
  return {
    lower: values.map((value, cell) => (states[cell] === shown ? Math.max(0, value - difference) : 0)),
    upper: values.map((value, cell) => (states[cell] === shown ? value + difference : NO_UPPER)),
  };
}

function sentences(base: number, largest: number | null): string[] {
  return [
    `Counts from 1 to ${base - 1} in the most detailed cells were replaced by 0 or ${base}, and all totals were added up again from them.`,
    "Published figures add up, and a count that is the same in two tables is the same figure in both.",
    ...(largest === null ? [] : [`No published count differs by more than ${largest} from the true one.`]),
  ];
}

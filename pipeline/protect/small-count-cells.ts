import { type PublishedCells, type System, shown } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { withOwnInner } from "./linked/inner.ts";
import { isLinked } from "./linked/is-linked.ts";
import { linkedSmallCounts } from "./small-count/linked.ts";
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
 * `maximumDifference`, or made small and then stated. Linked tables are rounded as one. Where two tables break a margin
 * down by different dimensions, or parts that do not add may not exceed their total, larger inner cells move as well,
 * as little as is found, and a small one may become a little more than the base: else the tables would not agree.
 * Throws a UserError for rules that cannot be, or that cannot be held on the cells given.
 */
export function smallCountCells(rules: SmallCountRules): SystemMethod {
  checkRules(rules);
  let largest = rules.maximumDifference ?? null;
  let isAdjusted = false;
  return {
    name: "small-count",
    protect(system, counts, keys) {
      const found = rounded(rules, withOwnInner(system), counts, keys);
      // Less than base - 1 would tell which way the small counts went where few were rounded.
      largest = rules.maximumDifference ?? Math.max(rules.base - 1, found.largest);
      isAdjusted = found.isAdjusted;
      return { values: found.values, states: new Uint8Array(system.size).fill(shown) };
    },
    concede: (published) => conceded(published, largest),
    sentences: () => sentences(rules.base, largest, isAdjusted),
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

/** What was found, with its largest difference; adjusted where other cells than the small ones moved. */
type Found = { values: Int32Array; largest: number; isAdjusted: boolean };

function rounded(rules: SmallCountRules, system: System, counts: Int32Array, keys: Uint32Array): Found {
  const { base, maximumDifference } = rules;
  const bound = maximumDifference ?? null;
  if (!isLinked(system)) {
    const small = smallCellsOf(system, counts, keys, base);
    const { differences } = searched(system, small, counts, base, bound);
    const values = counts.map((count, cell) => count + (differences[cell] ?? 0));
    return held(rules, { values, largest: measured(differences).largest, isAdjusted: false });
  }
  const values = linkedSmallCounts(system, counts, keys, { base, bound });
  const found =
    values ?? linkedSmallCounts(system, counts, keys, { base, bound: null }) ?? refuseTables(base);
  const isAdjusted = isAnyAdjusted(system, counts, found, base);
  return held(rules, { values: found, largest: largestOf(counts, found), isAdjusted });
}

/** Whether an inner cell moved that is not small, or a small one to more than the base. */
function isAnyAdjusted({ inner }: System, counts: Int32Array, values: Int32Array, base: number): boolean {
  return counts.some((count, cell) => {
    const value = values[cell] ?? 0;
    return inner[cell] === 1 && (count < base ? value > base : value !== count);
  });
}

function largestOf(counts: Int32Array, values: Int32Array): number {
  return measured(values.map((value, cell) => value - (counts[cell] ?? 0))).largest;
}

/** What was found where it holds the bound; a refusal that says what would be held where it does not. */
function held({ base, maximumDifference }: SmallCountRules, found: Found): Found {
  if (maximumDifference === undefined || found.largest <= maximumDifference) return found;
  return refuse(
    WHERE,
    `no rounding to base ${base} was found in which no cell differs by more than ${maximumDifference}; the smallest found was ${found.largest}`,
    `allow a maximum difference of ${found.largest}, or merge small categories`,
  );
}

function refuseTables(base: number): never {
  return refuse(
    WHERE,
    `no rounding to base ${base} was found in which all tables agree`,
    "merge small categories, or use the method controlled or cell-key",
  );
}

function conceded({ values, states }: PublishedCells, largest: number | null): Knowledge {
  const difference =
    largest ?? refuse(WHERE, "the largest difference is not stated", "give the maximum difference");
  return {
    lower: values.map((value, cell) => (states[cell] === shown ? Math.max(0, value - difference) : 0)),
    upper: values.map((value, cell) => (states[cell] === shown ? value + difference : NO_UPPER)),
  };
}

function sentences(base: number, largest: number | null, isAdjusted: boolean): string[] {
  const replaced = isAdjusted
    ? `Counts from 1 to ${base - 1} were replaced by 0 or by ${base} or a little more, and some larger counts were changed a little so that all tables agree.`
    : `Counts from 1 to ${base - 1} in the most detailed cells were replaced by 0 or ${base}, and all totals were added up again from them.`;
  return [
    replaced,
    "Published figures add up, and a count that is the same in two tables is the same figure in both.",
    ...(largest === null ? [] : [`No published count differs by more than ${largest} from the true one.`]),
  ];
}

import { type PublishedCells, shown, suppressed } from "../system/system.ts";
import { checkLookup, type LookupTable, largestChange, lookupTable, rowNumber } from "./cell-key/lookup.ts";
import { type Noise, perturbationTable, type Row } from "./cell-key/perturbation-table.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

/** Keys from 0 to 255, as in England and Wales's census of 2021. Published counts below `threshold` become c. */
export type IntegerKeys = { threshold: number; table?: LookupTable };

export type CellKeyRules = Noise & { variant?: IntegerKeys };

const KEYS = 2 ** 32;
const INTEGER_KEYS = 256;

/**
 * The cell-key method (Fraser and Wooton 2005; Leaver 2009; Eurostat's CellKey): each count is changed by a number that
 * its row of the perturbation table gives for its key. The same people have the same count and key in every table, and
 * so the same published count; totals are changed on their own, so that parts need not add up. Counts of 0 stay 0.
 * With `variant`, keys are whole numbers modulo 256 (or the table's own number) and counts below a threshold become c.
 * Throws a UserError where the parameters allow no solution.
 */
export function cellKeyCells(rules: CellKeyRules): SystemMethod {
  return rules.variant === undefined ? withFractions(rules) : withIntegers(rules, rules.variant);
}

function withFractions(noise: Noise): SystemMethod {
  const rows = perturbationTable(noise, KEYS);
  return {
    name: "cell-key",
    protect: (_, counts, keys) =>
      everyCell(counts, (count, cell) => count + perturbation(rows, count, keys[cell] ?? 0)),
    concede: (published) => within(published, noise.maximumDifference, null),
    sentences: () => [
      ...commonSentences(noise.maximumDifference),
      `Changes are 0 on average, with a variance of ${noise.variance}.`,
      ...(noise.smallest > 0 ? [`No published count is from 1 to ${noise.smallest}.`] : []),
    ],
  };
}

function withIntegers(noise: Noise, { threshold, table }: IntegerKeys): SystemMethod {
  const lookup = table ?? lookupTable(perturbationTable(noise, INTEGER_KEYS), INTEGER_KEYS);
  checkLookup(lookup);
  const difference = largestChange(lookup);
  return {
    name: "cell-key",
    protect(_, counts, keys) {
      const published = everyCell(counts, (count, cell) => {
        return count + (lookup.rows[rowNumber(count, lookup)]?.[(keys[cell] ?? 0) % lookup.keys] ?? 0);
      });
      published.values.forEach((value, cell) => {
        if ((counts[cell] ?? 0) > 0 && value < threshold) published.states[cell] = suppressed;
      });
      return published;
    },
    concede: (published) => within(published, difference, threshold),
    sentences: () => [
      ...commonSentences(difference),
      `Counts that are then below ${threshold}, other than counts of nobody, are not shown.`,
    ],
  };
}

function commonSentences(difference: number): string[] {
  return [
    `Counts were changed by small amounts, at most ${difference} up or down, drawn from keys of the people counted.`,
    "The same people always give the same published count, in every table; a count of nobody stays 0.",
    "Totals were changed on their own, so that figures may not add up.",
  ];
}

/** The perturbation that a row gives for a key from 0 to 2^32 - 1: shares of keys in turn, the smallest first. */
function perturbation(rows: readonly Row[], count: number, key: number): number {
  const row = rows[Math.min(count, rows.length - 1)];
  let below = 0;
  for (const [i, share] of (row?.shares ?? []).entries()) {
    below += share;
    if (key < below) return row?.support[i] ?? 0;
  }
  return 0;
}

function everyCell(counts: Int32Array, one: (count: number, cell: number) => number): PublishedCells {
  return { values: counts.map(one), states: new Uint8Array(counts.length).fill(shown) };
}

/** r - D to r + D, from 0; a suppressed cell was changed to below the threshold, so that it is below it plus D. */
function within({ values, states }: PublishedCells, difference: number, threshold: number | null): Knowledge {
  const hidden = threshold === null ? NO_UPPER : threshold - 1 + difference;
  return {
    lower: values.map((value, cell) => (states[cell] === shown ? Math.max(0, value - difference) : 0)),
    upper: values.map((value, cell) => (states[cell] === shown ? value + difference : hidden)),
  };
}

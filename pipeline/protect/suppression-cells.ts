import type { PublishedCells, System } from "../system/system.ts";
import { shown, suppressed } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import { suppressByInterval } from "./suppression/by-interval.ts";
import { suppressLinearly } from "./suppression/linear.ts";
import { moverOf } from "./suppression/moves.ts";
import { primaryByThreshold } from "./suppression/primaries.ts";
import { type Walk, walkFrom } from "./suppression/walk.ts";
import { type Knowledge, NO_UPPER, type SystemMethod } from "./system-method.ts";

export type SuppressionRules = {
  /** Counts from 1 to threshold - 1 are suppressed. */
  threshold: number;
  /** The least difference between the bounds that anybody can prove for a suppressed cell; threshold - 1 if left out. */
  width?: number;
  /** `interval`: every suppressed cell keeps its width. `linear`: no primary cell can be solved from the sums. */
  safety: "interval" | "linear";
  /** Whether a 0 is always shown, which everybody then knows, or may be suppressed to protect others. */
  zeros?: "published" | "candidates";
  /** Lone respondents are counted among the intruders: always so under interval safety. */
  singletons: true;
  /** Further primary cells, by number: those of totals, from primaryByDominance or primaryByPPercent. */
  primary?: readonly number[];
  /** That c stands for 1 to threshold - 1 and nothing else, and that the public is told so. Linear safety only. */
  marksOnlySmall?: boolean;
};

/**
 * Cell suppression over all cells of a system together. The rules are checked when the method is made, and the cells
 * when it protects: it throws a UserError where there is no way to do what the rules ask.
 */
export function suppressionCells(rules: SuppressionRules): SystemMethod {
  checkRules(rules);
  return {
    name: "suppression",
    protect: (system, counts, keys) => protect(rules, system, counts, keys),
    concede: (published) => concede(rules, published),
    sentences: () => sentences(rules),
  };
}

function checkRules({ threshold, width, safety, marksOnlySmall }: SuppressionRules): void {
  if (!Number.isInteger(threshold) || threshold < 2)
    refuse(
      "suppression",
      `a threshold of ${threshold} leaves nothing to protect`,
      "use a whole number from 2",
    );
  if (width !== undefined && (!Number.isInteger(width) || width < 1))
    refuse("suppression", `an interval cannot be ${width} wide`, "use a whole number from 1");
  if (marksOnlySmall === true && safety === "interval")
    refuse(
      "suppression",
      "c cannot mark only small counts and leave wide intervals",
      "use linear safety, or let c mark any count",
    );
}

function protect(
  rules: SuppressionRules,
  system: System,
  counts: Int32Array,
  keys: Uint32Array,
): PublishedCells {
  const walk = walkFrom(system, counts, keys, rules.zeros ?? "published");
  const { threshold, width = threshold - 1 } = rules;
  const primary = [...new Set([...primaryByThreshold(counts, threshold), ...(rules.primary ?? [])])];
  for (const cell of primary) {
    walk.hidden[cell] = 1;
    walk.fixed[cell] = 0;
  }
  if (rules.safety === "linear") suppressLinearly(system, walk, primary);
  else checkFound(suppressByInterval(walk, moverOf(system), primary, { threshold, width }));
  if (rules.marksOnlySmall === true) checkSmall(walk, threshold);
  const states = Uint8Array.from(walk.hidden, (hidden) => (hidden === 1 ? suppressed : shown));
  return { values: counts.map((count, cell) => (states[cell] === shown ? count : 0)), states };
}

function checkFound(unsafe: readonly number[]): void {
  if (unsafe.length === 0) return;
  refuse(
    "suppression",
    `no way was found to leave ${unsafe.length} suppressed cells an interval wide enough`,
    "ask for less width, publish fewer tables together, or use another method",
  );
}

function checkSmall({ hidden, truth }: Walk, threshold: number): void {
  const large = hidden.reduce(
    (sum, one, cell) => sum + (one === 1 && (truth[cell] ?? 0) >= threshold ? 1 : 0),
    0,
  );
  if (large === 0) return;
  refuse(
    "suppression",
    `${large} cells of ${threshold} or more have to be suppressed too, so that c cannot mark only small counts`,
    "let c mark any count",
  );
}

/** A published count is itself. A suppressed one is any count, above 0 where everybody knows that zeros are shown. */
function concede(rules: SuppressionRules, { values, states }: PublishedCells): Knowledge {
  const least = rules.marksOnlySmall === true || (rules.zeros ?? "published") === "published" ? 1 : 0;
  const most = rules.marksOnlySmall === true ? rules.threshold - 1 : NO_UPPER;
  const isHidden = (cell: number) => states[cell] === suppressed;
  return {
    lower: values.map((value, cell) => (isHidden(cell) ? least : value)),
    upper: values.map((value, cell) => (isHidden(cell) ? most : value)),
  };
}

function sentences({ threshold, width = threshold - 1, safety, zeros }: SuppressionRules): string[] {
  return [
    `Counts from 1 to ${threshold - 1} are not shown. Other counts are not shown where they would give those away.`,
    zeros === "candidates" ? "A count of 0 may be hidden too." : "A count of 0 is always shown.",
    safety === "interval"
      ? `Whatever is worked out from the other figures, at least ${width + 1} values are left for every count that is not shown.`
      : `No count from 1 to ${threshold - 1} can be worked out by adding and subtracting other figures. Some can be narrowed down.`,
  ];
}

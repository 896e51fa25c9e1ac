import { conventionalCells } from "../protect/conventional-cells.ts";
import { concedeAsShown } from "../protect/none-cells.ts";
import { randomCells } from "../protect/random-cells.ts";
import type { Knowledge } from "../protect/system-method.ts";
import type { MethodName } from "../protect/system-methods.ts";
import { suppressed } from "../system/system.ts";
import { refuse } from "../user-error.ts";
import type { Concede } from "./published-figures.ts";

/** What the user says of how published files were made. */
export type Rounding = {
  method: MethodName;
  base: number;
  threshold: number;
  /** The largest difference of a published count from the true one, where it was stated. */
  maxDifference: number | null;
  /** Whether c marks counts from 1 to threshold - 1 and no others. */
  marksSmall: boolean;
};

/**
 * What an intruder knows of a published figure, by the method's name (design, section 3). Throws a UserError for a
 * method whose differences have no bound of their own, where none was stated.
 */
export function concedeBy(rounding: Rounding): Concede {
  const { marksSmall, threshold } = rounding;
  const concede = plainly(rounding);
  if (!marksSmall || rounding.method === "conventional") return concede;
  return (published) => {
    const known = concede(published);
    return onlySmall(known, published.states, threshold);
  };
}

/** Half of the base under rounding, and all small counts under suppression: the least that must stay open. */
export function widthBy({
  method,
  base,
  threshold,
}: Pick<Rounding, "method" | "base" | "threshold">): number {
  return method === "suppression" || method === "none" ? threshold - 1 : Math.floor(base / 2);
}

function plainly(rounding: Rounding): Concede {
  const { method, base, threshold, marksSmall } = rounding;
  if (method === "conventional") {
    const smallCounts = marksSmall ? "suppress" : "round";
    return conventionalCells({ base, threshold, smallCounts, zero: "zero" }).concede;
  }
  if (method === "random") return randomCells({ base }).concede;
  return (published) => concedeAsShown(published, differenceBy(rounding), threshold);
}

function differenceBy({ method, base, maxDifference }: Rounding): number {
  if (method === "none" || method === "suppression") return 0;
  if (method === "controlled") return (stepsWithin(maxDifference ?? 0, base) + 1) * base - 1;
  return (
    maxDifference ??
    refuse(
      "command line",
      `what --rounding ${method} concedes depends on its largest difference`,
      "state it with --max-difference",
    )
  );
}

/** The least K for which K extra steps allow such a difference: it is at most (K + 1) * base - 1. */
function stepsWithin(difference: number, base: number): number {
  return Math.max(0, Math.ceil((difference + 1) / base) - 1);
}

function onlySmall({ lower, upper }: Knowledge, states: Uint8Array, threshold: number): Knowledge {
  const within = (bound: number) => (own: number, cell: number) =>
    states[cell] === suppressed ? bound : own;
  return { lower: lower.map(within(1)), upper: upper.map(within(threshold - 1)) };
}

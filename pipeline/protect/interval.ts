import type { ProtectionSpec } from "../definitions/protection.ts";
import type { Concession } from "../package.ts";
import type { Table } from "../table.ts";
import { refuse } from "../user-error.ts";
import type { Value } from "./safe-table.ts";
import type { TrueCells } from "./true-cells.ts";
import { wilson } from "./wilson.ts";

/** A percentage and its base as they are published, and whether it is that of all answers together. */
export type PublishedShare = { percent: Value; base: Value; isWhole: boolean };

/** How the figures were rounded: what each count concedes, and whether percentages come from published counts. */
export type Rounded = Pick<ProtectionSpec["percentages"], "from" | "decimals"> & { stands: Concession };

/**
 * One end of the 95% confidence interval of a published percentage, outwards to its decimals. It is worked out from the
 * published percentage and the published base alone, so that it tells nothing that these two do not tell already. A
 * percentage that shows a symbol has the same symbol at both ends; that of all answers together is 100 in any sample.
 */
export function endOfInterval(end: "lower" | "upper", share: PublishedShare, rounded: Rounded): Value {
  const { percent, base, isWhole } = share;
  if (percent.state !== "published") return { state: percent.state };
  if (isWhole || base.state !== "published") return { state: "not applicable" };
  const range = sharesBehind(percent.value, base.value, rounded);
  const unit = 10 ** rounded.decimals;
  return {
    state: "published",
    value:
      end === "lower"
        ? Math.floor(wilson(range.lower, range.people).lower * 100 * unit) / unit
        : Math.ceil(wilson(range.upper, range.people).upper * 100 * unit) / unit,
  };
}

/**
 * The least and the greatest share in the sample that may stand behind a published percentage, and the fewest people:
 * the interval of every share and base that are possible lies within the ends of these, since an end moves up with the
 * share and an interval is wider the fewer people there are.
 */
function sharesBehind(percent: number, base: number, { from, decimals, stands }: Rounded) {
  const half = 0.5 / 10 ** decimals;
  const people = Math.max(1, base - stands.below);
  const [least, most] = [(percent - half) / 100, (percent + half) / 100];
  const isOfTrue = from === "true";
  return {
    lower: Math.max(0, isOfTrue ? least : (least * base - stands.below) / (base + stands.above)),
    upper: Math.min(1, isOfTrue ? most : (most * base + stands.above) / people),
    people,
  };
}

/** Rounded weighted figures stand for any amount half a step away: they are no whole numbers of people. */
export function standsForWeighted({ method, ...rules }: ProtectionSpec): Concession {
  const half = method === "conventional" && "base" in rules ? rules.base / 2 : 0.5;
  return { below: half, above: half };
}

/** The most by which weights may add to more than the people: more is no slip of their last decimal. */
const MOST_ABOVE_PEOPLE = 1.01;

/**
 * An interval takes the published base for a number of people. Throws a UserError for weights that gross up, whose base
 * is as large as a population: the interval would be of nearly no width and wrong.
 */
export function refuseGrossed({ name, weighted, measures }: Table, { base, weightedBase }: TrueCells): void {
  if (!weighted || measures.every(({ kind }) => kind !== "lower" && kind !== "upper")) return;
  const people = base.reduce((sum, responses) => sum + responses, 0);
  const amount = weightedBase.reduce((sum, units) => sum + Number(units) / 1e9, 0);
  if (amount <= people * MOST_ABOVE_PEOPLE) return;
  refuse(
    `table "${name}"`,
    "asks for an interval, but its weights add to more than the people counted",
    "scale the weights so that they add to the number of responses, or leave interval out",
  );
}

import type { Concession } from "../package.ts";
import type { Reference } from "../table.ts";
import { rounded } from "./percent.ts";
import type { Value } from "./safe-table.ts";

/** What is published of a group: its count, the base, their percentage, and the group's code. */
export type PublishedGroup = { percent: Value; count: Value; base: Value; code: string };

/**
 * The index of representation: a group's share of those who answered, out of 100 for its share of the population, to the
 * nearest whole, halves up. It is worked out from the published count and base alone, so that it tells nothing that these
 * do not tell; where the percentage is withheld, so is the index. All answers together are in any case 100, and a code
 * that the population lacks has no index. That of a group of which few could be expected is "unreliable", since one person
 * more or less would move it far; how many could be expected follows from the published base and what it concedes.
 */
export function indexOf(
  { percent, count, base, code }: PublishedGroup,
  stands: Concession,
  reference?: Reference,
): Value {
  const units = reference?.groups.find((group) => group.code === code)?.units ?? 0;
  if (percent.state !== "published" && percent.state !== "low") return { state: percent.state };
  if (reference === undefined || units === 0) return { state: "not applicable" };
  if (count.state !== "published") return count;
  if (base.state !== "published") return base;
  if ((base.value - stands.below) * units < reference.expected * reference.whole)
    return { state: "unreliable" };
  const people = BigInt(Math.min(count.value, base.value)) * BigInt(reference.whole);
  return rounded(people, BigInt(base.value) * BigInt(units), 100, 0);
}

import type { Concession, ProtectionEffects } from "../package.ts";
import { concessionOf } from "../protect/concession.ts";
import type { Attackable } from "../protect/protected-release.ts";
import type { ProtectedTable } from "../protect/release-cells.ts";
import type { Campaign } from "./campaign.ts";
import { effectsOf } from "./effects.ts";
import { publishedCells } from "./release-knowledge.ts";

/** What protection did to the counts of a release, after the attack and its repair, and what each shown one concedes. */
export function releaseEffects(
  attackable: Attackable,
  tables: readonly ProtectedTable[],
  { main }: Campaign,
): { effects: ProtectionEffects | null; concedes: Concession } {
  const { release, reasons, rules, withheldTotals } = attackable;
  const { published, rowed } = publishedCells({ ...attackable, tables });
  const concedes = concessionOf(attackable.method, rules.base);
  const effects = effectsOf({
    counts: release.counts,
    published,
    shownCells: rowed,
    reasons,
    equations: release.system.equations,
    result: main.result,
    withheldPlaces: tables.reduce((sum, { safe }) => sum + safe.withheldPlaces, 0),
    withheldTotals,
    face: concedes,
  });
  return { effects: tellable(effects), concedes };
}

/** Of fewer counts what changed on average would say something of each. */
const FEWEST_COUNTS = 30;

/** A reason for fewer counts than this could be matched with the few cells that it may be of. */
const FEWEST_OF_A_REASON = 10;

/** What can be told without giving anybody away: nothing of few counts, and no reason where one has few. */
export function tellable(effects: ProtectionEffects): ProtectionEffects | null {
  if (effects.counts < FEWEST_COUNTS) return null;
  const { withheld } = effects;
  if (withheld.every(({ counts }) => counts >= FEWEST_OF_A_REASON)) return effects;
  const counts = withheld.reduce((sum, one) => sum + one.counts, 0);
  return { ...effects, withheld: [{ reason: "any of the reasons", counts }] };
}

import { attack } from "../attack/attack.ts";
import { type AttackResult, verdictNames } from "../attack/types.ts";
import type { ProtectingRules } from "../definitions/protection.ts";
import type { DisclosureCounts } from "../package.ts";
import type { Attackable, ProtectedRelease } from "../protect/protected-release.ts";
import { hiddenRows, type ProtectedTable } from "../protect/release-cells.ts";
import { widthOfRules } from "../protect/rule-parameters.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { withhold } from "../protect/withhold.ts";
import type { TableShape } from "../table.ts";
import { type AttackedCell, attackedCells } from "./attacked-cells.ts";
import { releaseKnowledge } from "./release-knowledge.ts";

/**
 * Tables that the attack did not break, and how it ended; null where there was nothing to attack. `attacked` is private:
 * what was proven of each sensitive cell.
 */
export type Secured = {
  tables: SafeTable[];
  disclosure: DisclosureCounts | null;
  attacked: readonly AttackedCell[];
};

/** Each round hides what the last one proved; a cell that stays provable after so many cannot be repaired like this. */
const MOST_ROUNDS = 12;

/**
 * Attacks the tables of a release together and withholds what the attack proves, until nothing is proven any more.
 * `disclosure` is null for figures that are public already. Where it still has exact, narrow or unaudited cells the
 * repair has failed, or was forbidden, and the caller must not publish.
 */
export async function secure(shapes: readonly TableShape[], made: ProtectedRelease): Promise<Secured> {
  const { tables: safe, attackable } = made;
  if (attackable === null) return { tables: safe, disclosure: null, attacked: [] };
  const hidden = new Set<number>();
  const rounds = attackable.rules.repair === "stop" ? 0 : MOST_ROUNDS;
  let published: readonly ProtectedTable[] = paired(shapes, safe);
  let result = await attackRelease(attackable, published);
  for (let round = 0; round < rounds && brokenCells(result).length > 0; round++) {
    for (const cell of brokenCells(result))
      hidden.add(hidden.has(cell) ? accomplice(cell, result, hidden) : cell);
    published = paired(shapes, safe).map((table, t) => withoutCells(attackable, table, t, hidden));
    result = await attackRelease(attackable, published);
  }
  for (const cell of hidden) attackable.reasons.set(cell, "proven by the attack");
  const attacked = attackedCells(attackable.release, published, result);
  const tables = published.map((table) => table.safe);
  return { tables, disclosure: { ...result.tally, withheld: hidden.size }, attacked };
}

function withoutCells(
  { release }: Attackable,
  table: ProtectedTable,
  t: number,
  hidden: ReadonlySet<number>,
): ProtectedTable {
  const rows = hiddenRows(release, table, t, (cell) => hidden.has(cell));
  return { shape: table.shape, safe: withhold(table.safe, rows) };
}

function attackRelease(attackable: Attackable, tables: readonly ProtectedTable[]): Promise<AttackResult> {
  const knowledge = releaseKnowledge({ ...attackable, tables });
  return attack(attackable.release.system, knowledge, questionOf(attackable.rules, knowledge));
}

/** A cell is sensitive when what the intruder starts with allows a small count (design, section 3). */
function questionOf(rules: ProtectingRules, { lower, upper }: Knowledge) {
  const { threshold } = rules;
  const isSensitive = (cell: number) => (lower[cell] ?? 0) < threshold && (upper[cell] ?? 0) >= 1;
  return {
    sensitive: Uint8Array.from(lower, (_, cell) => (isSensitive(cell) ? 1 : 0)),
    threshold,
    width: widthOfRules(rules),
  };
}

function paired(shapes: readonly TableShape[], safe: readonly SafeTable[]): ProtectedTable[] {
  return shapes.flatMap((shape, t) => (safe[t] === undefined ? [] : [{ shape, safe: safe[t] }]));
}

/**
 * A cell that is hidden and still proven is given away by others: of those that the proof stands on, the one that tells
 * the fewest people, so that little information is lost.
 */
function accomplice(cell: number, { because, upper }: AttackResult, hidden: ReadonlySet<number>): number {
  const shown = (because(cell)?.cells ?? []).filter((one) => !hidden.has(one));
  return shown.reduce(
    (least, one) => ((upper[one] ?? 0) < (upper[least] ?? 0) ? one : least),
    shown[0] ?? cell,
  );
}

function brokenCells({ verdicts }: AttackResult): number[] {
  return Array.from(verdicts.keys()).filter((cell) => {
    const verdict = verdictNames[verdicts[cell] ?? 0];
    return verdict === "exact" || verdict === "narrow";
  });
}

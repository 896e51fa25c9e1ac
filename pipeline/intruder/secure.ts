import { attack } from "../attack/attack.ts";
import { type AttackResult, verdictNames } from "../attack/types.ts";
import type { ConventionalRules, ProtectionSpec } from "../definitions/protection.ts";
import type { DisclosureCounts } from "../package.ts";
import { type ReleaseSystem, releaseSystem } from "../protect/release-system.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import type { Knowledge } from "../protect/system-method.ts";
import { withhold } from "../protect/withhold.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import type { Table } from "../table.ts";
import { type AttackedCell, attackedCells } from "./attacked-cells.ts";
import { hiddenRows, type ProtectedTable, releaseKnowledge } from "./release-knowledge.ts";
import { withTrueSums } from "./true-sums.ts";

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
 * repair has failed, and the caller must not publish.
 */
export async function secure(
  tables: readonly Table[],
  safe: readonly SafeTable[],
  rules: ProtectionSpec,
  places: PlaceChain,
): Promise<Secured> {
  if (rules.method === "none") return { tables: [...safe], disclosure: null, attacked: [] };
  const release = withTrueSums(releaseSystem(tables, places), tables);
  const hidden = new Set<number>();
  let published = [...safe];
  let result = await attackRelease(release, tables, published, rules);
  for (let round = 0; round < MOST_ROUNDS && brokenCells(result).length > 0; round++) {
    for (const cell of brokenCells(result))
      hidden.add(hidden.has(cell) ? accomplice(cell, result, hidden) : cell);
    published = safe.map((table, t) => withhold(table, hiddenRows(release, tables, t, table, hidden)));
    result = await attackRelease(release, tables, published, rules);
  }
  const attacked = attackedCells(release, paired(tables, published), result);
  return { tables: published, disclosure: { ...result.tally, withheld: hidden.size }, attacked };
}

function attackRelease(
  release: ReleaseSystem,
  tables: readonly Table[],
  safe: readonly SafeTable[],
  rules: ConventionalRules,
): Promise<AttackResult> {
  const knowledge = releaseKnowledge(release, paired(tables, safe), rules);
  const question = {
    sensitive: sensitiveCells(knowledge, rules.threshold),
    threshold: rules.threshold,
    width: Math.floor(rules.base / 2),
  };
  return attack(release.system, knowledge, question);
}

function paired(tables: readonly Table[], safe: readonly SafeTable[]): ProtectedTable[] {
  return tables.flatMap((shape, t) => (safe[t] === undefined ? [] : [{ shape, safe: safe[t] }]));
}

/** A cell is sensitive when what the intruder starts with allows a small count (design, section 3). */
function sensitiveCells({ lower, upper }: Knowledge, threshold: number): Uint8Array {
  return Uint8Array.from(lower, (least, cell) => (least < threshold && (upper[cell] ?? 0) >= 1 ? 1 : 0));
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

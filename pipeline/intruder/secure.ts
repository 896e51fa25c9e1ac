import type { AttackResult } from "../attack/types.ts";
import type { Concession, DisclosureCounts, ProtectionEffects } from "../package.ts";
import type { Attackable, ProtectedRelease } from "../protect/protected-release.ts";
import { hiddenRows, type ProtectedTable } from "../protect/release-cells.ts";
import type { SafeTable } from "../protect/safe-table.ts";
import { withhold } from "../protect/withhold.ts";
import type { System } from "../system/system.ts";
import type { TableShape } from "../table.ts";
import { type AttackedCell, attackedCells } from "./attacked-cells.ts";
import {
  type Broken,
  type Campaign,
  campaign,
  type IntruderContext,
  noContext,
  tellingPhrases,
} from "./campaign.ts";
import { releaseEffects } from "./release-effects.ts";
import { publishedCells } from "./release-knowledge.ts";

/**
 * Tables that the attack did not break, how it ended, and what protection did; null where there was nothing to attack.
 * `attacked` is private: what was proven of each sensitive cell.
 */
export type Secured = {
  tables: SafeTable[];
  disclosure: DisclosureCounts | null;
  concedes: Concession | null;
  effects: ProtectionEffects | null;
  attacked: readonly AttackedCell[];
  /** Phrases of the commentary whose numbers would give away what the tables do not. */
  telling: readonly string[];
};

/** Each round hides what the last one proved; a cell that stays provable after so many cannot be repaired like this. */
const MOST_ROUNDS = 12;

/**
 * Attacks the tables of a release together and withholds what the attack proves, until nothing is proven any more.
 * `disclosure` is null for figures that are public already. Where it still has exact, narrow or unaudited cells the
 * repair has failed, or was forbidden, and the caller must not publish.
 */
export async function secure(
  shapes: readonly TableShape[],
  made: ProtectedRelease,
  context: IntruderContext = noContext,
): Promise<Secured> {
  const { tables: safe, attackable } = made;
  if (attackable === null)
    return { tables: safe, disclosure: null, concedes: null, effects: null, attacked: [], telling: [] };
  const hidden = new Set<number>();
  const rounds = attackable.rules.repair === "stop" ? 0 : MOST_ROUNDS;
  let published: readonly ProtectedTable[] = paired(shapes, safe);
  let found = await campaign(attackable, published, context);
  const { system } = attackable.release;
  const { size } = system;
  for (let round = 0; round < rounds && found.broken.length > 0; round++) {
    for (const one of found.broken)
      hidden.add(hidden.has(one.cell) || one.cell >= size ? accomplice(one, hidden, system) : one.cell);
    published = paired(shapes, safe).map((table, t) => withoutCells(attackable, table, t, hidden));
    found = await campaign(attackable, published, context);
  }
  const { rowed } = publishedCells({ ...attackable, tables: published });
  for (const cell of hidden)
    if (cell < size && !attackable.reasons.has(cell)) attackable.reasons.set(cell, "proven by the attack");
  return {
    tables: published.map((table) => table.safe),
    disclosure: { ...talliedBy(found), withheld: [...hidden].filter((cell) => rowed[cell] === 1).length },
    ...releaseEffects(attackable, published, found),
    attacked: attackedCells(attackable, published, found),
    telling: await tellingPhrases(attackable, found, context),
  };
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

function paired(shapes: readonly TableShape[], safe: readonly SafeTable[]): ProtectedTable[] {
  return shapes.flatMap((shape, t) => (safe[t] === undefined ? [] : [{ shape, safe: safe[t] }]));
}

/**
 * A cell that is hidden or that no table shows, and is still proven, is given away by others: of those that the proof stands on, the one that tells
 * the fewest people, so that little information is lost. A cell of an earlier release stands for the same cell now.
 */
function accomplice(
  { cell, attempt, at, insider }: Broken,
  hidden: ReadonlySet<number>,
  system: System,
): number {
  const { because, upper }: AttackResult = attempt.result;
  const nowOf = new Map(attempt.pairs.map(([now, then]) => [then, now]));
  const proof = because(at)?.cells ?? [];
  const ofNow = [...proof, ...(insider === null ? [] : [insider])].flatMap((one) =>
    one < system.size ? one : (nowOf.get(one) ?? []),
  );
  const isShown = (one: number) => !hidden.has(one);
  const own = ofNow.filter(isShown);
  const shown = own.length > 0 ? own : besideIn(system, cell).filter(isShown);
  return shown.reduce(
    (least, one) => ((upper[one] ?? 0) < (upper[least] ?? 0) ? one : least),
    shown[0] ?? cell,
  );
}

/** The cells that are in a sum with one: where it is known from averages, which have no proof in sums, one of these. */
function besideIn({ equations: { totals, starts, parts } }: System, cell: number): number[] {
  return Array.from(totals).flatMap((total, e) => {
    const all = [total, ...parts.subarray(starts[e], starts[e + 1])];
    return all.includes(cell) ? all : [];
  });
}

/** Every sensitive cell of the release by the worst that any attack made of it. */
function talliedBy({ main, broken, notAudited }: Campaign): Omit<DisclosureCounts, "withheld"> {
  const exact = broken.filter(({ verdict }) => verdict === "exact").length;
  const narrow = broken.length - exact;
  const open = [...notAudited].filter((cell) => !broken.some((one) => one.cell === cell)).length;
  const isAsked = ({ cell }: Broken) => (main.result.verdicts[cell] ?? 0) !== 0;
  const sensitive = main.result.tally.sensitive + broken.filter((one) => !isAsked(one)).length;
  return { sensitive, exact, narrow, safe: sensitive - exact - narrow - open, notAudited: open };
}

import type { ProtectingRules, ProtectionSpec } from "../definitions/protection.ts";
import { protectAll } from "../protect/protect-tables.ts";
import { suppressed } from "../system/system.ts";
import type { Table } from "../table.ts";
import { UserError } from "../user-error.ts";
import type { AttackedCell } from "./attacked-cells.ts";
import type { IntruderContext } from "./campaign.ts";
import { otherRules } from "./changed-rules.ts";
import { mergedRelated, mergerFor } from "./merged-codes.ts";
import { mergedTable } from "./merged-table.ts";
import { publishedCells } from "./release-knowledge.ts";
import { secure } from "./secure.ts";

/** Releases of more cells than this are not tried in other ways: a remedy should take seconds. */
const MOST_TRIED = 20_000;

/** More would be a list to choose from, and not advice. */
const MOST_TOLD = 4;

/** A change to try, as the beginning of a clause: tables and rules as they would be. */
type Candidate = {
  what: string;
  tables: readonly Table[];
  rules: ProtectingRules;
  context: IntruderContext;
};

/** A change with which nothing is proven, and how many counts are then not shown. */
type Passed = { what: string; withheld: number };

/**
 * Changes that would let a release pass that the attack broke, each really tried, as a clause of a sentence: those that
 * withhold fewest counts first, at most four. `attacked` says which cells were proven. Changed rules take the defaults
 * of what they do not say.
 */
export async function remediesOf(
  tables: readonly Table[],
  rules: ProtectionSpec,
  context: IntruderContext,
  attacked: readonly AttackedCell[],
): Promise<string[]> {
  const cells = tables.reduce((sum, table) => sum + table.cells.numRows, 0);
  if (rules.method === "none" || cells > MOST_TRIED) return [];
  const passed: Passed[] = [];
  for (const candidate of candidates(tables, rules, context, attacked)) {
    const withheld = await withheldBy(candidate);
    if (withheld !== null) passed.push({ what: candidate.what, withheld });
  }
  return passed
    .sort((a, b) => a.withheld - b.withheld || (a.what < b.what ? -1 : 1))
    .slice(0, MOST_TOLD)
    .map(
      ({ what, withheld }) =>
        `${what} passes, with ${withheld} ${withheld === 1 ? "count" : "counts"} withheld`,
    );
}

function candidates(
  tables: readonly Table[],
  rules: ProtectingRules,
  context: IntruderContext,
  attacked: readonly AttackedCell[],
): Candidate[] {
  const changed = otherRules(rules).map((other) => ({ ...other, tables, context }));
  const merger = mergerFor(tables, attacked);
  if (merger === null) return changed;
  const merged = tables.map((table) => mergedTable(table, merger));
  const hasLost = merged.some(({ measures }, t) => measures.length < (tables[t]?.measures.length ?? 0));
  const [one, other] = merger.codes;
  return [
    ...changed,
    {
      what: `merging "${one}" and "${other}" of ${merger.dimension}${hasLost ? ", without averages by it," : ""}`,
      tables: merged,
      rules,
      context: { ...context, related: mergedRelated(context.related, merger) },
    },
  ];
}

/** How many counts are not shown when the change is made; null where it does not help or has no solution. */
async function withheldBy({ tables, rules, context }: Candidate): Promise<number | null> {
  try {
    const made = await protectAll(tables, rules, context.places);
    const { disclosure, telling, tables: safe } = await secure(tables, made, context);
    if (disclosure === null || made.attackable === null || telling.length > 0) return null;
    if (disclosure.exact + disclosure.narrow + disclosure.notAudited > 0) return null;
    const paired = tables.flatMap((shape, t) => (safe[t] === undefined ? [] : [{ shape, safe: safe[t] }]));
    const { published, rowed } = publishedCells({ ...made.attackable, tables: paired });
    return published.states.filter((state, cell) => state === suppressed && rowed[cell] === 1).length;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

import type { ProtectingRules } from "../definitions/protection.ts";
import type { WithholdingReason } from "../package.ts";
import type { SafeTable } from "./safe-table.ts";
import type { SystemMethod } from "./system-method.ts";
import type { TrueRelease } from "./true-sums.ts";

/** What is attacked: the true system, how it was protected, and why cells are not shown. */
export type Attackable = {
  release: TrueRelease;
  rules: ProtectingRules;
  method: SystemMethod;
  reasons: Map<number, WithholdingReason>;
  /** Names of the tables of a number that everybody counted gave, whose averages are of the counts beside them. */
  givenByAll: ReadonlySet<string>;
  /** How many totals and averages are withheld because few people make them up. */
  withheldTotals: number;
};

/** The safe tables of a release; `attackable` is null for figures that were public already. */
export type ProtectedRelease = { tables: SafeTable[]; attackable: Attackable | null };

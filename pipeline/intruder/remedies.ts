import type { ProtectionSpec } from "../definitions/protection.ts";
import type { Table } from "../table.ts";
import type { IntruderContext } from "./campaign.ts";

/** Changes that would let a release pass that the attack broke, each really tried, as a clause of a sentence. */
export async function remediesOf(
  _tables: readonly Table[],
  _rules: ProtectionSpec,
  _context: IntruderContext,
): Promise<string[]> {
  return [];
}

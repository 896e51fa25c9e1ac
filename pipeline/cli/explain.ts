import { loadRelease, type ReleaseId } from "../definitions/load.ts";
import { explainFigure } from "../explain.ts";
import { didYouMean } from "../nearest-name.ts";
import { protectionStatement } from "../protect.ts";
import { planTables, type TablePlan } from "../tabulate/plan.ts";
import { provenanceOf } from "../tabulate/provenance.ts";
import { refuse } from "../user-error.ts";

/** What lies behind a figure, from the definitions alone: its SQL, base, weight and rules. No response is read. */
export type Explanation = {
  text: string;
  sql: string;
  base: string;
  weight: string;
  rules: readonly string[];
};

/**
 * Explains one cell of a table; `pairs` are DIMENSION=CODE, and dimensions left out are at their total. Throws a
 * UserError with the nearest name for a table, dimension or code that is not there.
 */
export async function explain(
  root: string,
  id: ReleaseId,
  table: string | undefined,
  pairs: readonly string[],
): Promise<Explanation> {
  const { collection, release, protection } = await loadRelease(root, id);
  const plan = planNamed(planTables(collection, release.tables), table);
  const provenance = provenanceOf(collection, plan);
  const rules = protectionStatement(protection).sentences;
  return { text: explainFigure(plan.shape, provenance, rules, keyOf(pairs)), ...provenance, rules };
}

function planNamed(plans: readonly TablePlan[], name: string | undefined): TablePlan {
  const names = plans.map(({ shape }) => shape.name);
  if (name === undefined) return refuse("explain", "no table is named", `name one of ${names.join(", ")}`);
  const found = plans.find(({ shape }) => shape.name === name);
  return found ?? refuse("explain", `the release has no table "${name}"`, didYouMean(name, names));
}

function keyOf(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) refuse("explain", `"${pair}" is not DIMENSION=CODE`, "write it as role=parent");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

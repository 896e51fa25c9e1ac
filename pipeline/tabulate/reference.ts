import type { Reference } from "../table.ts";
import { refuse } from "../user-error.ts";
import type { DenominatorSource } from "./denominators.ts";
import type { TablePlan } from "./plan.ts";
import { tableWhere } from "./plan-problems.ts";

/**
 * The population beside which a table's respondents are put, in the codes of the table; null where it asks for none. The
 * whole is the sum of the groups and not a total that the reference states, so that the shares add up. Throws a UserError
 * for a group that has nobody in the population: no share can be put beside nothing.
 */
export async function referenceOf(
  { reference, shape }: TablePlan,
  source: DenominatorSource,
): Promise<Reference | null> {
  const answers = shape.dimensions.find(({ name }) => name === shape.of);
  if (reference === null || answers === undefined) return null;
  const { collection, period, label, variable, codes, bound, expected } = reference;
  const units = await source(collection, period, [{ name: variable ?? answers.name, levels: [] }]);
  const groups = answers.codes.map(({ code }) => ({
    code,
    units: (codes[code] ?? [code]).reduce((sum, other) => sum + (units.get(other) ?? 0), 0),
  }));
  const empty = groups.find((group) => group.units <= 0);
  if (empty !== undefined)
    refuse(
      tableWhere(shape.name),
      `has nobody of "${empty.code}" in its reference ${collection}/${period}`,
      "add the group's figure to the reference, or name the codes that make it up",
    );
  const whole = groups.reduce((sum, group) => sum + group.units, 0);
  return { collection, period, label, groups, whole, bound, expected };
}

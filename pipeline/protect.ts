import type { ProtectionSpec } from "./definitions/protection.ts";
import { publishedCells } from "./protect/columns.ts";
import { publishedMeasure, valuesOf } from "./protect/measures.ts";
import { methodOf } from "./protect/methods.ts";
import { type WithheldPlaces, withheldCells, withheldPlaces, withoutPlaces } from "./protect/places.ts";
import { makeSafe, type SafeTable } from "./protect/safe-table.ts";
import { trueCells } from "./protect/true-cells.ts";
import type { Table, TableShape } from "./table.ts";
import { refuse } from "./user-error.ts";

export { protectCount, protectShare } from "./protect/count.ts";
export { protectionStatement } from "./protect/statement.ts";

/**
 * Disclosure control of one table: true cells in, published values out. Throws a UserError where the table asks for
 * figures that the method cannot protect.
 */
export function protect(table: Table, rules: ProtectionSpec): SafeTable {
  refuseStated(table, rules);
  const cells = trueCells(table);
  const places = withheldPlaces(table, cells, minimumGroup(rules));
  const withheld = withheldCells(cells, places);
  const counts = methodOf(rules).counts(cells, table, withheld);
  const shape = publishedShape(table, places, rules);
  const measures = shape.measures.map((measure) => ({
    column: measure.column,
    values: valuesOf(measure, cells, counts, rules, table.per),
  }));
  const kept = Array.from(withheld.keys()).filter((cell) => !withheld[cell]);
  return makeSafe(shape, publishedCells(cells.keys, measures, kept), countPlaces(places));
}

/** Disclosure control of all tables of a release. */
export function protectAll(tables: readonly Table[], rules: ProtectionSpec): SafeTable[] {
  return tables.map((table) => protect(table, rules));
}

/** A stated figure is somebody's exact total: no rounding of ours protects it. */
function refuseStated(table: Table, rules: ProtectionSpec): void {
  if (rules.method === "none" || table.measures.every(({ kind }) => kind !== "stated")) return;
  refuse(
    `table "${table.name}"`,
    `a stated figure is shown as it is, which method ${rules.method} does not allow`,
    'leave the measure "stated" out, or use method none with a reason',
  );
}

function minimumGroup(rules: ProtectionSpec): number {
  return rules.method === "conventional" ? rules.minimum_group : 0;
}

/** The shape alone, without the cells and their SQL, which stay on the private side. */
function publishedShape(table: Table, places: WithheldPlaces, rules: ProtectionSpec): TableShape {
  const { name, title, notes, universe, dimensions, of, weighted, per, attributes } = table;
  const measures = table.measures.map((measure) => publishedMeasure(measure, rules));
  return withoutPlaces(
    { name, title, notes, universe, dimensions, of, measures, weighted, per, attributes },
    places,
  );
}

function countPlaces(places: WithheldPlaces): number {
  return [...places.values()].reduce((sum, codes) => sum + codes.size, 0);
}

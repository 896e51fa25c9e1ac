import type { ProtectingRules, ProtectionSpec } from "../definitions/protection.ts";
import type { Concession, WithholdingReason } from "../package.ts";
import type { PlaceChain } from "../system/place-tree.ts";
import { type PublishedCells, suppressed } from "../system/system.ts";
import type { Measure, Table, TableShape } from "../table.ts";
import { refuse } from "../user-error.ts";
import { publishedCells } from "./columns.ts";
import { concessionOf } from "./concession.ts";
import { withheldByGroup } from "./group-rules.ts";
import { refuseGrossed, standsForWeighted } from "./interval.ts";
import type { MagnitudeRules } from "./magnitude/rules.ts";
import { withheldFigures } from "./magnitude/withheld-figures.ts";
import { type PublishedFigures, publishedMeasure, valuesOf } from "./measures.ts";
import { type WithheldPlaces, withheldCells, withheldPlaces, withoutPlaces } from "./places.ts";
import type { ProtectedRelease } from "./protected-release.ts";
import { hiddenRows, tableRowCells } from "./release-cells.ts";
import { openValues, releaseValues } from "./release-values.ts";
import { parametersOfRules } from "./rule-parameters.ts";
import { makeSafe, type SafeTable, type Value } from "./safe-table.ts";
import { systemMethod } from "./system-methods.ts";
import { trueCells } from "./true-cells.ts";
import { type TrueRelease, trueRelease } from "./true-sums.ts";
import { withhold } from "./withhold.ts";

/**
 * Disclosure control of all tables of a release together: true cells in, published values out. A count that two tables
 * share is protected once. Throws a UserError where the tables ask for figures that the method cannot protect.
 */
export async function protectAll(
  tables: readonly Table[],
  rules: ProtectionSpec,
  places: PlaceChain = new Map(),
): Promise<ProtectedRelease> {
  if (rules.method === "none")
    return { tables: tables.map((table) => openTable(table, rules)), attackable: null };
  for (const table of tables) refuseStated(table, rules);
  const release = trueRelease(tables, places);
  const method = await systemMethod(rules.method, parametersOfRules(rules));
  const published = await method.protect(release.system, release.counts, release.keys);
  const reasons = reasonsOf(published, release, rules);
  const grouped = withheldByGroup(release, tables, rules);
  const figures = withheldFigures(release, tables, magnitudeRules(rules));
  const safe = tables.map((table, t) => {
    const few = figures[t]?.rows ?? new Set();
    const stands = table.weighted ? standsForWeighted(rules) : concessionOf(method, rules.base);
    const counts = { published, stands };
    const made = protectedTable(table, release.rows[t] ?? new Int32Array(), counts, few, rules);
    return withhold(
      made,
      hiddenRows(release, { shape: table, safe: made }, t, (cell) => grouped.has(cell)),
    );
  });
  for (const [cell, reason] of grouped) if (!reasons.has(cell)) reasons.set(cell, reason);
  const withheldTotals = figures.reduce((sum, { rows }) => sum + rows.size, 0);
  const givenByAll = new Set(tables.filter(isGivenByAll).map(({ name }) => name));
  return { tables: safe, attackable: { release, rules, method, reasons, givenByAll, withheldTotals } };
}

function isGivenByAll(table: Table): boolean {
  const { count, base } = trueCells(table);
  return table.of === null && count.every((people, row) => people === base[row]);
}

function magnitudeRules({ averages: { dominance, p_percent } }: ProtectingRules): MagnitudeRules {
  return {
    ...(dominance === undefined ? {} : { dominance }),
    ...(p_percent === undefined ? {} : { p_percent }),
  };
}

/** Figures that are already public, as they are. */
function openTable(table: Table, rules: ProtectionSpec): SafeTable {
  const cells = trueCells(table);
  const stands = table.weighted ? standsForWeighted(rules) : { below: 0, above: 0 };
  const counts = { ...openValues(cells), stands };
  return madeTable(table, rules, counts, { places: new Map(), few: new Set() });
}

function protectedTable(
  table: Table,
  rows: Int32Array,
  { published, stands }: { published: PublishedCells; stands: Concession },
  few: ReadonlySet<number>,
  rules: ProtectingRules,
): SafeTable {
  const cells = trueCells(table);
  const places = withheldPlaces(table, cells, rules.minimum_group);
  const counts = releaseValues(table, cells, tableRowCells(table, rows), published, rules);
  return madeTable(table, rules, { ...counts, stands }, { places, few });
}

/** What a table leaves out: places with few people, and the totals and averages (by row) that few people make up. */
type LeftOut = { places: WithheldPlaces; few: ReadonlySet<number> };

function madeTable(
  table: Table,
  rules: ProtectionSpec,
  counts: PublishedFigures,
  { places, few }: LeftOut,
): SafeTable {
  const cells = trueCells(table);
  refuseGrossed(table, cells);
  const withheld = withheldCells(cells, places);
  const shape = publishedShape(table, places, rules);
  const measures = shape.measures.map((measure) => ({
    column: measure.column,
    values: withoutFew(measure, valuesOf(measure, cells, counts, rules, table), few),
  }));
  const kept = Array.from(withheld.keys()).filter((cell) => !withheld[cell]);
  return makeSafe(shape, publishedCells(cells.keys, measures, kept), countPlaces(places));
}

/** A figure that few people make up shows c; where there is none to show, it says so as before. */
function withoutFew({ kind }: Measure, values: readonly Value[], few: ReadonlySet<number>): readonly Value[] {
  if (kind !== "mean" && kind !== "median" && kind !== "total") return values;
  return values.map((value, row) =>
    few.has(row) && (value.state === "published" || value.state === "low")
      ? { state: "confidential" }
      : value,
  );
}

/** Why the method itself does not show a cell. */
function reasonsOf(
  { states }: PublishedCells,
  { counts }: TrueRelease,
  { threshold }: ProtectingRules,
): Map<number, WithholdingReason> {
  const reasons = new Map<number, WithholdingReason>();
  for (const [cell, state] of states.entries()) {
    if (state !== suppressed) continue;
    const count = counts[cell] ?? 0;
    reasons.set(cell, count > 0 && count < threshold ? "small count" : "protects a small count");
  }
  return reasons;
}

/** A stated figure is somebody's exact total: no rounding of ours protects it. */
function refuseStated(table: Table, rules: ProtectingRules): void {
  if (table.measures.every(({ kind }) => kind !== "stated")) return;
  refuse(
    `table "${table.name}"`,
    `a stated figure is shown as it is, which method ${rules.method} does not allow`,
    'leave the measure "stated" out, or use method none with a reason',
  );
}

/** The shape alone, without the cells and their SQL, which stay on the private side. */
function publishedShape(table: Table, places: WithheldPlaces, rules: ProtectionSpec): TableShape {
  const { name, title, notes, universe, dimensions, of, weighted, per, attributes } = table;
  const measures = table.measures.map((measure) => publishedMeasure(measure, rules));
  const { population } = table;
  return withoutPlaces(
    {
      ...{ name, title, notes, universe, dimensions, of, measures, weighted, per, attributes },
      ...(population === undefined ? {} : { population }),
    },
    places,
  );
}

function countPlaces(places: WithheldPlaces): number {
  return [...places.values()].reduce((sum, codes) => sum + codes.size, 0);
}

import type { DuckDBConnection } from "@duckdb/node-api";
import type { Collection } from "./collection.ts";
import type { TableSpec } from "./definitions/release.ts";
import type { Discrepancy, Table } from "./table.ts";
import { arrowCells } from "./tabulate/cells.ts";
import { contributionSums } from "./tabulate/contributions.ts";
import { countedPlan, fillMargins } from "./tabulate/counted.ts";
import { type Cube, emptyCube } from "./tabulate/cube.ts";
import { type DenominatorSource, fillDenominators } from "./tabulate/denominators.ts";
import { refuseDoubleCounting } from "./tabulate/double-count.ts";
import { finish } from "./tabulate/finish.ts";
import { fillMedian } from "./tabulate/median.ts";
import { planTables, type TablePlan } from "./tabulate/plan.ts";
import { provenanceOf } from "./tabulate/provenance.ts";
import { recordKeySum } from "./tabulate/record-keys.ts";
import { referenceOf } from "./tabulate/reference.ts";
import { partsOf, runScan, scansOf } from "./tabulate/scan.ts";
import { checkStated } from "./tabulate/stated.ts";
import { type Sum, sumsOf } from "./tabulate/sums.ts";

export { type DenominatorSource, denominatorsFrom } from "./tabulate/denominators.ts";
export { relatedDimensions } from "./tabulate/related.ts";

/**
 * Makes the tables of a release from the `responses` that validate left in the database: all margins, every empty
 * combination, in the order of the specs. Nothing of a table depends on the order of rows or the number of threads.
 * Throws a UserError with every definition that cannot be tabulated, and where counted figures contradict themselves.
 */
export async function tabulate(
  db: DuckDBConnection,
  collection: Collection,
  tables: Readonly<Record<string, TableSpec>>,
  denominators: DenominatorSource,
): Promise<Table[]> {
  const cubes: Cube[] = [];
  for (const plan of planTables(collection, tables)) {
    if (plan.counted && !plan.stated) await refuseDoubleCounting(db, collection, plan);
    cubes.push(emptyCube(plan.counted ? await countedPlan(db, plan) : plan));
  }
  const parts = cubes.flatMap((cube) => partsOf(cube, allSums(cube.plan)));
  for (const scan of scansOf(parts)) await runScan(db, scan);
  const made: Table[] = [];
  for (const cube of cubes) made.push(await finished(db, collection, cube, denominators));
  return made;
}

/** The sums that measures need, and those that only the protection sees. */
function allSums(plan: TablePlan): readonly Sum[] {
  return [...sumsOf(plan), recordKeySum(plan), ...contributionSums(plan)];
}

async function finished(
  db: DuckDBConnection,
  collection: Collection,
  cube: Cube,
  denominators: DenominatorSource,
): Promise<Table> {
  const { plan } = cube;
  if (plan.stated) await checkStated(db, cube);
  const discrepancies: readonly Discrepancy[] = plan.counted && !plan.stated ? fillMargins(cube) : [];
  await fillMedian(db, cube);
  await fillDenominators(cube, denominators);
  finish(cube);
  const population = await referenceOf(plan, denominators);
  return {
    ...plan.shape,
    ...(population === null ? {} : { population }),
    cells: arrowCells(cube),
    provenance: provenanceOf(collection, plan),
    discrepancies,
  };
}

import type { CodeList, Collection } from "../collection.ts";
import { didYouMean } from "../nearest-name.ts";
import { trialDays } from "../trial.ts";
import type { Mistake } from "./names.ts";
import type { ReleaseSpec, TableSpec } from "./release.ts";
import { isoDate } from "./scalars.ts";
import type { TrialSpec } from "./trials.ts";
import type { Path } from "./yaml-file.ts";

type Found = Mistake & { path: Path };

/**
 * Mistakes in a release's trials: a table or a code that is not there, days that are no whole weeks, and days that the
 * table does not count.
 */
export function checkTrials(
  { trials = [], tables }: Pick<ReleaseSpec, "trials" | "tables">,
  collection: Collection | null,
): Found[] {
  return trials.flatMap((trial, index) => {
    const table = tables[trial.table];
    const found = [
      ...weeks(trial),
      ...(table === undefined ? [unknownTable(trial, tables)] : ofTable(trial, table, collection)),
    ];
    return found.map(({ path, ...mistake }) => ({ path: [index, ...path], ...mistake }));
  });
}

/** With a week too few of each weekday, a change of the weekday would look like a change by the trial. */
function weeks({ days }: TrialSpec): Found[] {
  if (days % 7 === 0 && days >= 14) return [];
  const what = `compares ${days} days with ${days} days, which are no whole weeks or fewer than two`;
  return [{ path: ["days"], what, todo: "write 14, 21, 28 and so on" }];
}

function unknownTable({ table }: TrialSpec, tables: ReleaseSpec["tables"]): Found {
  const what = `compares days of the table "${table}", which the release does not have`;
  return { path: ["table"], what, todo: didYouMean(table, Object.keys(tables)) };
}

function ofTable(trial: TrialSpec, table: TableSpec, collection: Collection | null): Found[] {
  const dimensions = [...table.by, ...(table.of === undefined ? [] : [table.of])];
  const uncounted: Found[] = table.measure.includes("count")
    ? []
    : [
        {
          path: ["table"],
          what: `the table "${trial.table}" has no counts`,
          todo: "add count to its measures",
        },
      ];
  return [
    ...uncounted,
    ...ofDays(trial, dimensions, collection),
    ...Object.entries(trial.where).flatMap(([name, code]) =>
      ofCode(name, code, { dimensions, collection, days: trial.dimension }),
    ),
  ];
}

function ofDays(trial: TrialSpec, dimensions: readonly string[], collection: Collection | null): Found[] {
  const { dimension } = trial;
  const path = ["dimension"];
  if (!dimensions.includes(dimension)) {
    const what = `"${dimension}" is no dimension of the table "${trial.table}"`;
    return [{ path, what, todo: didYouMean(dimension, dimensions) }];
  }
  const list = listOf(dimension, collection);
  if (list === null) return [];
  if (list.codes.some(({ code }) => !isoDate.safeParse(code).success))
    return [{ path, what: `"${dimension}" has codes that are no days`, todo: "write them as YYYY-MM-DD" }];
  const { before, after } = trialDays(trial);
  const absent = [...before, ...after].filter((day) => list.codes.every(({ code }) => code !== day));
  if (absent.length === 0) return [];
  const what = `"${dimension}" has no code for ${absent.length} of the days, such as ${absent[0]}`;
  return [{ path: ["changed"], what, todo: "add them to its list, or compare fewer days" }];
}

function ofCode(
  name: string,
  code: string,
  of: { dimensions: readonly string[]; collection: Collection | null; days: string },
): Found[] {
  const others = of.dimensions.filter((one) => one !== of.days);
  const path = ["where", name];
  if (!others.includes(name))
    return [{ path, what: `"${name}" is no other dimension of the table`, todo: didYouMean(name, others) }];
  const codes = listOf(name, of.collection)?.codes.map((one) => one.code);
  if (codes === undefined || codes.includes(code)) return [];
  return [{ path, what: `"${code}" is no code of "${name}"`, todo: didYouMean(code, codes) }];
}

/** The code list of a variable; null where it has none, or the collection could not be read. */
function listOf(name: string, collection: Collection | null): CodeList | null {
  const found = [...(collection?.variables ?? []), ...(collection?.derived ?? [])].find(
    (one) => one.name === name,
  );
  return found !== undefined && "list" in found ? found.list : null;
}

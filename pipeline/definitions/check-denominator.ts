import type { Collection } from "../collection.ts";
import type { TableMistake } from "./check-tables.ts";
import { kindMistake } from "./names.ts";
import type { TableSpec } from "./release.ts";

/** Whether a table has a denominator exactly where it has a rate. */
export function checkRate(name: string, { measure, denominator }: TableSpec): TableMistake[] {
  const rate = measure.includes("rate");
  if (rate === (denominator !== undefined)) return [];
  return rate
    ? [
        {
          path: ["measure"],
          what: `table "${name}" has a rate and no denominator`,
          todo: "name the counted collection and period",
        },
      ]
    : [
        {
          path: ["denominator"],
          what: `table "${name}" has a denominator and no rate`,
          todo: 'add "rate" to its measure',
        },
      ];
}

/** Whether the collection that a rate is of can be its denominator: counted, with the table's dimensions and places. */
export function checkDenominator(
  name: string,
  spec: TableSpec,
  own: Collection,
  other: Collection,
): TableMistake[] {
  const user = `table "${name}"`;
  const path = ["denominator"];
  if (other.source.layout !== "counted") {
    const what = `${user} divides by "${other.name}", which is not counted figures`;
    return [{ path, what, todo: "name a collection with layout: counted" }];
  }
  const levels = other.geography.map(({ level }) => level);
  return [
    ...shared(spec, own).flatMap((dimension) => {
      const mistake = kindMistake(other, `the denominator of ${user}`, dimension, ["code"]);
      return mistake === null ? [] : [{ path, ...mistake }];
    }),
    ...spec.geography
      .filter((level) => !levels.includes(level))
      .map((level) => ({
        path,
        what: `the denominator of ${user} has no figures for the level "${level}"`,
        todo: "leave the level out, or add it to the other collection's geography",
      })),
  ];
}

/** The dimensions that the denominator must share; one that its own collection has not is reported elsewhere. */
function shared({ by, of }: TableSpec, own: Collection): string[] {
  const names = [...by, ...(of === undefined ? [] : [of])];
  return names.filter((name) => kindMistake(own, "", name, ["code", "multiple", "grid"]) === null);
}

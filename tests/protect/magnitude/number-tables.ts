// Tables of a number made from people, for the tests of its protection; and what is true of their cells.
import { Table as ArrowTable, Float64, Int32, Utf8, type Vector, vectorFromArray } from "apache-arrow";
import { releaseSystem } from "../../../pipeline/protect/release-system.ts";
import type { PlaceChain } from "../../../pipeline/system/place-tree.ts";
import { type Dimension, type Measure, type Table, TOTAL } from "../../../pipeline/table.ts";
import { dimension, measures, tableOf } from "../a-table.ts";

/** A person: what they gave, or null, and their code in each dimension; several codes where several are allowed. */
export type Person = { gave: number | null; codes: Readonly<Record<string, string | readonly string[]>> };

/** Two authorities in the North, one in the South. */
export const places: PlaceChain = new Map([
  ["N", { level: "region", parent: null }],
  ["S", { level: "region", parent: null }],
  ["la1", { level: "la", parent: "N" }],
  ["la2", { level: "la", parent: "N" }],
  ["la3", { level: "la", parent: "S" }],
]);

export const geography = (codes: readonly string[]): Dimension =>
  dimension("geography", codes, { kind: "geography" });
export { dimension };

const totals: Measure = {
  kind: "total",
  column: "spending_total",
  label: "Spending",
  unit: "£",
  decimals: 0,
};
export const means: Measure = { ...totals, kind: "mean", column: "spending_mean" };
export const medians: Measure = { ...totals, kind: "median", column: "spending_median" };

/** The keys of all rows of a table, margins first. */
export function keysOf(dimensions: readonly Dimension[]): string[][] {
  return dimensions.reduce<string[][]>(
    (keys, { codes, hasTotal }) => {
      const all = [...(hasTotal ? [TOTAL] : []), ...codes.map(({ code }) => code)];
      return keys.flatMap((key) => all.map((code) => [...key, code]));
    },
    [[]],
  );
}

/** Whether a person is in a place or has an answer. */
function isIn(person: Person, name: string, code: string): boolean {
  if (code === TOTAL) return true;
  const own = person.codes[name];
  if (typeof own === "string" && name === "geography")
    return own === code || places.get(own)?.parent === code;
  return Array.isArray(own) ? own.includes(code) : own === code;
}

/** What the people of a cell gave, the greatest first. */
export function givenIn(people: readonly Person[], dimensions: readonly Dimension[], key: readonly string[]) {
  return people
    .filter((person) => dimensions.every(({ name }, d) => isIn(person, name, key[d]!)))
    .flatMap((person) => (person.gave === null ? [] : [{ person, gave: person.gave }]))
    .sort((a, b) => b.gave - a.gave);
}

/** A record key, different for each person and each set of them. */
function keyOf(people: readonly Person[], person: Person): number {
  return 2 ** people.indexOf(person);
}

/** A table of totals of spending, or of other measures of it. */
export function numberTable(
  name: string,
  dimensions: readonly Dimension[],
  people: readonly Person[],
  shown: readonly Measure[] = [totals],
  more: Partial<Table> = {},
): Table {
  const keys = keysOf(dimensions);
  const cells = keys.map((key) => givenIn(people, dimensions, key).map(({ gave }) => gave));
  const sum = (gave: readonly number[], n = gave.length) => gave.slice(0, n).reduce((a, b) => a + b, 0);
  const columns: Record<string, Vector> = {};
  for (const [d, { name: column }] of dimensions.entries())
    columns[column] = vectorFromArray(
      keys.map((key) => key[d]!),
      new Utf8(),
    );
  const add = (column: string, read: (gave: readonly number[]) => number | null) => {
    columns[column] = vectorFromArray(cells.map(read), new Float64());
  };
  for (const column of ["count", "base"])
    columns[column] = vectorFromArray(
      cells.map(({ length }) => length),
      new Int32(),
    );
  columns["record_key"] = vectorFromArray(
    keys.map((key) =>
      givenIn(people, dimensions, key).reduce((sum, { person }) => sum + keyOf(people, person), 0),
    ),
    new Float64(),
  );
  for (const n of [1, 2, 3]) add(`largest_${n}`, (gave) => sum(gave, n));
  add("least", (gave) => gave.at(-1) ?? null);
  for (const { kind } of shown) {
    if (kind === "total") add("total", (gave) => (gave.length === 0 ? null : sum(gave)));
    if (kind === "mean") add("mean", (gave) => (gave.length === 0 ? null : sum(gave) / gave.length));
    if (kind === "median") add("median", (gave) => gave[Math.floor(gave.length / 2)] ?? null);
  }
  const shape = { name, measures: [measures.count, ...shown], ...more };
  return { ...tableOf(dimensions, [], shape), cells: new ArrowTable(columns) };
}

/** The tables as one system, as a build has it. */
export function released(tables: readonly Table[]) {
  return releaseSystem(tables, places);
}

// The true counts of a release's system, which sums hold of them, and the keys of the people in each cell.
import { Table as ArrowTable, Float64, vectorFromArray } from "apache-arrow";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { trueRelease } from "../../pipeline/protect/true-sums.ts";
import { protectAll } from "../../pipeline/protect.ts";
import type { PlaceChain } from "../../pipeline/system/place-tree.ts";
import type { Equations } from "../../pipeline/system/system.ts";
import { type Dimension, type Table, TOTAL } from "../../pipeline/table.ts";
import { UserError } from "../../pipeline/user-error.ts";
import { dimension, rulesOf, tableOf } from "./a-table.ts";

const roles = dimension("role", ["a", "b"]);

function oneWay(by: Dimension, counts: readonly number[], more: Partial<Table> = {}): Table {
  const codes = [TOTAL, ...by.codes.map(({ code }) => code)];
  const rows = codes.map((code, i) => ({ key: [code], count: counts[i]! }));
  return tableOf([by], rows, more);
}

function withKeys(table: Table, keys: readonly number[]): Table {
  const column = new ArrowTable({ record_key: vectorFromArray(keys, new Float64()) });
  return { ...table, cells: table.cells.assign(column) };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "nothing was refused";
};

const sumsOf = ({ totals, starts, parts }: Equations) =>
  [...totals].map((total, e) => [total, ...parts.slice(starts[e], starts[e + 1])]);

const place = (code: string, level: "School" | "Local authority" | "Regional") => ({
  code,
  label: code,
  level,
  parent: null,
  oldCode: null,
});
const chain: PlaceChain = new Map([
  ["s1", { level: "School", parent: "a" }],
  ["s2", { level: "School", parent: "a" }],
  ["s3", { level: "School", parent: "b" }],
  ["s4", { level: "School", parent: "c" }],
  ["a", { level: "Local authority", parent: "n" }],
  ["b", { level: "Local authority", parent: "n" }],
  ["c", { level: "Local authority", parent: "s" }],
  ["n", { level: "Regional", parent: null }],
  ["s", { level: "Regional", parent: null }],
]);
const schools = dimension("geography", [], {
  kind: "geography",
  codes: ["s1", "s2", "s3", "s4"].map((code) => place(code, "School")),
});
const regions = dimension("geography", [], {
  kind: "geography",
  codes: ["n", "s"].map((code) => place(code, "Regional")),
});

test("tables of different universes count different people, whatever their codes", () => {
  const tables = [oneWay(roles, [9, 4, 5]), oneWay(roles, [7, 4, 3], { name: "pupils", universe: "Pupils" })];
  const { counts, rows } = trueRelease(tables, new Map());
  assert.equal([...counts], [9, 4, 5, 7, 4, 3]);
  assert.equal([...rows[1]!], [3, 4, 5]);
});

test("two universes of one label that count different people are refused", () => {
  const tables = [oneWay(roles, [9, 4, 5]), oneWay(roles, [7, 4, 3], { name: "pupils" })];
  assert.is(
    refusal(() => trueRelease(tables, new Map())),
    'tables "by-role" and "pupils": count different people under the name "Parents"; give each universe of the collection a label of its own',
  );
});

test("the same people in two tables are no clash", () => {
  const phases = dimension("phase", ["x", "y"]);
  const { counts } = trueRelease(
    [oneWay(roles, [9, 4, 5]), oneWay(phases, [9, 2, 7], { name: "by-phase" })],
    new Map(),
  );
  assert.equal([...counts], [9, 4, 5, 2, 7]);
});

test("places above those of a table have the counts and the keys of the places in them", () => {
  // The keys of s1 and s2 add to 2^32 + 5.
  const table = withKeys(oneWay(schools, [100, 10, 20, 30, 40]), [1, 2 ** 32 - 2, 7, 11, 13]);
  const above = withKeys(oneWay(regions, [100, 60, 40], { name: "by-region" }), [1, 99, 13]);
  const { counts, keys, system, rows } = trueRelease([table], chain);
  const [s1, s2] = [rows[0]![1]!, rows[0]![2]!];
  const authority = sumsOf(system.equations).find((sum) => sum[1] === s1 && sum[2] === s2)![0]!;
  assert.equal([counts[authority], keys[authority]], [30, 5]);
  const region = sumsOf(system.equations).find((sum) => sum[1] === authority)![0]!;
  assert.equal([counts[region], keys[region]], [60, 16]);
  const both = trueRelease([table, above], chain);
  assert.equal(both.keys[both.rows[1]![1]!], 99, "a table's own key stands where it has one");
});

test("tables without record keys have key 0 throughout", () => {
  assert.equal([...trueRelease([oneWay(roles, [9, 4, 5])], new Map()).keys], [0, 0, 0]);
});

test("a sum from which people are missing is a limit, and the others stay", () => {
  // 5 of the 100 are in no region, so that the regions make 95.
  const tables = [
    oneWay(schools, [100, 10, 20, 30, 35]),
    oneWay(regions, [100, 60, 35], { name: "by-region" }),
  ];
  const { system, rows } = trueRelease(tables, chain);
  const [country, north, south] = rows[1]!;
  const isOfRegions = (sum: readonly number[]) =>
    sum[0] === country && sum.includes(north!) && sum.includes(south!);
  assert.not.ok(sumsOf(system.equations).some(isOfRegions));
  assert.equal(sumsOf(system.atMost).filter(isOfRegions), [[country, north, south]]);
  assert.ok(sumsOf(system.equations).some((sum) => sum[0] === north));
  assert.is(system.inner[country!], 1, "nothing adds to the country");
  assert.is(system.inner[north!], 0);
});

test("sums that all hold are all kept", () => {
  const { system } = trueRelease([oneWay(roles, [9, 4, 5])], new Map());
  assert.equal(sumsOf(system.equations), [[0, 1, 2]]);
  assert.is(system.atMost.totals.length, 0);
  assert.equal([...system.inner], [0, 1, 1]);
});

test("a release that clashes is refused before anything is protected", async () => {
  const tables = [oneWay(roles, [9, 4, 5]), oneWay(roles, [7, 4, 3], { name: "pupils" })];
  const thrown = await protectAll(tables, rulesOf()).catch((error: unknown) => error);
  assert.instance(thrown, UserError);
});

test.run();

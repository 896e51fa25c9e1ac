// Random small surveys, tabulated and counted again by hand: one response at a time, one cell at a time.
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { literal, withDatabase } from "../../pipeline/database.ts";
import { cellSql } from "../../pipeline/explain.ts";
import { type Table, TOTAL } from "../../pipeline/table.ts";
import { tabulate } from "../../pipeline/tabulate.ts";
import {
  type Cell,
  cellsOf,
  codes,
  codeVariable,
  collection,
  grid,
  multiple,
  noDenominators,
  number,
  responses,
  specs,
} from "./support.ts";

type Response = {
  role: string | null;
  sex: string;
  reads: string[] | null;
  safe: string | null;
  kind: string | null;
  la: string;
  pay: number | null;
  /** In thousandths, so that brute force is exact too. */
  weight: number;
};

/** A response with its key, as the database has it. */
type Keyed = Response & { key: number };

const region: Record<string, string> = { n1: "N", n2: "N", s1: "S" };
const las = Object.entries(region).map(([code, more]) => ({
  code,
  label: code,
  source: [],
  more: { region: more },
}));
const survey = collection(
  [
    codeVariable("role", codes("parent", "pupil")),
    codeVariable("sex", codes("f", "m"), true),
    multiple("reads", codes("news", "sport", "books")),
    grid("view", ["safe", "kind"], codes("agree", "disagree")),
    codeVariable("la", las, true),
    number("pay"),
  ],
  {
    weight: "weight",
    geography: [
      { level: "Local authority", variable: "la" },
      { level: "Regional", variable: "region" },
    ],
    derived: [
      {
        kind: "parent",
        name: "region",
        label: "Region",
        list: { name: "region", codes: codes("N", "S") },
        child: "la",
      },
    ],
    universes: [{ name: "women", label: "Women", where: "sex = 'f'" }],
  },
);
const columns =
  "role VARCHAR, sex VARCHAR, reads VARCHAR[], view__safe VARCHAR, view__kind VARCHAR, la VARCHAR, pay DECIMAL(18,0), region VARCHAR";

const orNull = <T>(list: readonly T[]) => fc.constantFrom(...list, null);
const response: fc.Arbitrary<Response> = fc.record({
  role: orNull(["parent", "pupil"]),
  sex: fc.constantFrom("f", "m"),
  reads: fc.option(fc.subarray(["news", "sport", "books"])),
  safe: orNull(["agree", "disagree"]),
  kind: orNull(["agree", "disagree"]),
  la: fc.constantFrom("n1", "n2", "s1"),
  pay: orNull([1, 2, 3, 10]),
  weight: fc.integer({ min: 1, max: 4000 }),
});

type Spec = {
  by: string[];
  of?: string;
  measure: string[];
  geography?: string[];
  weighted: string;
  universe?: string;
};
const spec: fc.Arbitrary<Spec> = fc
  .record({
    names: fc.shuffledSubarray(["role", "sex", "reads", "view"], { maxLength: 3 }),
    of: fc.constantFrom("last", "pay", "none"),
    geography: fc.constantFrom<string[] | undefined>(
      undefined,
      ["Local authority"],
      ["Local authority", "Regional"],
    ),
    weighted: fc.constantFrom("yes", "no"),
    universe: fc.constantFrom(undefined, "women"),
  })
  .map(({ names, of, geography, weighted, universe }) => {
    const last = of === "last" ? names.at(-1) : undefined;
    const chosen = last ?? (of === "pay" ? "pay" : undefined);
    return {
      by: names.filter((name) => name !== last),
      measure:
        last !== undefined
          ? ["count", "percent"]
          : of === "pay"
            ? ["count", "mean", "median", "total"]
            : ["count"],
      weighted,
      ...(chosen === undefined ? {} : { of: chosen }),
      ...(geography === undefined ? {} : { geography }),
      ...(universe === undefined ? {} : { universe }),
    };
  });

const text = (value: string | null) => (value === null ? "NULL" : literal(value));

function rowOf(one: Response): string {
  const reads = one.reads === null ? "NULL" : `[${one.reads.map(literal).join(", ")}]`;
  const fields = [
    text(one.role),
    text(one.sex),
    reads,
    text(one.safe),
    text(one.kind),
    text(one.la),
    String(one.pay ?? "NULL"),
  ];
  return [1, one.weight / 1000, ...fields, text(region[one.la]!)].join(", ");
}

/** The codes of a response in a dimension; several where it ticked several, none where it has no part. */
function answers(one: Response, dimension: string, cell: Cell, of: string | null): readonly string[] {
  const missing = dimension === of ? [] : ["not-stated"];
  if (dimension === "role") return one.role === null ? missing : [one.role];
  if (dimension === "sex") return [one.sex];
  if (dimension === "reads") return one.reads ?? missing;
  if (dimension === "view") return ["safe", "kind"];
  if (dimension === "view_answer") return [(cell["view"] === "safe" ? one.safe : one.kind) ?? missing].flat();
  return [one.la, region[one.la]!];
}

function answered(one: Response, of: string | null, cell: Cell): boolean {
  if (of === "reads") return one.reads !== null;
  return of === null || answers(one, of, cell, of).length > 0;
}

function inCell(one: Response, table: Table, cell: Cell): boolean {
  return table.dimensions.every(
    ({ name }) => cell[name] === TOTAL || answers(one, name, cell, table.of).includes(String(cell[name])),
  );
}

/** The cell as it should be: count, base, weights, and figures of the pay of those in it. */
function expected(all: readonly Keyed[], table: Table, cell: Cell, ofPay: boolean): Cell {
  const taking = all.filter((one) => answered(one, table.of, cell));
  const inside = taking.filter((one) => inCell(one, table, cell));
  const whole =
    table.of === null ? inside : taking.filter((one) => inCell(one, table, { ...cell, [table.of!]: TOTAL }));
  const paid = inside.filter(({ pay }) => pay !== null);
  const base = ofPay ? paid : whole;
  const weight = (some: readonly Response[]) =>
    some.reduce((sum, one) => sum + (table.weighted ? one.weight : 1000), 0) / 1000;
  const counts = {
    count: inside.length,
    base: base.length,
    weighted_count: weight(inside),
    weighted_base: weight(base),
    record_key: inside.reduce((sum, { key }) => (sum + key) % 2 ** 32, 0),
  };
  return ofPay ? { ...counts, ...payOf(paid, table.weighted), ...contributionsOf(paid) } : counts;
}

/** The greatest contributions and the least, without weights. */
function contributionsOf(paid: readonly Response[]): Cell {
  const pays = paid.map(({ pay }) => pay!).sort((a, b) => b - a);
  const sumOf = (most: number) => pays.slice(0, most).reduce((sum, pay) => sum + pay, 0);
  return { largest_1: sumOf(1), largest_2: sumOf(2), largest_3: sumOf(3), least: pays.at(-1) ?? null };
}

function payOf(paid: readonly Response[], weighted: boolean): Cell {
  if (paid.length === 0) return { total: null, mean: null, median: null };
  const weightOf = (one: Response) => (weighted ? one.weight : 1000);
  const sorted = [...paid].sort((a, b) => a.pay! - b.pay!);
  const whole = sorted.reduce((sum, one) => sum + weightOf(one), 0);
  const total = sorted.reduce((sum, one) => sum + weightOf(one) * one.pay!, 0);
  const lower = sorted.find(
    (_, index) => 2 * sorted.slice(0, index + 1).reduce((sum, one) => sum + weightOf(one), 0) >= whole,
  )!;
  const middle = sorted.length / 2;
  const two = [sorted[Math.ceil(middle) - 1]!.pay!, sorted[Math.floor(middle)]!.pay!];
  const median = weighted ? lower.pay! : (two[0]! + two[1]!) / 2;
  return { total: total / 1000, mean: total / 1000 / (whole / 1000), median };
}

test("every cell of every random table is what counting by hand gives", async () => {
  await withDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(response, { maxLength: 12 }),
        fc.array(spec, { minLength: 1, maxLength: 3 }),
        async (all, tables) => {
          await db.run("DROP TABLE IF EXISTS responses");
          await responses(
            db,
            columns,
            all.map((one, index) => `${index}, ${rowOf(one)}`),
          );
          const keys = await db.runAndReadAll("SELECT record_key FROM responses ORDER BY row_id");
          const keyed = all.map((one, index) => ({ ...one, key: Number(keys.getRows()[index]![0]) }));
          const named = Object.fromEntries(tables.map((one, index) => [`t${index}`, one]));
          const made = await tabulate(db, survey, specs(named), noDenominators);
          made.forEach((table, index) => {
            const counted = keyed.filter(({ sex }) => tables[index]!.universe === undefined || sex === "f");
            for (const cell of cellsOf(table)) {
              const hand = expected(counted, table, cell, tables[index]!.of === "pay");
              for (const [name, value] of Object.entries(hand))
                assert.is(cell[name], value, `${name} of ${JSON.stringify(cell)}`);
            }
          });
        },
      ),
      { numRuns: 120, seed: 1 },
    );
  });
});

test("the SQL that explain shows gives the same cell, or no row where it is empty", async () => {
  await withDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(response, { minLength: 1, maxLength: 8 }),
        spec,
        fc.nat(),
        async (all, one, pick) => {
          await db.run("DROP TABLE IF EXISTS responses");
          await responses(
            db,
            columns,
            all.map((given, index) => `${index}, ${rowOf(given)}`),
          );
          const [table] = await tabulate(db, survey, specs({ t: one }), noDenominators);
          const cells = cellsOf(table!);
          const cell = cells[pick % cells.length]!;
          const key = Object.fromEntries(table!.dimensions.map(({ name }) => [name, String(cell[name])]));
          const rows = await db.runAndReadAll(cellSql(table!, table!.provenance.sql, key));
          const [row] = rows.getRowObjects();
          assert.ok(rows.currentRowCount <= 1);
          assert.is(Number(row?.["count"] ?? 0), cell["count"]);
          if (row !== undefined) assert.is(Number(row["weighted_count"] ?? 0), cell["weighted_count"]);
          if (row !== undefined && "median" in row) assert.is(row["median"], cell["median"]);
          if (row !== undefined && table!.of !== null) assert.is(Number(row["base"]), cell["weighted_base"]);
        },
      ),
      { numRuns: 60, seed: 2 },
    );
  });
});

test.run();

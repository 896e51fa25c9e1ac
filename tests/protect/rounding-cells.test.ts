import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { conventionalCells } from "../../pipeline/protect/conventional-cells.ts";
import { concedeAsShown, noneCells } from "../../pipeline/protect/none-cells.ts";
import { randomCells } from "../../pipeline/protect/random-cells.ts";
import type { SystemMethod } from "../../pipeline/protect/system-method.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { buildSystem } from "../../pipeline/system/build-system.ts";
import { low, type PublishedCells, shown, suppressed } from "../../pipeline/system/system.ts";

/** These methods round each cell on its own, so that no structure is needed. */
const system = buildSystem([]);
const plain = { base: 5, threshold: 5, smallCounts: "round", zero: "zero" } as const;
const symbols = ["", "c", "low"];

async function publishedOf(
  method: SystemMethod,
  counts: number[],
  keys: number[] = counts,
): Promise<PublishedCells> {
  return method.protect(system, Int32Array.from(counts), Uint32Array.from(keys));
}

function texts({ values, states }: PublishedCells): (number | string)[] {
  return [...values].map((value, cell) =>
    states[cell] === shown ? value : (symbols[states[cell] ?? 0] ?? ""),
  );
}

function intervals(
  method: SystemMethod,
  values: number[],
  states: number[] = values.map(() => shown),
): string[] {
  const { lower, upper } = method.concede({
    values: Int32Array.from(values),
    states: Uint8Array.from(states),
  });
  return [...lower].map((least, cell) => `${least}-${upper[cell] === NO_UPPER ? "" : upper[cell]}`);
}

const count = fc.nat(200);
const key = fc.nat(2 ** 32 - 1);
const base = fc.integer({ min: 2, max: 20 });

test("conventional: the nearest multiple of 5, and of 10 with halves up", async () => {
  assert.equal(texts(await publishedOf(conventionalCells(plain), [0, 1, 2, 3, 7, 8])), [0, 0, 0, 5, 5, 10]);
  const tens = conventionalCells({ ...plain, base: 10 });
  assert.equal(texts(await publishedOf(tens, [4, 5, 14, 15])), [0, 10, 10, 20]);
});

test("conventional: small counts as c, or low where they round to 0", async () => {
  const withheld = conventionalCells({ ...plain, smallCounts: "suppress" });
  assert.equal(texts(await publishedOf(withheld, [0, 1, 4, 5, 6])), [0, "c", "c", 5, 5]);
  const lows = conventionalCells({ ...plain, zero: "low" });
  assert.equal(texts(await publishedOf(lows, [0, 1, 2, 3])), [0, "low", "low", 5]);
});

test("conventional concedes the interval of the contract", () => {
  assert.equal(intervals(conventionalCells(plain), [0, 5, 10]), ["0-2", "3-7", "8-12"]);
  assert.equal(intervals(conventionalCells({ ...plain, base: 10 }), [0, 10]), ["0-4", "5-14"]);
  assert.equal(intervals(conventionalCells(plain), [0, 5, 0], [shown, shown, suppressed]), [
    "0-2",
    "3-7",
    "0-",
  ]);
  // Where low is in use, 0 is nobody and low is 1 or 2.
  assert.equal(intervals(conventionalCells(plain), [0, 0], [shown, low]), ["0-0", "1-2"]);
  // Where all small counts are c, what is shown is none of them.
  const withheld = conventionalCells({ ...plain, smallCounts: "suppress" });
  assert.equal(intervals(withheld, [0, 5, 0], [shown, shown, suppressed]), ["0-0", "5-7", "1-4"]);
});

test("random concedes less than one base to either side, and none what is shown", () => {
  assert.equal(intervals(randomCells({ base: 5 }), [0, 5, 20]), ["0-4", "1-9", "16-24"]);
  const known = concedeAsShown(
    { values: Int32Array.of(7, 0, 0), states: Uint8Array.of(shown, suppressed, low) },
    2,
    5,
  );
  assert.equal([...known.lower], [5, 0, 1]);
  assert.equal([...known.upper], [9, NO_UPPER, 4]);
  assert.equal(intervals(noneCells({ threshold: 5 }), [3]), ["3-3"]);
});

test("every method's result is within what it concedes", () => {
  const rules = fc.record({
    base,
    threshold: fc.integer({ min: 2, max: 12 }),
    smallCounts: fc.constantFrom("round" as const, "suppress" as const),
    zero: fc.constantFrom("zero" as const, "low" as const),
  });
  return fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(count, key), { minLength: 1 }), rules, async (cells, parameters) => {
      for (const method of [conventionalCells(parameters), randomCells(parameters), noneCells(parameters)]) {
        const published = await publishedOf(
          method,
          cells.map(([n]) => n),
          cells.map(([, k]) => k),
        );
        const { lower, upper } = method.concede(published);
        for (const [cell, [n]] of cells.entries())
          assert.ok(n >= lower[cell]! && n <= upper[cell]!, `${method.name} ${n}`);
      }
    }),
    { numRuns: 1000 },
  );
});

test("rounding gives multiples of the base less than one base away", () => {
  return fc.assert(
    fc.asyncProperty(count, key, base, async (n, k, b) => {
      for (const method of [conventionalCells({ ...plain, base: b }), randomCells({ base: b })]) {
        const { values } = await publishedOf(method, [n], [k]);
        assert.is(values[0]! % b, 0);
        assert.ok(Math.abs(values[0]! - n) < b);
        if (n % b === 0) assert.is(values[0], n);
      }
    }),
    { numRuns: 2000 },
  );
});

test("the same people are rounded alike wherever they stand", () => {
  return fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(count, key), { minLength: 2 }), async (cells) => {
      const method = randomCells({ base: 5 });
      const straight = await publishedOf(
        method,
        cells.map(([n]) => n),
        cells.map(([, k]) => k),
      );
      const turned = cells.toReversed();
      const back = await publishedOf(
        method,
        turned.map(([n]) => n),
        turned.map(([, k]) => k),
      );
      assert.equal([...back.values].reverse(), [...straight.values]);
    }),
    { numRuns: 1000 },
  );
});

/** Mean of 40,000 draws of a count, less the count, in standard errors: remainder r of base b has variance r (b - r). */
async function bias(keys: number[], n: number, b: number): Promise<number> {
  const { values } = await publishedOf(
    randomCells({ base: b }),
    keys.map(() => n),
    keys,
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / keys.length;
  return (mean - n) / Math.sqrt(((n % b) * (b - (n % b))) / keys.length);
}

test("random rounding is right on average, for keys in a row and for keys that are sums of keys", async () => {
  const inARow = Array.from({ length: 40_000 }, (_, i) => i + 1);
  const inSteps = inARow.map((i) => (i * 5) >>> 0);
  const sums = inARow.map((i) => (Math.imul(i, 0x9e3779b1) + Math.imul(i + 1, 0x9e3779b1)) >>> 0);
  for (const keys of [inARow, inSteps, sums])
    for (const [n, b] of [
      [1, 5],
      [3, 5],
      [14, 5],
      [1, 3],
      [19, 10],
    ] as const)
      assert.ok(Math.abs(await bias(keys, n, b)) < 4, `${n} to base ${b}`);
});

test.run();

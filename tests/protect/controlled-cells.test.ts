import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { controlledCells } from "../../pipeline/protect/controlled-cells.ts";
import type { System } from "../../pipeline/system/system.ts";
import {
  additive,
  change,
  cube,
  dimension,
  filled,
  linked,
  mirrored,
  someKeys,
} from "./controlled/plain-system.ts";

async function rounded(system: System, counts: Int32Array, rules: { base: number; steps?: number }) {
  const method = controlledCells(rules);
  const { values } = await method.protect(system, counts, someKeys(system));
  return { values, method };
}

test("a two-way table is rounded with the least total change", async () => {
  // Inner 1, 2 / 4, 3; rows 3 and 7, columns 5 and 5, all 10. The columns stay, so that one cell of each goes up:
  // 0, 0 / 5, 5 changes inner cells by 1+2+1+2 and rows by 3+3, together 12; 0, 5 / 5, 0 by 1+3+1+3 and 2+2, 12 too;
  // 5, 0 / 0, 5 by 4+2+4+2 and 2+2, 16; 5, 5 / 0, 0 by 4+3+4+3 and 7+7, which no row allows.
  const system = cube(2, 2);
  const counts = filled(system, [1, 2, 4, 3]);
  const { values, method } = await rounded(system, counts, { base: 5 });
  assert.is(change(counts, values), 12);
  assert.is(values[0], 10);
  assert.ok(method.sentences().some((sentence) => sentence.includes("least possible")));
});

// After Causey, Cox and Ernst (1985, Journal of the American Statistical Association 80, p. 903): in a 2x2x2 table of
// 1 at the cells 111, 122, 212 and 221 every plane holds two of them and is 2, every two of them share a plane. With
// base 2 planes stay 2, so that of any two cells just one is rounded up: of three cells that is impossible.
const tetrahedron = [1, 0, 0, 1, 0, 1, 1, 0];

test("a three-way table without a zero-restricted rounding takes one extra step and says so", async () => {
  const system = cube(2, 2, 2);
  const counts = filled(system, tetrahedron);
  const { values, method } = await rounded(system, counts, { base: 2 });
  // Two of the four up: inner 4, the twelve lines 12, the two planes that hold both or neither of them 2 + 2, all 0.
  assert.is(change(counts, values), 20);
  assert.ok(additive(system, values));
  assert.ok(
    method
      .sentences()
      .some((sentence) =>
        sentence.includes("is impossible in these tables: some counts are up to 1 more step away"),
      ),
  );
  const known = method.concede({ values: Int32Array.of(0, 4), states: new Uint8Array(2) });
  assert.equal([...known.lower], [0, 1]);
  assert.equal([...known.upper], [3, 7]);
});

test("the same table is refused where no extra step is allowed", async () => {
  const system = cube(2, 2, 2);
  try {
    await rounded(system, filled(system, tetrahedron), { base: 2, steps: 0 });
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), "controlled rounding: no rounding with at most 0 extra steps was found");
  }
});

test("zero-restricted, a published 5 concedes 1 to 9 and a 0 concedes 0 to 4", () => {
  const known = controlledCells({ base: 5 }).concede({
    values: Int32Array.of(0, 5),
    states: new Uint8Array(2),
  });
  assert.equal([...known.lower], [0, 1]);
  assert.equal([...known.upper], [4, 9]);
});

test("a base that is not a whole number from 2 is refused", () => {
  assert.throws(() => controlledCells({ base: 1 }), /the base is not a whole number from 2/);
  assert.throws(() => controlledCells({ base: 5, steps: -1 }), /extra steps/);
});

const tables = fc
  .tuple(fc.constantFrom([2, 3], [3, 3], [2, 2, 2], [2, 2, 3], [4, 2, 2]), fc.integer({ min: 2, max: 5 }))
  .chain(([sizes, base]) =>
    fc.record({
      sizes: fc.constant(sizes),
      base: fc.constant(base),
      inner: fc.array(fc.nat(12), {
        minLength: sizes.reduce((a, b) => a * b, 1),
        maxLength: sizes.reduce((a, b) => a * b, 1),
      }),
    }),
  );

test("any rounding is in multiples, adds up, stays in bounds and keeps 0, and K = 0 keeps multiples", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ sizes, base, inner }) => {
      const system = cube(...sizes);
      const counts = filled(system, inner);
      const { values, method } = await rounded(system, counts, { base });
      const { lower, upper } = method.concede({ values, states: new Uint8Array(system.size) });
      const steps = ((upper[0] ?? 0) - (values[0] ?? 0) + 1) / base - 1;
      assert.ok(additive(system, values));
      counts.forEach((count, cell) => {
        const value = values[cell] ?? -1;
        assert.is(value % base, 0);
        assert.ok(value >= 0 && Math.abs(value - count) < (steps + 1) * base);
        assert.ok((lower[cell] ?? 0) <= count && count <= (upper[cell] ?? 0));
        if (count === 0 || (steps === 0 && count % base === 0)) assert.is(value, count);
      });
    }),
    { numRuns: 150, seed: 5 },
  );
});

/** The least total change of all zero-restricted roundings, by trying each; null where there is none. */
function bruteForce(system: System, counts: Int32Array, base: number): number | null {
  const cells = [...counts.keys()].filter((cell) => system.inner[cell] && (counts[cell] ?? 0) % base !== 0);
  const innerCells = [...counts.keys()].filter((cell) => system.inner[cell]);
  let best: number | null = null;
  for (let mask = 0; mask < 2 ** cells.length; mask++) {
    const values = innerCells.map((cell) => {
      const place = cells.indexOf(cell);
      const down = Math.floor((counts[cell] ?? 0) / base) * base;
      return place >= 0 && Math.floor(mask / 2 ** place) % 2 === 1 ? down + base : down;
    });
    const all = filled(system, values);
    const fits = all.every((value, cell) => {
      const count = counts[cell] ?? 0;
      return Math.abs(value - count) < base && (count % base !== 0 || value === count);
    });
    if (fits) best = Math.min(best ?? Number.POSITIVE_INFINITY, change(counts, all));
  }
  return best;
}

test("a zero-restricted rounding changes as little as the best of all of them, and is found where there is one", async () => {
  const widened: boolean[] = [];
  await fc.assert(
    fc.asyncProperty(
      tables.filter(({ inner }) => inner.length <= 9),
      async ({ sizes, base, inner }) => {
        const system = cube(...sizes);
        const counts = filled(system, inner);
        const best = bruteForce(system, counts, base);
        const { values, method } = await rounded(system, counts, { base });
        const hasWidened = method.sentences().some((sentence) => sentence.includes("is impossible"));
        widened.push(hasWidened);
        assert.is(hasWidened, best === null);
        if (best !== null) assert.is(change(counts, values), best);
      },
    ),
    { numRuns: 100, seed: 6 },
  );
});

test("the same cells numbered in another order are rounded alike", async () => {
  await fc.assert(
    fc.asyncProperty(tables, async ({ sizes, base, inner }) => {
      const system = cube(...sizes);
      const of = mirrored(system);
      const counts = filled(system, inner);
      const keys = someKeys(system);
      const { values } = await controlledCells({ base }).protect(system, counts, keys);
      const turned = await controlledCells({ base }).protect(
        system,
        counts.map((_, cell) => counts[of[cell] ?? 0] ?? 0),
        keys.map((_, cell) => keys[of[cell] ?? 0] ?? 0),
      );
      assert.equal([...turned.values], [...values.map((_, cell) => values[of[cell] ?? 0] ?? 0)]);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test("two linked tables publish one count for the margin that they share", async () => {
  const [a, b, c] = [dimension("a", 3), dimension("b", 4), dimension("c", 2)];
  const system = linked([
    { name: "one", trees: [a, b] },
    { name: "two", trees: [a, c] },
  ]);
  // By a: 1+2+3+4 = 10 = 4+6, 2+2+2+2 = 8 = 1+7, 0+0+1+1 = 2 = 2+0.
  const counts = countsOf(system);
  const { values } = await rounded(system, counts, { base: 5 });
  assert.ok(additive(system, values));
  assert.ok(values.every((value, cell) => Math.abs(value - (counts[cell] ?? 0)) < 5));
});

/** Table one by a and b: 1 2 3 4 / 2 2 2 2 / 0 0 1 1; table two by a and c: 4 6 / 1 7 / 2 0. */
function countsOf(system: System): Int32Array {
  const counts = new Int32Array(system.size);
  const write = (cubeAt: number, rows: readonly number[][]) => {
    const width = (rows[0]?.length ?? 0) + 1;
    for (const [i, row] of rows.entries()) {
      for (const [j, count] of row.entries())
        counts[system.cubes[cubeAt]?.cells[(i + 1) * width + j + 1] ?? 0] = count;
    }
  };
  write(0, [
    [1, 2, 3, 4],
    [2, 2, 2, 2],
    [0, 0, 1, 1],
  ]);
  write(1, [
    [4, 6],
    [1, 7],
    [2, 0],
  ]);
  const { totals, starts, parts } = system.equations;
  totals.forEach((total, e) => {
    counts[total] = parts
      .subarray(starts[e], starts[e + 1])
      .reduce((sum, part) => sum + (counts[part] ?? 0), 0);
  });
  return counts;
}

test.run();

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { exactRounding } from "../../../pipeline/protect/controlled/exact.ts";
import { seededRandom } from "../../../pipeline/protect/controlled/random.ts";
import { searchRounding } from "../../../pipeline/protect/controlled/search.ts";
import type { System } from "../../../pipeline/system/system.ts";
import { additive, change, cube, dimension, filled, linked, rankOf, someKeys } from "./plain-system.ts";

/** Counts such as surveys give: many small, some large. */
function skewed(size: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: size }, () => Math.floor(2 ** 32 / (random() + 2 ** 27)));
}

function searched(system: System, counts: Int32Array, base: number, most = 9) {
  return searchRounding(system, counts, someKeys(system), { base, steps: 0, most });
}

test("any search ends in multiples that add up, within the bounds of the K that it states, with 0 kept", () => {
  fc.assert(
    fc.property(
      fc.constantFrom([3, 4], [3, 3, 3], [2, 3, 4], [2, 2, 2, 2]),
      fc.integer({ min: 2, max: 10 }),
      fc.array(fc.nat(30), { minLength: 27, maxLength: 27 }),
      (sizes, base, inner) => {
        const system = cube(...sizes);
        const counts = filled(system, inner);
        const found = searched(system, counts, base);
        assert.ok(found !== null && additive(system, found.values));
        found.values.forEach((value, cell) => {
          const count = counts[cell] ?? 0;
          assert.is(value % base, 0);
          assert.ok(value >= 0 && Math.abs(value - count) < (found.steps + 1) * base);
          if (count === 0) assert.is(value, 0);
        });
      },
    ),
    { numRuns: 60, seed: 8 },
  );
});

test("on 8 by 6 tables a search is within 3 in 100 of the proven optimum", async () => {
  let [tried, proven] = [0, 0];
  for (const seed of [1, 2, 3]) {
    const system = cube(8, 6);
    const counts = filled(system, skewed(48, seed));
    const rounding = { system, counts, base: 5, rank: rankOf(someKeys(system)), steps: 0 };
    const found = searched(system, counts, 5, 0);
    const exact = await exactRounding(rounding);
    assert.ok(found !== null && exact.status === "optimal");
    if (found === null || exact.status !== "optimal") continue;
    tried += change(counts, found.values);
    proven += change(counts, exact.values);
    assert.ok(change(counts, found.values) >= change(counts, exact.values));
  }
  assert.ok(tried <= proven * 1.03, `${tried} for ${proven}`);
});

test("linked tables that are searched agree on the margin that they share", () => {
  const [a, b, c] = [dimension("a", 5), dimension("b", 7), dimension("c", 4)];
  const system = linked([
    { name: "one", trees: [a, b] },
    { name: "two", trees: [a, c] },
  ]);
  const people = skewed(140, 4);
  const counts = new Int32Array(system.size);
  people.forEach((count, i) => {
    const [x, y, z] = [Math.floor(i / 28), Math.floor(i / 4) % 7, i % 4];
    for (const m of [0, x + 1]) {
      for (const n of [0, y + 1]) add(counts, system.cubes[0]?.cells[m * 8 + n], count);
      add(counts, system.cubes[1]?.cells[m * 5 + z + 1], count);
    }
  });
  assert.ok(additive(system, counts));
  const found = searched(system, counts, 5);
  assert.ok(found !== null && additive(system, found.values));
});

function add(counts: Int32Array, cell: number | undefined, count: number): void {
  if (cell !== undefined) counts[cell] = (counts[cell] ?? 0) + count;
}

test("a search gives the same values twice", () => {
  const system = cube(6, 5, 4);
  const counts = filled(system, skewed(120, 9));
  assert.equal(searched(system, counts, 3), searched(system, counts, 3));
});

test.run();

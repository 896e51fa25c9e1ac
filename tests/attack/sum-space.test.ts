import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Contradiction } from "../../pipeline/attack/contradiction.ts";
import { startMeter } from "../../pipeline/attack/meter.ts";
import { propagate } from "../../pipeline/attack/propagate.ts";
import { relationsOf } from "../../pipeline/attack/relations.ts";
import { newSearch, repair } from "../../pipeline/attack/search.ts";
import { sumSpaceOf } from "../../pipeline/attack/sum-space.ts";
import { newTrail } from "../../pipeline/attack/trail.ts";
import { firstSeen, sweep } from "../../pipeline/attack/witness.ts";
import type { Knowledge } from "../../pipeline/protect/system-method.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import { bruteForce, knownOfNearest, knownWhere, systems } from "./small-systems.ts";

const [, square, , cube, hierarchy, linked, many] = systems;
const counts = Int32Array.from([12, 6, 6, 6, 3, 3, 6, 3, 3]);

test("where every total is rounded, all inner cells are free and each total is the sum of its own", () => {
  const space = sumSpaceOf(relationsOf(square!), knownOfNearest(counts))!;
  assert.equal([...space.members.starts], [0, 4, 6, 8, 10, 11, 12, 14, 15, 16]);
  assert.equal([...space.members.of.subarray(0, 6)], [4, 7, 5, 8, 4, 7]);
});

test("a known cell stands still and is counted in its totals", () => {
  const known = knownOfNearest(counts);
  for (const end of [known.lower, known.upper]) end[4] = 3;
  const space = sumSpaceOf(relationsOf(square!), known)!;
  assert.equal([space.base[0], space.base[1], space.base[4], space.base[5]], [3, 3, 3, 0]);
  assert.equal([...space.members.of.subarray(0, 3)], [7, 5, 8]);
});

test("a total that is known above parts that are not is left to elimination", () => {
  const known = knownOfNearest(counts);
  for (const end of [known.lower, known.upper]) end[1] = 6;
  assert.is(sumSpaceOf(relationsOf(square!), known), null);
  assert.is(
    sumSpaceOf(
      relationsOf(square!),
      knownWhere(counts, (cell) => square!.inner[cell] !== 1),
    ),
    null,
  );
});

test("a fixed total that is allowed is kept: no cell below it moves alone", () => {
  const fives = Int32Array.from([20, 10, 10, 10, 5, 5, 10, 5, 5]);
  const known = knownOfNearest(fives);
  for (const end of [known.lower, known.upper]) end[1] = 10;
  const relations = relationsOf(square!);
  const search = newSearch(sumSpaceOf(relations, known, 1)!, fives, known, relations.equalities);
  const seen = firstSeen(search);
  sweep(search, seen, 5, startMeter({ work: 1e6, solves: 0 }));
  // Cells 4 and 7 add up to cell 1, which is known; cells 5 and 8 to cell 2, which is 8 to 12.
  const ends = [1, 4, 5, 7, 8].map((cell) => [seen.lower[cell], seen.upper[cell]]);
  assert.equal(ends, [
    [10, 10],
    [5, 5],
    [3, 7],
    [5, 5],
    [3, 7],
  ]);
});

test("linked tables that break a margin down in two ways are left to elimination, and so is what does not add", () => {
  assert.is(sumSpaceOf(relationsOf(linked!), knownOfNearest(new Int32Array(linked!.size).fill(9))), null);
  assert.is(sumSpaceOf(relationsOf(many!), knownOfNearest(new Int32Array(many!.size).fill(9))), null);
});

/** What propagation leaves of counts that are rounded, with some cells known; null where that cannot be. */
function propagated(system: (typeof systems)[number], known: Knowledge): Knowledge | null {
  const lower = known.lower.slice();
  const proven = { lower, upper: known.upper.slice(), trail: newTrail(system.size), visits: 0 };
  try {
    propagate(relationsOf(system), proven, null, startMeter({ work: 1e6, solves: 0 }));
    return proven;
  } catch (error) {
    if (error instanceof Contradiction) return null;
    throw error;
  }
}

test("a sweep from the true table meets only counts that some table has, and keeps every sum", () => {
  let spaces = 0;
  let widened = 0;
  const sizes = fc.array(fc.nat(4), { minLength: 8, maxLength: 8 });
  const shown = fc.array(fc.nat(7), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(fc.constantFrom(square!, cube!, hierarchy!), sizes, shown, (system, inner, bits) => {
      const table = Int32Array.from({ length: system.size }, (_, c) => (system.inner[c] ? inner[c % 8]! : 0));
      fillTotals(system, table);
      const known = knownOfNearest(table);
      for (let c = 0; c < system.size; c++)
        if (bits[c % 16] === 0) known.lower[c] = known.upper[c] = table[c]!;
      const proven = propagated(system, known)!;
      const relations = relationsOf(system);
      const space = sumSpaceOf(relations, proven);
      if (space === null) return;
      spaces += 1;
      const search = newSearch(space, table, proven, relations.equalities);
      assert.equal(search.value, table);
      assert.ok(repair(search, 0, startMeter({ work: 1e6, solves: 0 })));
      const seen = firstSeen(search);
      sweep(search, seen, 5, startMeter({ work: 1e6, solves: 0 }));
      if (spaces % 20 !== 0) return;
      const truth = bruteForce(system, proven, 30)!;
      for (let c = 0; c < system.size; c++) {
        assert.ok(seen.lower[c]! >= truth.lower[c]! && seen.upper[c]! <= truth.upper[c]!);
        if (seen.lower[c]! < seen.upper[c]!) widened += 1;
      }
    }),
    { numRuns: 2000, seed: 5 },
  );
  assert.ok(spaces > 500 && widened > 200, `${spaces} spaces, ${widened} cells widened`);
});

test.run();

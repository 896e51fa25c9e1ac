import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { backSubstitute, eliminate } from "../../pipeline/attack/eliminate.ts";
import { startMeter } from "../../pipeline/attack/meter.ts";
import { relationsOf } from "../../pipeline/attack/relations.ts";
import { newSearch, repair } from "../../pipeline/attack/search.ts";
import { spaceOf } from "../../pipeline/attack/space.ts";
import { firstSeen, pushApart } from "../../pipeline/attack/witness.ts";
import { bruteForce, knownOfNearest, systems } from "./small-systems.ts";

test("what is asked for beyond the true range is never seen, and all of the range is", () => {
  const system = systems[1]!;
  const counts = Int32Array.from([12, 6, 6, 6, 3, 3, 6, 3, 3]);
  const known = knownOfNearest(counts);
  const truth = bruteForce(system, known, 1000)!;
  const meter = startMeter({ work: 1e7, solves: 0 });
  const relations = relationsOf(system);
  const pivots = backSubstitute(eliminate(relations, known, meter)!, meter)!;
  const search = newSearch(spaceOf(relations, known, pivots), counts, known, relations.equalities);
  assert.ok(repair(search, 100, meter));
  const seen = firstSeen(search);
  const cells = Array.from({ length: system.size }, (_, cell) => cell);
  const beyond = (cell: number) => ({ lower: known.lower[cell]! - 1, upper: known.upper[cell]! + 1 });
  pushApart(search, seen, cells, beyond, 101, meter);
  assert.equal(seen.lower, truth.lower);
  assert.equal(seen.upper, truth.upper);
  assert.is(search.broken.length, 0);
});

test("a cell that can only be small or 0 is seen at 0 before it is called safe, without any solver", async () => {
  const known = { lower: new Int32Array(5), upper: Int32Array.from([20, 4, 4, 4, 4]) };
  const question = { sensitive: Uint8Array.from([0, 1, 1, 1, 1]), threshold: 5, width: 2 };
  const { tally } = await attack(systems[0]!, known, question, { work: 1e7, solves: 0 });
  assert.equal(tally, { sensitive: 4, exact: 0, narrow: 0, safe: 4, notAudited: 0 });
});

test.run();

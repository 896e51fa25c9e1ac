import { test } from "uvu";
import * as assert from "uvu/assert";
import { backSubstitute, eliminate } from "../../pipeline/attack/eliminate.ts";
import { startMeter } from "../../pipeline/attack/meter.ts";
import { relationsOf } from "../../pipeline/attack/relations.ts";
import { spaceOf } from "../../pipeline/attack/space.ts";
import { knownWhere, systems } from "./small-systems.ts";

const system = systems[1]!;
const counts = Int32Array.from([10, 4, 6, 6, 3, 3, 4, 1, 3]);

test("of a two by two table without any inner cell, one cell is free", () => {
  const relations = relationsOf(system);
  const known = knownWhere(counts, (cell) => system.inner[cell] !== 1);
  const elimination = eliminate(relations, known, startMeter({ work: 1e6, solves: 0 }))!;
  assert.is(elimination.cells.length, 3);
  assert.is(elimination.independent.length, 3);
  const pivots = backSubstitute(elimination, startMeter({ work: 1e6, solves: 0 }))!;
  for (const { of } of pivots.values()) assert.is(of.size, 1);
});

test("a cell that is all that is left of a sum is pinned to what is left", () => {
  const known = knownWhere(counts, (cell) => cell !== 4);
  const elimination = eliminate(relationsOf(system), known, startMeter({ work: 1e6, solves: 0 }))!;
  const pivots = backSubstitute(elimination, startMeter({ work: 1e6, solves: 0 }))!;
  assert.equal([...pivots], [[4, { constant: 3, of: new Map() }]]);
});

test("a table of free cells keeps every sum, whatever they are", () => {
  const relations = relationsOf(system);
  const known = knownWhere(counts, (cell) => system.inner[cell] !== 1);
  const meter = startMeter({ work: 1e6, solves: 0 });
  const space = spaceOf(relations, known, backSubstitute(eliminate(relations, known, meter)!, meter)!);
  assert.is(space.extras.length, 0);
  // The free cell's column: itself, its row and column neighbours down, the opposite corner up.
  assert.is(space.rows.length, 4);
  assert.is(
    space.signs.reduce((sum, sign) => sum + sign, 0),
    0,
  );
});

test("where the budget ends, elimination says so", () => {
  const known = knownWhere(counts, () => false);
  assert.is(eliminate(relationsOf(system), known, startMeter({ work: 0, solves: 0 })), null);
});

test.run();

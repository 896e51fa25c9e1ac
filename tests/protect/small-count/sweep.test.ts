import { test } from "uvu";
import * as assert from "uvu/assert";
import { exchangesOf } from "../../../pipeline/protect/small-count/exchanges.ts";
import { pricesFor } from "../../../pipeline/protect/small-count/prices.ts";
import { firstRounding, measured } from "../../../pipeline/protect/small-count/rounding.ts";
import { smallCellsOf } from "../../../pipeline/protect/small-count/small-cells.ts";
import { swapSweep, turnSweep } from "../../../pipeline/protect/small-count/sweep.ts";
import { cube, filled, someKeys } from "../controlled/plain-system.ts";

const system = cube(4, 5);
const counts = filled(system, [1, 5, 2, 4, 0, 3, 9]);

test("only inner cells from 1 to base - 1 are small", () => {
  const { cells } = smallCellsOf(system, counts, someKeys(system), 5);
  const expected = [...counts.keys()].filter(
    (cell) => system.inner[cell] === 1 && [1, 2, 3, 4].includes(counts[cell] ?? 0),
  );
  assert.equal([...cells], expected);
});

test("a small cell of a two-way table moves itself, its row, its column and the grand total, each once", () => {
  const { starts, moved } = smallCellsOf(system, counts, someKeys(system), 5);
  const first = [...moved.subarray(starts[0], starts[1])];
  assert.is(first.length, 4);
  assert.is(new Set(first).size, 4);
  assert.ok(first.includes(0));
});

test("the changes of cost that sweeps report are those of the differences", () => {
  const small = smallCellsOf(system, counts, someKeys(system), 5);
  const rounding = firstRounding(small, counts, 5);
  const exchanges = exchangesOf(system, small.cells);
  const search = { small, exchanges, rounding, marks: new Int32Array(system.size), round: 0, turned: null };
  const prices = pricesFor(5, 100, { limit: 1000, weight: 0 });
  const order = Int32Array.from(small.cells, (_cell, v) => v);
  for (let seed = 1; seed < 200; seed++) {
    const before = measured(rounding.differences).sum;
    const sweep = seed % 2 === 0 ? turnSweep : swapSweep;
    const change = sweep(search, prices, order, { heat: 2000, seed, isFar: seed % 3 === 0 });
    assert.is(measured(rounding.differences).sum - before, change);
  }
});

test.run();

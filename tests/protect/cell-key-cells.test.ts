import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cellKeyCells } from "../../pipeline/protect/cell-key-cells.ts";
import { seededRandom } from "../../pipeline/protect/controlled/random.ts";
import { suppressed } from "../../pipeline/system/system.ts";
import { cube, filled, mirrored, someKeys } from "./controlled/plain-system.ts";

const rules = { maximumDifference: 5, variance: 3, smallest: 2 };
const noSystem = cube(2, 2);

/** Published values of loose cells. */
async function published(counts: readonly number[], keys: readonly number[], method = cellKeyCells(rules)) {
  return method.protect(noSystem, Int32Array.from(counts), Uint32Array.from(keys));
}

test("a row worked by hand: with D = 1, V = 1/2 and no small counts a key gives down, same, same, up by quarters", async () => {
  // On -1, 0 and 1, mean 0 and variance 1/2 leave 1/4, 1/2, 1/4 alone: keys are cut at 2^30 and 3 times 2^30.
  const method = cellKeyCells({ maximumDifference: 1, variance: 0.5, smallest: 0 });
  const keys = [0, 2 ** 30 - 1, 2 ** 30, 3 * 2 ** 30 - 1, 3 * 2 ** 30, 2 ** 32 - 1];
  assert.equal([...(await published([7, 7, 7, 7, 7, 7], keys, method)).values], [6, 6, 7, 7, 8, 8]);
});

test("no published count is negative or from 1 to js, none is changed by more than D, and 0 stays 0", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(40), fc.nat(2 ** 32 - 1)), { minLength: 1 }), async (cells) => {
      const { values } = await published(
        cells.map(([count]) => count),
        cells.map(([, key]) => key),
      );
      cells.forEach(([count], i) => {
        const value = values[i] ?? -1;
        assert.ok(value === 0 || value > 2);
        assert.ok(Math.abs(value - count) <= 5);
        if (count === 0) assert.is(value, 0);
      });
    }),
    { numRuns: 3000, seed: 1 },
  );
});

test("the same count with the same key is published alike, whatever stands around it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.nat(2 ** 32 - 1), fc.array(fc.nat(9)), async (count, key, others) => {
      const alone = await published([count], [key]);
      const among = await published([...others, count], [...others, key]);
      assert.is(among.values[others.length], alone.values[0]);
    }),
    { numRuns: 1000, seed: 2 },
  );
});

test("over a million keys every count from 1 to 12 keeps its mean within 5 thousandths", async () => {
  const random = seededRandom(3);
  for (let count = 1; count <= 12; count++) {
    const keys = Array.from({ length: 1_000_000 }, () => random());
    const { values } = await published(new Array<number>(keys.length).fill(count), keys);
    // Three standard errors: 3 times the square root of 3 over 1,000.
    assert.ok(Math.abs(values.reduce((sum, value) => sum + value - count, 0) / keys.length) < 0.0052);
  }
});

test("cells in another order are changed alike", async () => {
  const system = cube(3, 4);
  const counts = filled(system, [3, 0, 8, 1, 2, 5, 9, 1, 0, 4, 4, 7]);
  const keys = someKeys(system);
  const of = mirrored(system);
  const { values } = await cellKeyCells(rules).protect(system, counts, keys);
  const turned = await cellKeyCells(rules).protect(
    system,
    counts.map((_, cell) => counts[of[cell] ?? 0] ?? 0),
    keys.map((_, cell) => keys[of[cell] ?? 0] ?? 0),
  );
  assert.equal([...turned.values], [...values.map((_, cell) => values[of[cell] ?? 0] ?? 0)]);
});

test("a published count concedes D on either side, from 0", () => {
  const known = cellKeyCells(rules).concede({ values: Int32Array.of(0, 3, 20), states: new Uint8Array(3) });
  assert.equal([...known.lower], [0, 0, 15]);
  assert.equal([...known.upper], [5, 8, 25]);
});

test("integer keys repeat with 256, and counts then below the threshold become c, but for 0", async () => {
  const method = cellKeyCells({ ...rules, variant: { threshold: 10 } });
  const first = await published([0, 3, 50, 50], [9, 9, 17, 17 + 256], method);
  assert.equal([...first.states], [0, suppressed, 0, 0]);
  assert.is(first.values[0], 0);
  assert.is(first.values[2], first.values[3]);
  const known = method.concede(first);
  assert.is(known.lower[1], 0);
  assert.is(known.upper[1], 14);
});

test("a lookup table of integer keys repeats its last rows for large counts, so that it can round to a base", async () => {
  // Base 5 by the nearest multiple, four keys that all say the same: rows 0 to 9, of which 5 to 9 repeat.
  const rows = [0, -1, -2, 2, 1, 0, -1, -2, 2, 1].map((change) => [change, change, change, change]);
  const method = cellKeyCells({
    ...rules,
    variant: { threshold: 10, table: { keys: 4, rows, repeatFrom: 5 } },
  });
  const { values, states } = await published([7, 13, 1_002, 1_003, 1_004], [1, 2, 3, 4, 5], method);
  assert.equal([...values], [5, 15, 1_000, 1_005, 1_005]);
  assert.equal([...states], [suppressed, 0, 0, 0, 0]);
  assert.is(method.concede({ values, states }).upper[1], 17);
});

test("a lookup table that moves 0, or whose keys are no power of 2, is refused", () => {
  const table = (keys: number, rows: number[][]) => () =>
    cellKeyCells({ ...rules, variant: { threshold: 10, table: { keys, rows, repeatFrom: 1 } } });
  assert.throws(
    table(2, [
      [0, 1],
      [0, 0],
    ]),
    /row 0 holds a value that it may not/,
  );
  assert.throws(
    table(3, [
      [0, 0, 0],
      [0, 0, 0],
    ]),
    /power of 2/,
  );
  assert.throws(table(2, [[0, 0], [0]]), /row 1 has not 2 values/);
});

test.run();

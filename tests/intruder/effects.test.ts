import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type EffectsInput, effectsOf } from "../../pipeline/intruder/effects.ts";
import { type WithholdingReason, withholdingReasons } from "../../pipeline/package.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { low, shown, suppressed } from "../../pipeline/system/system.ts";

/** Cells 0 to 3 are parts of cell 4, which is their total. */
const sum = {
  totals: Int32Array.of(4),
  starts: Int32Array.of(0, 4),
  parts: Int32Array.of(0, 1, 2, 3),
};

/** True counts 3, 7, 12, 0 of 22, rounded to 5, 5, 10, 0 of 20, with everything shown. */
function input(more: Partial<EffectsInput> = {}): EffectsInput {
  return {
    counts: Int32Array.of(3, 7, 12, 0, 22),
    published: { values: Int32Array.of(5, 5, 10, 0, 20), states: new Uint8Array(5) },
    shownCells: new Uint8Array(5).fill(1),
    reasons: new Map(),
    equations: sum,
    result: null,
    withheldPlaces: 0,
    withheldTotals: 0,
    face: { below: 2, above: 2 },
    ...more,
  };
}

const states = (...all: number[]) => ({
  values: Int32Array.of(5, 5, 10, 0, 20),
  states: Uint8Array.from(all),
});

test("rounded counts: what changed, by how much, and sums that hold", () => {
  assert.equal(effectsOf(input()), {
    counts: 5,
    shown: 5,
    changed: 4,
    withheld: [],
    withheldPlaces: 0,
    maximumDifference: 2,
    meanDifference: 1.6,
    kept: 100,
    narrowest: null,
    adds: true,
  });
});

test("the mean difference has three decimals and the share kept one, halves up", () => {
  const counts = Int32Array.of(4, 5, 10, 0, 20);
  assert.is(effectsOf(input({ counts: Int32Array.of(6, 6, 10, -1, -1) })).meanDifference, 0.667);
  assert.is(effectsOf(input({ counts })).meanDifference, 0.2);
  const eight = new Uint8Array(8).fill(shown);
  eight[7] = suppressed;
  const values = new Int32Array(8);
  const of16 = input({
    counts: new Int32Array(16).fill(1),
    published: { values: new Int32Array(16).fill(1), states: new Uint8Array(16) },
    shownCells: new Uint8Array(16).fill(1),
  });
  of16.counts[0] = 2;
  assert.is(effectsOf(of16).meanDifference, 0.063, "1 / 16 is 0.0625");
  const of8 = input({
    counts: values,
    published: { values, states: eight },
    reasons: new Map([[7, "small count"]]),
  });
  assert.is(effectsOf({ ...of8, shownCells: new Uint8Array(8).fill(1) }).kept, 87.5);
});

test("withheld counts are told by reason, in the order of the reasons, and are no part of the differences", () => {
  const effects = effectsOf(
    input({
      published: states(suppressed, suppressed, suppressed, shown, shown),
      reasons: new Map([
        [2, "proven by the attack"],
        [0, "small count"],
        [1, "proven by the attack"],
      ]),
      withheldPlaces: 7,
    }),
  );
  assert.equal(effects.withheld, [
    { reason: "small count", counts: 1 },
    { reason: "proven by the attack", counts: 2 },
  ]);
  assert.equal([effects.shown, effects.changed, effects.meanDifference, effects.kept], [2, 1, 1, 40]);
  assert.is(effects.withheldPlaces, 7);
});

test("a count that is withheld for no reason is a fault of the program", () => {
  assert.throws(() => effectsOf(input({ published: states(suppressed, 0, 0, 0, 0) })), /for no reason/);
});

test("a low count is shown, as 0", () => {
  const effects = effectsOf(input({ published: states(low, shown, shown, shown, shown) }));
  assert.equal([effects.shown, effects.changed, effects.maximumDifference], [5, 4, 3]);
  assert.equal([effects.meanDifference, effects.adds], [1.8, false]);
});

test("the maximum difference is never told to be less than the rules state", () => {
  const exact = { counts: Int32Array.of(5, 5, 10, 0, 20) };
  assert.is(effectsOf(input(exact)).maximumDifference, 2);
  assert.is(effectsOf(input({ ...exact, face: { below: 0, above: 0 } })).maximumDifference, 0);
});

test("cells that no table shows, or whose count nobody knows, are not counted", () => {
  const effects = effectsOf(input({ shownCells: Uint8Array.of(1, 1, 0, 1, 0) }));
  assert.equal([effects.counts, effects.changed], [3, 2]);
  assert.is(effectsOf(input({ counts: Int32Array.of(3, 7, 12, 0, -1) })).counts, 4);
});

test("figures add up unless a reader can see that they do not", () => {
  const counts = Int32Array.of(3, 8, 12, 0, 23);
  const published = { values: Int32Array.of(5, 10, 10, 0, 25), states: new Uint8Array(5) };
  assert.is(effectsOf(input({ counts, published })).adds, true);
  published.values[4] = 20;
  assert.is(effectsOf(input({ counts, published })).adds, false);
  assert.is(effectsOf(input({ counts, published, shownCells: Uint8Array.of(1, 1, 1, 1, 0) })).adds, true);
  published.states[1] = suppressed;
  assert.is(effectsOf(input({ counts, published, reasons: new Map([[1, "small count"]]) })).adds, true);
});

test("parts that never made up their total are no fault of protection", () => {
  const counts = Int32Array.of(3, 7, 12, 0, 30);
  const published = { values: Int32Array.of(5, 5, 10, 0, 30), states: new Uint8Array(5) };
  assert.is(effectsOf(input({ counts, published })).adds, true);
});

test("the narrowest interval is of a sensitive cell with an upper end", () => {
  const result = {
    lower: Int32Array.of(0, 3, 10, 0, 20),
    upper: Int32Array.of(2, 7, 10, NO_UPPER, 22),
    verdicts: Uint8Array.of(0, 3, 0, 3, 3),
  };
  assert.is(effectsOf(input({ result })).narrowest, 2);
  assert.is(effectsOf(input({ result: { ...result, verdicts: Uint8Array.of(0, 3, 0, 3, 0) } })).narrowest, 4);
  assert.is(
    effectsOf(input({ result: { ...result, verdicts: Uint8Array.of(0, 0, 0, 3, 0) } })).narrowest,
    null,
  );
});

test("a release without counts loses nothing", () => {
  const none = input({ shownCells: new Uint8Array(5), face: { below: 0, above: 0 } });
  assert.equal([effectsOf(none).counts, effectsOf(none).kept, effectsOf(none).meanDifference], [0, 100, 0]);
});

type Cell = { count: number; value: number; state: number; isShown: number; reason: WithholdingReason };

test("shown and withheld counts make up all counts, in any order of the cells", () => {
  const cell = fc.record({
    count: fc.integer({ min: -1, max: 30 }),
    value: fc.integer({ min: 0, max: 30 }),
    state: fc.constantFrom(shown, suppressed, low),
    isShown: fc.constantFrom(0, 1),
    reason: fc.constantFrom(...withholdingReasons),
  });
  const none = { totals: new Int32Array(), starts: Int32Array.of(0), parts: new Int32Array() };
  const of = (cells: Cell[]) =>
    effectsOf({
      counts: Int32Array.from(cells, ({ count }) => count),
      published: {
        values: Int32Array.from(cells, ({ value }) => value),
        states: Uint8Array.from(cells, ({ state }) => state),
      },
      shownCells: Uint8Array.from(cells, ({ isShown }) => isShown),
      reasons: new Map(cells.map(({ reason }, at) => [at, reason])),
      equations: none,
      result: null,
      withheldPlaces: 0,
      withheldTotals: 0,
      face: { below: 0, above: 0 },
    });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const effects = of(cells);
      const withheld = effects.withheld.reduce((all, { counts }) => all + counts, 0);
      assert.is(effects.shown + withheld, effects.counts);
      assert.ok(effects.changed <= effects.shown);
      assert.ok(effects.meanDifference <= effects.maximumDifference);
      assert.is(effects.changed === 0, effects.maximumDifference === 0);
      assert.equal(of([...cells].reverse()), effects);
    }),
    { numRuns: 3000 },
  );
});

test.run();

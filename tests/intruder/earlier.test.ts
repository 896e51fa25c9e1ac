import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { Contradiction } from "../../pipeline/attack/contradiction.ts";
import { boundsNames } from "../../pipeline/attack/types.ts";
import { earlierTable, type Known, type Pair, withEarlier } from "../../pipeline/intruder/earlier.ts";
import { type Knowledge, NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { buildSystem } from "../../pipeline/system/build-system.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import type { System } from "../../pipeline/system/system.ts";
import { knownOfEither, knownOfNearest, knownWhere, places, plain } from "../attack/small-systems.ts";

/** Every cell of a system with itself at another time. */
const every = ({ size }: System): Pair[] => Array.from({ length: size }, (_, cell) => [cell, cell] as const);

const groups = buildSystem([{ name: "t", trees: [plain("x", ["a", "b"])] }]);

/** Total, a and b as what is known of each. */
function knowing(...intervals: readonly (readonly [number, number])[]): Knowledge {
  return {
    lower: Int32Array.from(intervals, ([lower]) => lower),
    upper: Int32Array.from(intervals, ([, upper]) => upper),
  };
}

const hidden = [0, NO_UPPER] as const;

async function proven(joint: Known, cells: number, table?: Int32Array) {
  const sensitive = new Uint8Array(joint.system.size).fill(1, 0, cells);
  const question = { sensitive, threshold: 5, width: 2 };
  return attack(joint.system, joint.knowledge, table === undefined ? question : { ...question, table });
}

async function provenOf(now: Knowledge, then: Knowledge, most: number): Promise<string[]> {
  const joint = withEarlier(
    { system: groups, knowledge: now },
    { system: groups, knowledge: then },
    every(groups),
    most,
  );
  const { lower, upper } = await proven(joint, 6);
  return Array.from({ length: 6 }, (_, cell) => `${lower[cell]}-${upper[cell]}`);
}

test("0 then 5 with one person joined: there were 2 and are 3", async () => {
  // b shows 20 both times; all show 20 then and 25 now, so that they were 22 and are 23.
  const told = await provenOf(
    knownOfNearest(Int32Array.from([23, 3, 20])),
    knownOfNearest(Int32Array.from([22, 2, 20])),
    1,
  );
  // The one person who joined is in a, so nobody joined b; one may have left b only if another joined it.
  assert.equal(told, ["23-23", "3-3", "20-20", "22-22", "2-2", "20-20"]);
});

test("the same change proves less where two people may have joined and left", async () => {
  const told = await provenOf(
    knownOfNearest(Int32Array.from([20, 3, 17])),
    knownOfNearest(Int32Array.from([19, 2, 17])),
    2,
  );
  // 3 now needs that at least one joined; of up to two each way, a is 3 or 4 now and 1 or 2 then.
  assert.equal([told[1], told[4]], ["3-4", "1-2"]);
});

test("counts rounded at random give each other away where they jump by two steps", async () => {
  // Base 5: 0 is 0 to 4, and 10 is 6 to 14. With two people joined only 4 and then 6 is left.
  const then = knowing(hidden, [0, 4], hidden);
  const now = knowing(hidden, [6, 14], hidden);
  const told = await provenOf(now, then, 2);
  assert.equal([told[1], told[4]], ["6-6", "4-4"]);
});

test("a change that so few people cannot make is refused: the people are others, or more of them", async () => {
  const failed = await provenOf(knowing(hidden, [6, 14], hidden), knowing(hidden, [0, 4], hidden), 1).then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(failed instanceof Contradiction);
});

test("a cell suppressed at both times beside different others is bounded by both", async () => {
  // Then a + b was 8; now b is shown as 6 and all as 38, of which d and a are the rest.
  const system = buildSystem([{ name: "t", trees: [plain("x", ["a", "b", "d"])] }]);
  const then = { system, knowledge: knowing([38, 38], hidden, hidden, [30, 30]) };
  const now = { system, knowledge: knowing([38, 38], hidden, [6, 6], hidden) };
  const same = await proven(withEarlier(now, then, every(system), 0), 4);
  assert.equal([same.lower[1], same.upper[1]], [2, 2], "with nobody new, a is 8 - 6");
  // One may have left b for a, and one a for b: a was 1 to 3, and is no more than one from 2 in all.
  const moved = await proven(withEarlier(now, then, every(system), 1), 4);
  assert.equal([moved.lower[1], moved.upper[1]], [1, 3]);
});

test("several earlier releases are held together, one after the other", async () => {
  // a shows 0, 0 and 5: at the last step one person joined, so that it went from 2 to 3; a year before it was 1 or 2.
  const known = (...counts: number[]): Known => ({
    system: groups,
    knowledge: knownOfNearest(Int32Array.from(counts)),
  });
  const lastYear = withEarlier(known(20, 3, 17), known(19, 2, 17), every(groups), 1);
  const joint = withEarlier(lastYear, known(18, 1, 17), every(groups), 2);
  const { lower, upper } = await proven(joint, 3);
  const before = lastYear.system.size + 1;
  assert.equal([lower[1], upper[1]], [3, 3]);
  assert.equal([lower[4], upper[4]], [2, 2]);
  assert.equal([lower[before], upper[before]], [1, 2]);
});

test("cells that were not published then are left out, and parts without a twin are limits", () => {
  const grown = buildSystem([{ name: "t", trees: [plain("x", ["a", "b", "new"])] }]);
  const knowledge = knowing(hidden, hidden, hidden, hidden);
  const pairs: Pair[] = [
    [0, 0],
    [1, 1],
    [2, 2],
  ];
  const { system } = withEarlier(
    { system: grown, knowledge },
    { system: groups, knowledge: knowing(hidden, hidden, hidden) },
    pairs,
    1,
  );
  // 4 cells now, 3 then, 3 pairs: stayed 7 to 9, joined 10 to 12, left 13 to 15.
  assert.is(system.size, 16);
  assert.equal([...system.equations.totals], [0, 4, 13, 0, 4, 1, 5, 2, 6]);
  assert.equal([...system.equations.parts.subarray(5, 7)], [14, 15], "who left adds up as then did");
  assert.equal([[...system.atMost.totals], [...system.atMost.parts]], [[10], [11, 12]]);
});

/** People by the inner cell that they are in, at two times. */
type History = { system: System; earlier: Int32Array; now: Int32Array; joined: Int32Array; left: Int32Array };

const trees = { x: plain("x", ["p", "q"]), y: plain("y", ["s", "t"]), z: plain("z", ["u", "v"]) };
const systems = [
  groups,
  buildSystem([{ name: "a", trees: [trees.x, trees.y] }]),
  buildSystem([{ name: "a", trees: [places] }]),
  // Two tables of the same people; the third makes each person one inner cell, and is not published.
  buildSystem([
    { name: "a", trees: [trees.x, trees.y] },
    { name: "b", trees: [trees.x, trees.z] },
    { name: "full", trees: [trees.x, trees.y, trees.z] },
  ]),
];

const histories = (most: number): fc.Arbitrary<History> =>
  fc
    .record({
      system: fc.constantFrom(...systems),
      counts: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
      leavers: fc.array(fc.nat(11), { maxLength: most }),
      joiners: fc.array(fc.nat(11), { maxLength: most }),
    })
    .map(({ system, counts, leavers, joiners }) => {
      const inner = [...system.inner.keys()].filter((cell) => system.inner[cell] === 1);
      const at = (place: number) => inner[place % inner.length]!;
      const [then, joined, left] = [0, 0, 0].map(() => new Int32Array(system.size)) as Int32Array[];
      inner.forEach((cell, i) => {
        then![cell] = counts[i % 12]!;
      });
      for (const one of leavers) if (left![at(one)]! < then![at(one)]!) left![at(one)]! += 1;
      for (const one of joiners) joined![at(one)]! += 1;
      for (const table of [then!, joined!, left!]) fillTotals(system, table);
      const now = then!.map((count, cell) => count - left![cell]! + joined![cell]!);
      return { system, now, earlier: then!, joined: joined!, left: left! };
    });

/** What is known of the cells that are published: the third table of linked ones is not. */
function published({ system }: History, knowledge: Knowledge): Knowledge {
  const full = system.cubes[2];
  for (const cell of full === undefined ? [] : full.cells) {
    const isOther = system.cubes.slice(0, 2).some(({ cells }) => cells.includes(cell));
    if (isOther) continue;
    knowledge.lower[cell] = 0;
    knowledge.upper[cell] = NO_UPPER;
  }
  return knowledge;
}

const methods: ((counts: Int32Array, bits: readonly boolean[]) => Knowledge)[] = [
  knownOfNearest,
  (counts, bits) => knownOfEither(counts, (cell) => bits[cell % 9]!),
  (counts, bits) =>
    knownWhere(counts, (cell) => (counts[cell] === 0 || counts[cell]! > 4) && bits[cell % 9]!),
];

test("what is proven of now and then, and of who joined and left, holds of every history", async () => {
  for (const most of [1, 2]) {
    const cases = fc.record({
      history: histories(most),
      method: fc.constantFrom(...methods),
      bits: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
      isTold: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ history, method, bits, isTold }) => {
        const { system, now, earlier, joined, left } = history;
        const of = (counts: Int32Array) => ({ system, knowledge: published(history, method(counts, bits)) });
        const joint = withEarlier(of(now), of(earlier), every(system), most);
        const start = { size: earlier.length, counts: isTold ? earlier : null };
        const table = earlierTable(joint.system, every(system), now, start);
        const { lower, upper } = await proven(joint, 2 * system.size, table);
        const stayed = now.map((count, cell) => count - joined[cell]!);
        const truth = [now, earlier, stayed, joined, left].flatMap((counts) => [...counts]);
        truth.forEach((count, cell) => {
          assert.ok(lower[cell]! <= count && count <= upper[cell]!, `cell ${cell}`);
        });
      }),
      { numRuns: 500 },
    );
  }
});

test("what is proven is what a list of all histories leaves", async () => {
  const published = fc.array(fc.constantFrom(0, 5, 10), { minLength: 6, maxLength: 6 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(published, async (figures) => {
      const known = knownOfNearest(Int32Array.from(figures));
      const [now, then] = [0, 3].map((from) => ({
        lower: known.lower.slice(from, from + 3),
        upper: known.upper.slice(from, from + 3),
      }));
      const truth = rangeOfHistories(now!, then!);
      const joint = withEarlier(
        { system: groups, knowledge: now! },
        { system: groups, knowledge: then! },
        every(groups),
        1,
      );
      if (truth === null) return;
      const result = await proven(joint, 6);
      for (let cell = 0; cell < 6; cell++) {
        assert.ok(result.lower[cell]! <= truth.lower[cell]! && truth.upper[cell]! <= result.upper[cell]!);
        if (boundsNames[result.bounds[cell]!] !== "exact") continue;
        compared += 1;
        assert.equal([result.lower[cell], result.upper[cell]], [truth.lower[cell], truth.upper[cell]]);
      }
    }),
    { numRuns: 400 },
  );
  assert.ok(compared > 100, `${compared}`);
});

/** The range of each cell, now and then, over every table of two groups and at most one who joined and who left. */
function rangeOfHistories(now: Knowledge, then: Knowledge): Knowledge | null {
  const found = { lower: new Int32Array(6).fill(99), upper: new Int32Array(6).fill(-1) };
  const changes = [
    [0, 0],
    [1, 0],
    [0, 1],
  ] as const;
  const fits = ({ lower, upper }: Knowledge, counts: readonly number[]) =>
    counts.every((count, cell) => lower[cell]! <= count && count <= upper[cell]!);
  for (let a = 0; a <= 12; a++)
    for (let b = 0; b <= 12; b++)
      for (const [inA, inB] of changes)
        for (const [outA, outB] of changes) {
          const newA = a - outA + inA;
          const newB = b - outB + inB;
          const tables = [
            [newA + newB, newA, newB],
            [a + b, a, b],
          ] as const;
          if (outA > a || outB > b || !fits(now, tables[0]) || !fits(then, tables[1])) continue;
          [...tables[0], ...tables[1]].forEach((count, cell) => {
            found.lower[cell] = Math.min(found.lower[cell]!, count);
            found.upper[cell] = Math.max(found.upper[cell]!, count);
          });
        }
  return found.upper[0] === -1 ? null : found;
}

test.run();

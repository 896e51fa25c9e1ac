// Known ways in which tables give away what each of them alone does not (issue 3, "known traps").
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { explainProof } from "../../pipeline/attack/explain.ts";
import { type AttackResult, boundsNames, verdictNames } from "../../pipeline/attack/types.ts";
import { type Knowledge, NO_UPPER } from "../../pipeline/protect/system-method.ts";
import { buildSystem, type CubeShape } from "../../pipeline/system/build-system.ts";
import type { System } from "../../pipeline/system/system.ts";
import { cellOf, nameOf, plain } from "./small-systems.ts";

type Known = Record<string, number | readonly [number, number]>;

/** What is known of cells by name: a count, or an interval; any count of all others. */
function knowing(system: System, known: Known): Knowledge {
  const lower = new Int32Array(system.size);
  const upper = new Int32Array(system.size).fill(NO_UPPER);
  for (const [name, value] of Object.entries(known)) {
    const [least, most] = typeof value === "number" ? [value, value] : value;
    lower[cellOf(system, name)] = least;
    upper[cellOf(system, name)] = most;
  }
  return { lower, upper };
}

async function attacked(shapes: readonly CubeShape[], known: Known, width: number) {
  const system = buildSystem(shapes);
  const knowledge = knowing(system, known);
  const sensitive = Uint8Array.from(knowledge.lower, (low, c) =>
    low < 5 && knowledge.upper[c]! > low ? 1 : 0,
  );
  const result = await attack(system, knowledge, { sensitive, threshold: 5, width });
  const said = (name: string) => saidOf(result, cellOf(system, name));
  const because = (name: string) =>
    explainProof(result, cellOf(system, name), (cell) => nameOf(system, cell));
  return { result, said, because };
}

function saidOf(result: AttackResult, cell: number): string {
  const [lower, upper] = [result.lower[cell], result.upper[cell] === NO_UPPER ? "" : result.upper[cell]];
  return `${lower} to ${upper}: ${verdictNames[result.verdicts[cell]!]}, ${boundsNames[result.bounds[cell]!]}`;
}

test("parts at one end of their intervals and the total at the other: every part is known", async () => {
  // Parts of 3, 3, 3 and 3 are each shown as 5, which is 3 to 7; their sum 12 is shown as 10, which is 8 to 12.
  const part = [3, 7] as const;
  const trees = [plain("x", ["a", "b", "c", "d"])];
  const known = { "x=Total": [8, 12], "x=a": part, "x=b": part, "x=c": part, "x=d": part } as const;
  const { result, said, because } = await attacked([{ name: "t", trees }], known, 2);
  assert.is(said("x=d"), "3 to 3: exact, exact");
  assert.is(result.tally.exact, 4);
  assert.equal(because("x=b"), [
    "x=Total is at most 12; of its parts, x=a (at least 3), x=c (at least 3) and x=d (at least 3) come to at least 9; so x=b is at most 3.",
  ]);
});

test("suppressions that are linearly independent are still pinned by zeroes", async () => {
  // Two by two, all inner cells c: one is free, so linear algebra finds nothing; but a row total of 0 empties its row.
  const trees = [plain("x", ["a", "b"]), plain("y", ["s", "t"])];
  const known = {
    "x=Total y=Total": 4,
    "x=a y=Total": 4,
    "x=b y=Total": 0,
    "x=Total y=s": 3,
    "x=Total y=t": 1,
  };
  const { said, because } = await attacked([{ name: "t", trees }], known, 4);
  assert.is(said("x=a y=s"), "3 to 3: exact, exact");
  assert.is(said("x=a y=t"), "1 to 1: exact, exact");
  assert.equal(because("x=b y=t"), [
    "x=b y=Total is 0 and its other part is at least 0; so x=b y=t is at most 0.",
  ]);
});

test("two groupings of the same people, each safe alone, give a cell away together", async () => {
  // The same people by x and by z: by x there may be 3 to 9 of them, by z there are 3 at most.
  const shapes = [
    { name: "one", trees: [plain("x", ["a", "b"])] },
    { name: "two", trees: [plain("z", ["u", "v"])] },
  ];
  const one = { "x=Total": [0, 12], "x=a": [3, 7], "x=b": [0, 2] } as const;
  const two = { "x=Total": [0, 12], "z=u": [0, 2], "z=v": [0, 1] } as const;
  const alone = await attacked([shapes[0]!], one, 2);
  assert.is(alone.said("x=a"), "3 to 7: safe, exact");
  const both = await attacked(shapes, { ...one, "z=u": two["z=u"], "z=v": two["z=v"] }, 2);
  assert.is(both.said("x=a"), "3 to 3: exact, exact");
  assert.equal(both.because("x=a"), [
    "x=Total is the sum of z=u (at most 2) and z=v (at most 1); so x=Total is at most 3.",
    "x=Total is at most 3 and its other part is at least 0; so x=a is at most 3.",
  ]);
});

test("three singletons: three cells c that come to 3 leave nothing wide enough", async () => {
  // The rule that c marks counts of 1 or more tells each that it is 1: three people, each alone in a cell.
  const trees = [plain("x", ["a", "b", "c", "d"])];
  const one = [1, 4] as const;
  const { said } = await attacked(
    [{ name: "t", trees }],
    { "x=Total": 20, "x=d": 17, "x=a": one, "x=b": one, "x=c": one },
    3,
  );
  assert.is(said("x=b"), "1 to 1: exact, exact");
});

test("a category is derived by subtraction from all minus the published ones", async () => {
  const trees = [plain("x", ["a", "b", "c"])];
  const { said, because } = await attacked(
    [{ name: "t", trees }],
    { "x=Total": 30, "x=a": 17, "x=b": 11 },
    4,
  );
  assert.is(said("x=c"), "2 to 2: exact, exact");
  assert.equal(because("x=c"), [
    "x=Total is 30; of its parts, x=a (17) and x=b (11) come to 28; so x=c is exactly 2.",
  ]);
});

test("a cell that no one sum gives away is pinned by several together", async () => {
  // a+b = 5, b+c = 4 and a+c = 3 as row, column and slice totals: only the three together say that a is 2.
  const system = buildSystem([{ name: "t", trees: [plain("x", ["a", "b", "c"])] }]);
  const equations = {
    totals: Int32Array.from([4, 5, 6]),
    starts: Int32Array.from([0, 2, 4, 6]),
    parts: Int32Array.from([1, 2, 2, 3, 1, 3]),
  };
  const own: System = { ...system, size: 7, equations, inner: Uint8Array.from([1, 1, 1, 1, 0, 0, 0]) };
  const knowledge = {
    lower: Int32Array.from([0, 0, 0, 0, 5, 4, 3]),
    upper: Int32Array.from([0, NO_UPPER, NO_UPPER, NO_UPPER, 5, 4, 3]),
  };
  const sensitive = Uint8Array.from([0, 1, 1, 1, 0, 0, 0]);
  const result = await attack(own, knowledge, { sensitive, threshold: 5, width: 4 });
  assert.equal([...result.lower.subarray(1, 4)], [2, 3, 1]);
  assert.is(result.tally.exact, 3);
  assert.equal([...(result.because(1)?.cells ?? [])], [4, 5, 6]);
});

test("counts are whole: half a person proves nothing, and no one is half safe", async () => {
  // 2 x a can only be even: of a + b = 3 and a = b nothing fits; the solver alone would say that both are 1.5.
  const system = buildSystem([{ name: "t", trees: [plain("x", ["a", "b"])] }]);
  const equations = {
    totals: Int32Array.from([0, 1]),
    starts: Int32Array.from([0, 2, 3]),
    parts: Int32Array.from([1, 2, 2]),
  };
  const own: System = { ...system, equations };
  const knowledge = { lower: Int32Array.from([3, 0, 0]), upper: Int32Array.from([3, 3, 3]) };
  const sensitive = Uint8Array.from([0, 1, 1]);
  let isRefused = false;
  await attack(own, knowledge, { sensitive, threshold: 5, width: 2 }).catch(() => {
    isRefused = true;
  });
  assert.ok(isRefused);
});

test.run();

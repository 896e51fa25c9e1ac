import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { type Insights, insightsOf } from "../../pipeline/attack/insider.ts";
import { startMeter } from "../../pipeline/attack/meter.ts";
import type { Question } from "../../pipeline/attack/types.ts";
import type { Knowledge } from "../../pipeline/protect/system-method.ts";
import { buildSystem } from "../../pipeline/system/build-system.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import type { System } from "../../pipeline/system/system.ts";
import { bruteForce, knownOfNearest, knownWhere, nameOf, plain, systems } from "./small-systems.ts";

/** Attacks, and then asks the counted; sensitive are the cells that may be small. */
async function asked(
  system: System,
  counts: Int32Array,
  known: Knowledge,
  width: number,
): Promise<{ insights: Insights; question: Question; lower: Int32Array; upper: Int32Array }> {
  const sensitive = Uint8Array.from(known.lower, (low, c) =>
    low < 5 && known.upper[c]! > low && known.upper[c]! >= 1 ? 1 : 0,
  );
  const question = { sensitive, threshold: 5, width };
  const { lower, upper, verdicts } = await attack(system, known, question, { work: 1e7, solves: 20 });
  const meter = startMeter({ work: 1e7, solves: 0 });
  const insights = insightsOf(system, { lower, upper, verdicts }, question, counts, meter);
  return { insights, question, lower, upper };
}

function said(system: System, { found }: Insights): string[] {
  return found.map(
    ({ cell, insider, isAlone, lower, upper, verdict }) =>
      `${nameOf(system, cell)} is ${lower} to ${upper} (${verdict}) to ${isAlone ? "the one" : "one"} in ${nameOf(system, insider)}`,
  );
}

const line = buildSystem([{ name: "t", trees: [plain("x", ["a", "b", "c", "d"])] }]);

/** Counts of one line, the total first, where some are c; c may stand for any count from `least`. */
function withheld(counts: Int32Array, hidden: readonly number[], least: number): Knowledge {
  const known = knownWhere(counts, (cell) => !hidden.includes(cell));
  for (const cell of hidden) known.lower[cell] = least;
  return known;
}

test("one who is alone in one of two suppressed cells takes himself off and knows the other", async () => {
  const counts = Int32Array.from([24, 1, 3, 8, 12]);
  const known = withheld(counts, [1, 2], 0);
  const { insights } = await asked(line, counts, known, 4);
  assert.equal(said(line, insights), [
    "x=a is 0 to 3 (narrow) to one in x=b",
    "x=b is 3 to 3 (exact) to the one in x=a",
  ]);
  assert.equal([insights.asked, insights.notAsked], [2, 0]);
});

test("three singletons: each alone learns what the other two come to, and that neither is more", async () => {
  // a, b and c are c and come to 3: the public thinks 0 to 3 of each, one of them 0 to 2 of each other.
  const counts = Int32Array.from([23, 1, 1, 1, 20]);
  const { insights, upper } = await asked(line, counts, withheld(counts, [1, 2, 3], 0), 3);
  assert.is(upper[1], 3);
  assert.equal(said(line, insights), [
    "x=a is 0 to 2 (narrow) to the one in x=b",
    "x=b is 0 to 2 (narrow) to the one in x=a",
    "x=c is 0 to 2 (narrow) to the one in x=a",
  ]);
});

test("where c stands for 1 or more, three singletons are known to all, and nobody is named for it", async () => {
  const counts = Int32Array.from([23, 1, 1, 1, 20]);
  const { insights, upper } = await asked(line, counts, withheld(counts, [1, 2, 3], 1), 3);
  assert.is(upper[1], 1);
  assert.equal(said(line, insights), []);
});

test("one of several knows only that his own cell is not 0", async () => {
  // a and b are c and come to 5: one of the two in a knows that b is at most 4.
  const counts = Int32Array.from([25, 2, 3, 8, 12]);
  const { insights } = await asked(line, counts, withheld(counts, [1, 2], 0), 5);
  assert.equal(said(line, insights), [
    "x=a is 0 to 4 (narrow) to one in x=b",
    "x=b is 0 to 4 (narrow) to one in x=a",
  ]);
});

test("that his totals are not 0 an insider knows from being there: no other person is given away", async () => {
  // Shown are 0 for a and for the total: 0 to 2 each. The one in a knows that the total is 1 or 2.
  const counts = Int32Array.from([1, 1, 0, 0, 0]);
  const { insights } = await asked(line, counts, knownOfNearest(counts), 2);
  const total = insights.found.filter(({ cell }) => cell === 0);
  assert.equal(total, []);
  // Of b he knows that it is 0 or 1, which is narrower than the public's 0 to 2.
  assert.is(said(line, insights)[0], "x=b is 0 to 1 (narrow) to the one in x=a");
});

test("a total in which an insider is the only one tells him of nobody", async () => {
  // x=a has one person, and y=t is shown to be 0 there: the public knows that x=a and its y=s are one and the same.
  const counts = Int32Array.from([25, 20, 5, 1, 1, 0, 24, 19, 5]);
  const known = withheld(counts, [1, 3, 4, 6, 7], 0);
  const { insights, upper } = await asked(systems[1]!, counts, known, 4);
  assert.equal([upper[3], upper[4]], [20, 20]);
  // He does learn the two other cells that are c, 24 and 19, but x=p y=Total is he himself.
  assert.equal(
    insights.found.map(({ cell, lower, upper: most }) => [cell, lower, most]),
    [
      [6, 24, 24],
      [7, 19, 19],
    ],
  );
});

test("insiders beyond the budget are counted and not passed over in silence", async () => {
  const counts = Int32Array.from([24, 1, 3, 8, 12]);
  const question = { sensitive: new Uint8Array(5).fill(1), threshold: 5, width: 4 };
  const known = { ...withheld(counts, [1, 2], 0), verdicts: new Uint8Array(5) };
  const spent = startMeter({ work: 0, solves: 0 });
  assert.equal(insightsOf(line, known, question, counts, spent), { found: [], asked: 0, notAsked: 2 });
});

test("what an insider is said to prove is true of every table in which his own cell is as he knows it", async () => {
  const tally = { insights: 0, exact: 0, all: 0, named: 0 };
  const inner = fc.array(fc.constantFrom(0, 0, 1, 1, 2, 3), { minLength: 8, maxLength: 8 });
  const bits = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...systems),
      inner,
      bits,
      fc.boolean(),
      async (system, of, shown, isC) => {
        const counts = countsOf(system, of);
        if (counts[0]! > 7 || !holdsAtMost(system, counts)) return;
        const known = isC ? knownWhere(counts, (c) => c === 0 || shown[c % 16]!) : knownOfNearest(counts);
        const width = isC ? 4 : 2;
        const { insights, question, lower, upper } = await asked(system, counts, known, width);
        for (const insight of insights.found) {
          const truth = bruteForce(system, insideOf({ lower, upper }, insight.insider, insight.isAlone), 9)!;
          const [least, most] = [truth.lower[insight.cell]!, truth.upper[insight.cell]!];
          assert.ok(insight.lower <= least && insight.upper >= most);
          assert.is.not(insight.cell, insight.insider);
          assert.is(question.sensitive[insight.cell], 1);
          const isOne = insight.lower === insight.upper && insight.lower >= 1 && insight.lower <= 4;
          assert.is(insight.verdict === "exact", isOne);
          assert.ok(isOne || most - least < width || (least >= 1 && most <= 4));
          tally.insights += 1;
          if (insight.verdict === "exact") tally.exact += 1;
        }
        count(tally, system, counts, { lower, upper }, question, insights);
      },
    ),
    { numRuns: 1500, seed: 11 },
  );
  console.log(
    `${tally.insights} insights, ${tally.exact} exact; of ${tally.all} true ones ${tally.named} are named`,
  );
  assert.ok(tally.insights > 300 && tally.exact > 50);
  assert.ok(tally.named >= 0.9 * tally.all);
});

/** Counts of inner cells; a second table that counts the same people has those of the first, two by two exchanged. */
function countsOf(system: System, inner: readonly number[]): Int32Array {
  const cells = [...system.inner.keys()].filter((cell) => system.inner[cell] === 1);
  const counts = new Int32Array(system.size);
  for (const [i, cell] of cells.entries())
    counts[cell] = inner[system.cubes.length > 1 && i >= 4 ? (i - 4) ^ 1 : i % 8]!;
  fillTotals(system, counts);
  return counts;
}

function insideOf({ lower, upper }: Knowledge, insider: number, isAlone: boolean): Knowledge {
  const known = { lower: lower.slice(), upper: upper.slice() };
  known.lower[insider] = Math.max(1, known.lower[insider]!);
  if (isAlone) known.upper[insider] = 1;
  return known;
}

function holdsAtMost({ atMost }: System, counts: Int32Array): boolean {
  return atMost.totals.every((total, e) =>
    atMost.parts
      .subarray(atMost.starts[e], atMost.starts[e + 1])
      .every((part) => counts[part]! <= counts[total]!),
  );
}

/** True of a total of 1 that holds the insider. */
function isOnlyHe(system: System, counts: Int32Array, insider: number, cell: number): boolean {
  const without = counts.map((count, c) => (system.inner[c] && c !== insider ? count : 0));
  fillTotals(system, without);
  return counts[cell] === 1 && without[cell] === 0;
}

/** Of the cells of which a lone respondent in truth knows one count and the public does not, those that are named. */
function count(
  tally: { all: number; named: number },
  system: System,
  counts: Int32Array,
  open: Knowledge,
  { sensitive }: Question,
  { found }: Insights,
): void {
  const alone = [...counts.keys()].filter((c) => system.inner[c] === 1 && counts[c] === 1);
  for (const insider of alone.slice(0, 2)) {
    const truth = bruteForce(system, insideOf(open, insider, true), 9)!;
    for (let c = 0; c < system.size; c++) {
      if (sensitive[c] !== 1 || c === insider || open.lower[c] === open.upper[c]) continue;
      if (truth.lower[c] !== truth.upper[c] || truth.lower[c]! < 1 || truth.upper[c]! > 4) continue;
      if (Math.max(1, open.lower[c]!) === open.upper[c] || isOnlyHe(system, counts, insider, c)) continue;
      tally.all += 1;
      if (found.some(({ cell, verdict }) => cell === c && verdict === "exact")) tally.named += 1;
    }
  }
}

test.run();

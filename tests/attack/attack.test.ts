import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { attack } from "../../pipeline/attack/attack.ts";
import { Contradiction } from "../../pipeline/attack/contradiction.ts";
import { type AttackResult, boundsNames, verdictNames } from "../../pipeline/attack/types.ts";
import type { Knowledge } from "../../pipeline/protect/system-method.ts";
import { fillTotals } from "../../pipeline/system/sums.ts";
import type { System } from "../../pipeline/system/system.ts";
import { bruteForce, knownOfEither, knownOfNearest, knownWhere, systems } from "./small-systems.ts";

const tally = { systems: 0, cells: 0, claimedExact: 0, trulyExact: 0, settled: 0, sensitive: 0 };

type Case = { system: System; counts: Int32Array; known: Knowledge };

/** A system with counts, small enough that every table can be listed. */
function cases(
  most: number,
  known: (counts: Int32Array, bits: readonly boolean[]) => Knowledge,
): fc.Arbitrary<Case> {
  return fc
    .record({
      system: fc.constantFrom(...systems),
      inner: fc.array(fc.nat(most), { minLength: 20, maxLength: 20 }),
      bits: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
    })
    .map(({ system, inner, bits }) => {
      const counts = Int32Array.from({ length: system.size }, (_, c) =>
        system.inner[c] === 1 ? (inner[c % 20] ?? 0) : 0,
      );
      fillTotals(system, counts);
      return { system, counts, known: known(counts, bits) };
    })
    .filter(({ system, known: { lower, upper } }) => {
      const tables = lower.reduce(
        (all, low, c) => (system.inner[c] ? all * (Math.min(upper[c]!, 8) - low + 1) : all),
        1,
      );
      return tables <= 5_000;
    });
}

function sensitiveOf({ lower, upper }: Knowledge, threshold: number): Uint8Array {
  return Uint8Array.from(lower, (low, c) => (low < threshold && upper[c]! >= 1 ? 1 : 0));
}

async function holdsAgainstBruteForce({ system, known }: Case, width: number, cap: number): Promise<void> {
  const truth = bruteForce(system, known, cap);
  if (truth === null) return;
  tally.systems += 1;
  const sensitive = sensitiveOf(known, 5);
  const result = await attack(system, known, { sensitive, threshold: 5, width });
  for (let cell = 0; cell < system.size; cell++) check(result, truth, cell);
  for (let cell = 0; cell < system.size; cell++)
    if (sensitive[cell]) checkVerdict(result, truth, known, cell, width);
}

function check(result: AttackResult, truth: Knowledge, cell: number): void {
  const [least, most] = [truth.lower[cell]!, truth.upper[cell]!];
  assert.ok(result.lower[cell]! <= least && result.upper[cell]! >= most, "the interval holds the true range");
  tally.cells += 1;
  if (boundsNames[result.bounds[cell]!] !== "exact") return;
  tally.claimedExact += 1;
  if (result.lower[cell] === least && result.upper[cell] === most) tally.trulyExact += 1;
}

function checkVerdict(
  result: AttackResult,
  truth: Knowledge,
  known: Knowledge,
  cell: number,
  width: number,
): void {
  const [least, most] = [truth.lower[cell]!, truth.upper[cell]!];
  const verdict = verdictNames[result.verdicts[cell]!];
  const provesMore = least > known.lower[cell]! || most < known.upper[cell]!;
  const isTight = most - least < width || (least >= 1 && most <= 4);
  const expected =
    least === most && least >= 1 && least <= 4 ? "exact" : provesMore && isTight ? "narrow" : "safe";
  tally.sensitive += 1;
  if (verdict !== "not-audited") tally.settled += 1;
  assert.ok(
    verdict === "not-audited" || verdict === expected,
    `${verdict} is ${expected}: ${least} to ${most}`,
  );
}

const runs = { numRuns: 800, seed: 3 };

test("intervals and verdicts agree with every table, under rounding to the nearest 5", async () => {
  const one = cases(9, knownOfNearest);
  await fc.assert(
    fc.asyncProperty(one, (found) => holdsAgainstBruteForce(found, 2, 1000)),
    runs,
  );
});

test("intervals and verdicts agree with every table, under random rounding to 3", async () => {
  const one = cases(7, (counts, bits) => knownOfEither(counts, (cell) => bits[cell % 40]!));
  await fc.assert(
    fc.asyncProperty(one, (found) => holdsAgainstBruteForce(found, 1, 1000)),
    runs,
  );
});

test("intervals and verdicts agree with every table, under suppression", async () => {
  // The grand total, cell 0, is always shown: no count is then above it, and every table can be listed.
  const one = cases(3, (counts, bits) => knownWhere(counts, (cell) => cell === 0 || bits[cell % 40]!)).filter(
    ({ counts }) => counts[0]! <= 8,
  );
  await fc.assert(
    fc.asyncProperty(one, (found) => holdsAgainstBruteForce(found, 4, 8)),
    runs,
  );
});

test("claimed exact bounds are exact, and nothing small is left undecided", () => {
  const { claimedExact, trulyExact, settled, sensitive, systems: count, cells } = tally;
  console.log(
    `${count} systems, ${cells} cells; exact ${trulyExact} of ${claimedExact} claimed; settled ${settled} of ${sensitive}`,
  );
  assert.ok(count > 1000);
  assert.ok(trulyExact >= 0.95 * claimedExact);
  assert.ok(claimedExact >= 0.5 * cells);
  assert.is(settled, sensitive);
});

test("a cell that the budget did not reach is not audited, never safe", async () => {
  const counts = Int32Array.from([20, 11, 9, 11, 6, 5, 9, 5, 4]);
  const known = knownOfNearest(counts);
  const sensitive = sensitiveOf(known, 5);
  const result = await attack(
    systems[1]!,
    known,
    { sensitive, threshold: 5, width: 2 },
    { work: 0, solves: 0 },
  );
  assert.is(result.tally.safe, 0);
  assert.is(result.tally.notAudited, result.tally.sensitive);
});

test("what cannot be true together is a contradiction, not a verdict", async () => {
  const known = { lower: Int32Array.from([10, 1, 1, 1, 1]), upper: Int32Array.from([12, 2, 2, 2, 2]) };
  const question = { sensitive: new Uint8Array(5), threshold: 5, width: 2 };
  try {
    await attack(systems[0]!, known, question);
    assert.unreachable();
  } catch (reason) {
    assert.instance(reason, Contradiction);
  }
});

test("the same input gives the same answer", async () => {
  const counts = Int32Array.from([20, 11, 9, 11, 6, 5, 9, 5, 4]);
  const known = knownWhere(counts, (cell) => cell < 3);
  const question = { sensitive: new Uint8Array(9).fill(1), threshold: 5, width: 4 };
  const [one, two] = [await attack(systems[1]!, known, question), await attack(systems[1]!, known, question)];
  assert.equal(one.verdicts, two.verdicts);
  assert.equal(one.spent, two.spent);
});

test.run();

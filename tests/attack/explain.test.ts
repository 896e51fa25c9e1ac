import { test } from "uvu";
import * as assert from "uvu/assert";
import { explainCell, explainProof, rangeWords } from "../../pipeline/attack/explain.ts";
import type { ProofStep } from "../../pipeline/attack/types.ts";
import { NO_UPPER } from "../../pipeline/protect/system-method.ts";

const names = ["Total", "A", "B", "C", "D"];
const base = { terms: [{ equation: 0, weight: 1 }], isAtMost: false, isSearch: false };

function said(step: ProofStep): string[] {
  return explainProof({ because: () => ({ cells: [], steps: [step] }) }, 0, (cell) => names[cell]!);
}

test("a part is at most the total less the other parts", () => {
  const others = [
    { cell: 0, times: 1, lower: 13, upper: 17 },
    { cell: 1, times: -1, lower: 3, upper: 7 },
    { cell: 2, times: -1, lower: 8, upper: 12 },
  ];
  assert.equal(said({ ...base, cell: 3, side: "upper", bound: 6, times: -1, others }), [
    "Total is at most 17; of its parts, A (at least 3) and B (at least 8) come to at least 11; so C is at most 6.",
  ]);
});

test("a total is at least the sum of its parts", () => {
  const others = [
    { cell: 1, times: -1, lower: 3, upper: 7 },
    { cell: 2, times: -1, lower: 8, upper: 8 },
    { cell: 3, times: -1, lower: 0, upper: 2 },
  ];
  assert.equal(said({ ...base, cell: 0, side: "lower", bound: 11, times: 1, others }), [
    "Total is the sum of A (at least 3), B (8) and 1 other cell (at least 0); so Total is at least 11.",
  ]);
});

test("where several answers are allowed a part is compared with the total", () => {
  const others = [{ cell: 0, times: 1, lower: 1, upper: 4 }];
  assert.equal(said({ ...base, cell: 1, side: "upper", bound: 4, times: -1, others, isAtMost: true }), [
    "A is a part of Total, which is at most 4; so A is at most 4.",
  ]);
});

test("several sums at once are one equation, with the published numbers taken together", () => {
  const terms = [
    { equation: 0, weight: 1 },
    { equation: 3, weight: -1 },
  ];
  const others = [
    { cell: 0, times: -1, lower: 9, upper: 9 },
    { cell: 2, times: 1, lower: 4, upper: 4 },
    { cell: 3, times: 2, lower: 1, upper: 5 },
    { cell: 4, times: -1, lower: 0, upper: 2 },
  ];
  assert.equal(said({ ...base, terms, cell: 1, side: "upper", bound: 5, times: 1, others }), [
    "2 sums together say that A and 2 × C (at least 1) come to 5 and D (at most 2), where 5 is Total (9) − B (4); so A is at most 5.",
  ]);
});

test("what only an integer program shows is said to be that", () => {
  const step = { ...base, cell: 1, side: "upper" as const, bound: 5, times: 0, others: [], isSearch: true };
  assert.equal(said(step), [
    "no whole numbers that fit the sums of the tables go further, by integer programming or elimination; so A is at most 5.",
  ]);
});

test("one sum of known counts gives both ends in one sentence", () => {
  const others = [
    { cell: 0, times: 1, lower: 23, upper: 23 },
    { cell: 1, times: -1, lower: 20, upper: 20 },
  ];
  const upper: ProofStep = { ...base, cell: 2, side: "upper", bound: 3, times: -1, others };
  const steps: ProofStep[] = [upper, { ...upper, side: "lower" }];
  const result = { because: () => ({ cells: [0, 1], steps }) };
  assert.equal(
    explainProof(result, 2, (cell) => names[cell]!),
    ["Total is 23 and its other part, A, is 20; so B is exactly 3."],
  );
  // Were A not known, the two ends would stand on different figures, and each needs its own sentence.
  const open = others.map((fact) => (fact.cell === 1 ? { ...fact, lower: 18 } : fact));
  const apart = [
    { ...upper, others: open, bound: 5 },
    { ...upper, side: "lower" as const },
  ];
  assert.equal(
    explainProof({ because: () => ({ cells: [0, 1], steps: apart }) }, 2, (cell) => names[cell]!),
    [
      "Total is 23 and its other part, A, is at least 18; so B is at most 5.",
      "Total is 23 and its other part, A, is 20; so B is at least 3.",
    ],
  );
});

test("the published figures come before the steps, the cell's own first, each with what it concedes", () => {
  const others = [
    { cell: 0, times: 1, lower: 8, upper: 12 },
    { cell: 1, times: -1, lower: 9, upper: 9 },
  ];
  const step: ProofStep = { ...base, cell: 2, side: "upper", bound: 3, times: -1, others };
  const said = explainCell({ because: () => ({ cells: [0, 1], steps: [step] }) }, 2, {
    nameOf: (cell) => names[cell]!,
    placeOf: (cell) => `a.csv:${cell + 2} ${names[cell]}`,
    figureOf: (cell) => [10, null, "c"][cell]!,
    conceded: { lower: Int32Array.of(8, 9, 0), upper: Int32Array.of(12, 9, NO_UPPER) },
  });
  assert.equal(said, [
    "a.csv:4 B (published c, so any count)",
    "a.csv:2 Total (published 10, so 8 to 12)",
    "a.csv:3 A (not published, so exactly 9)",
    "Total is at most 12 and its other part, A, is 9; so B is at most 3.",
  ]);
});

test("an interval is said as a person would", () => {
  assert.is(rangeWords(13, 17), "13 to 17");
  assert.is(rangeWords(4, 4), "exactly 4");
  assert.is(rangeWords(2, NO_UPPER), "at least 2");
  assert.is(rangeWords(0, NO_UPPER), "any count");
});

test("nothing is said where nothing was proven", () => {
  assert.equal(
    explainProof({ because: () => null }, 0, () => ""),
    [],
  );
});

test.run();

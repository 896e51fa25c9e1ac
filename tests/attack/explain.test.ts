import { test } from "uvu";
import * as assert from "uvu/assert";
import { explainProof } from "../../pipeline/attack/explain.ts";
import type { ProofStep } from "../../pipeline/attack/types.ts";

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

test("nothing is said where nothing was proven", () => {
  assert.equal(
    explainProof({ because: () => null }, 0, () => ""),
    [],
  );
});

test.run();

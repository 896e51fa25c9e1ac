import { test } from "uvu";
import * as assert from "uvu/assert";
import { wilson } from "../../pipeline/protect/wilson.ts";

const to = (decimals: number, count: number, people: number) => {
  const { lower, upper } = wilson(count / people, people);
  return [Number(lower.toFixed(decimals)), Number(upper.toFixed(decimals))];
};

test("gives the intervals that are printed for it", () => {
  // Newcombe (1998), Statistics in Medicine 17:857-872, table I, method 3
  assert.equal(to(4, 81, 263), [0.2553, 0.3662]);
  assert.equal(to(4, 15, 148), [0.0624, 0.1605]);
  assert.equal(to(4, 0, 20), [0, 0.1611]);
  assert.equal(to(4, 1, 29), [0.0061, 0.1718]);
});

test("gives what its formula gives by hand", () => {
  // 8 of 10: (0.8 + 3.8416/20 ± 1.96 √(0.016 + 3.8416/400)) / 1.38416 = (0.99208 ± 0.31363) / 1.38416
  assert.equal(to(3, 8, 10), [0.49, 0.943]);
  // nobody of 10: 0 to 3.8416 / 13.8416
  assert.equal(to(3, 0, 10), [0, 0.278]);
});

test("of everybody it is that of nobody, mirrored, and ends at the whole", () => {
  assert.equal(to(3, 10, 10), [0.722, 1]);
  assert.is(wilson(1, 10).upper, 1);
  assert.is(wilson(0, 7).lower, 0);
});

test.run();

import { test } from "uvu";
import * as assert from "uvu/assert";
import { tallyOf, verdictOn } from "../../pipeline/attack/verdict.ts";

const question = { sensitive: new Uint8Array(0), threshold: 5, width: 2 };

test("one small number is exact, whatever was conceded", () => {
  assert.is(verdictOn([3, 3], null, [3, 3], question), "exact");
  assert.is(verdictOn([3, 3], null, [0, 9], question), "exact");
});

test("one number that is not small is narrow, not exact", () => {
  assert.is(verdictOn([0, 0], null, [0, 2], question), "narrow");
  assert.is(verdictOn([5, 5], null, [3, 7], question), "narrow");
});

test("less than the width is narrow only where the attack proved it", () => {
  assert.is(verdictOn([3, 4], [3, 4], [3, 7], question), "narrow");
  assert.is(verdictOn([3, 4], [3, 4], [3, 4], question), "safe");
});

test("only small counts are narrow, however wide", () => {
  assert.is(verdictOn([1, 4], [1, 4], [0, 9], question), "narrow");
});

test("safe needs two tables far enough apart", () => {
  assert.is(verdictOn([3, 7], [4, 6], [3, 7], question), "safe");
  assert.is(verdictOn([3, 7], [5, 6], [3, 7], question), "not-audited");
  assert.is(verdictOn([0, 9], [1, 4], [0, 9], question), "not-audited");
  assert.is(verdictOn([0, 9], null, [0, 9], question), "not-audited");
});

test("verdicts are counted, cells that are not sensitive left out", () => {
  assert.equal(tallyOf(Uint8Array.from([0, 1, 2, 2, 3, 4])), {
    sensitive: 5,
    exact: 1,
    narrow: 2,
    safe: 1,
    notAudited: 1,
  });
});

test.run();

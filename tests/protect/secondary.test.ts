import { test } from "uvu";
import * as assert from "uvu/assert";
import { suppressSecondary } from "../../pipeline/protect/secondary.ts";

/** Which of the cells are hidden, after those marked with c, as one letter a cell; the margin is the last. */
function hide(responses: readonly number[], marks: string): string {
  const hidden = [...marks].map((mark) => mark === "c");
  const parts = responses.slice(0, -1).map((_, cell) => cell);
  suppressSecondary(hidden, responses, [{ margin: responses.length - 1, parts }]);
  return hidden.map((isHidden) => (isHidden ? "c" : ".")).join("");
}

test("one hidden part takes the smallest other part above 0", () => {
  assert.is(hide([3, 40, 0, 12, 55], "c...."), "c..c.");
});

test("two hidden parts are enough", () => {
  assert.is(hide([3, 40, 2, 12, 57], "c.c.."), "c.c..");
});

test("a part that is all of its margin takes the margin with it", () => {
  assert.is(hide([30, 0, 0, 30], "c..."), "c..c");
});

test("a hidden margin whose parts are all shown takes one of them", () => {
  assert.is(hide([30, 20, 50], "..c"), ".cc");
});

test("a hidden 0 hides nothing that anybody could work out", () => {
  assert.is(hide([0, 20, 30, 50], "c..."), "c...");
});

test("a cell hidden in one equation is followed into the next", () => {
  // Two rows and two columns of 2 by 2: cells 0 to 3, rows' margins 4 and 5, columns' margins 6 and 7.
  const responses = [3, 20, 30, 40, 23, 70, 33, 60];
  const hidden = responses.map((_, cell) => cell === 0);
  suppressSecondary(hidden, responses, [
    { margin: 4, parts: [0, 1] },
    { margin: 5, parts: [2, 3] },
    { margin: 6, parts: [0, 2] },
    { margin: 7, parts: [1, 3] },
  ]);
  assert.equal(hidden, [true, true, true, true, false, false, false, false]);
});

test.run();

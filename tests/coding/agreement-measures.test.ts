import { test } from "uvu";
import * as assert from "uvu/assert";
import { krippendorffsAlpha } from "../../pipeline/coding/alpha.ts";
import { cohensKappa } from "../../pipeline/coding/kappa.ts";

const three = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

/** Coders' rows of values, `.` where one gave none, as the units that they coded. */
function unitsOf(...coders: string[]): string[][] {
  const rows = coders.map((row) => row.split(" "));
  return (rows[0] ?? []).map((_, unit) =>
    rows.map((row) => row[unit] ?? ".").filter((value) => value !== "."),
  );
}

test("kappa of Cohen's own example (1960): 200 cases, three categories, agreement .70, by chance .41, kappa .492", () => {
  const table = [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ];
  assert.is(three(cohensKappa(table)), 0.492);
  assert.is(three(cohensKappa(table)), three(29 / 59));
});

test("kappa by hand: 20 both, 15 neither, 5 and 10 apart agree in 35 of 50, by chance in half, kappa .4", () => {
  const table = [
    [20, 5],
    [10, 15],
  ];
  assert.is(three(cohensKappa(table)), 0.4);
});

test("kappa is 1 where all agree, below 0 where chance would do better, and none where nothing varies", () => {
  assert.is(
    cohensKappa([
      [7, 0],
      [0, 3],
    ]),
    1,
  );
  assert.is(
    cohensKappa([
      [0, 5],
      [5, 0],
    ]),
    -1,
  );
  assert.is(
    cohensKappa([
      [9, 0],
      [0, 0],
    ]),
    null,
  );
  assert.is(
    cohensKappa([
      [0, 0],
      [0, 0],
    ]),
    null,
  );
});

test("alpha of Krippendorff's example A (2011): two observers, binary, no missing data, alpha .095", () => {
  assert.is(three(krippendorffsAlpha(unitsOf("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))), 0.095);
});

test("alpha of Krippendorff's example B (2011): two observers, nominal, alpha .692", () => {
  const ben = "a a b b d c c c e d d a";
  const gerry = "b a b b b c c c e d d d";
  assert.is(three(krippendorffsAlpha(unitsOf(ben, gerry))), 0.692);
});

test("alpha of Krippendorff's example C (2011): four observers, missing data, nominal, alpha .743", () => {
  const observers = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ];
  assert.is(three(krippendorffsAlpha(unitsOf(...observers))), 0.743);
});

test("alpha by hand: of 4 units one is apart, so 1 - 7 x 2 / (64 - 9 - 25) is .533", () => {
  assert.is(three(krippendorffsAlpha(unitsOf("x x y y", "x y y y"))), three(1 - (7 * 2) / 30));
});

test("alpha is none where nothing was coded twice, or every value is the same", () => {
  assert.is(krippendorffsAlpha(unitsOf("x . y", ". y .")), null);
  assert.is(krippendorffsAlpha(unitsOf("x x", "x x")), null);
  assert.is(krippendorffsAlpha([]), null);
});

test("alpha depends on neither the order of coders nor that of units", () => {
  const units = unitsOf("a a b b d c", "b a b . b c", "a . b b d d");
  const other = [...units].reverse().map((values) => [...values].reverse());
  assert.is(krippendorffsAlpha(units), krippendorffsAlpha(other));
});

test.run();

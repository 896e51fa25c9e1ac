import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Value } from "../pipeline/protect/safe-table.ts";
import { fixed, shown, symbolOf } from "../pipeline/shown.ts";

const count = { unit: "", decimals: 0 };
const published = (value: number): Value => ({ state: "published", value });

test("puts commas between thousands", () => {
  assert.is(shown(published(0), count), "0");
  assert.is(shown(published(999), count), "999");
  assert.is(shown(published(39870), count), "39,870");
  assert.is(shown(published(1234567), count), "1,234,567");
});

test("puts a per cent sign after a number whose unit is %, and nothing after any other unit", () => {
  assert.is(shown(published(45), { unit: "%", decimals: 0 }), "45%");
  assert.is(shown(published(45), { unit: "%", decimals: 1 }), "45.0%");
  assert.is(shown(published(3.5), { unit: "hours", decimals: 1 }), "3.5");
});

test("rounds the digits as written, halves up", () => {
  assert.is(fixed(2.675, 2), "2.68");
  assert.is(fixed(0.5, 0), "1");
  assert.is(fixed(-2.5, 0), "-2");
  assert.is(fixed(-0.4, 0), "0");
  assert.is(fixed(1e-7, 2), "0.00");
  assert.is(fixed(0.05, 1), "0.1");
});

test("shows the field's symbols in brackets, and gives them bare for files", () => {
  const states: [Value, string][] = [
    [{ state: "confidential" }, "[c]"],
    [{ state: "low" }, "[low]"],
    [{ state: "unreliable" }, "[u]"],
    [{ state: "unavailable" }, "[x]"],
    [{ state: "not applicable" }, "[z]"],
  ];
  for (const [value, text] of states) {
    assert.is(shown(value, count), text);
    assert.is(`[${symbolOf(value)}]`, text);
  }
  assert.is(symbolOf(published(1)), null);
});

test("agrees with the number that it shows", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (units, decimals) => {
      const text = fixed(units / 10 ** decimals, decimals).replaceAll(",", "");
      assert.is(Math.round(Number(text) * 10 ** decimals), units);
    }),
  );
});

test.run();

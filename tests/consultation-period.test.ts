import { test } from "uvu";
import * as assert from "uvu/assert";
import { daysOpen, firstDay, flagsOf, holidaysIn } from "../pipeline/consultation-period.ts";

const summer = { from: "2015-07-22", to: "2015-09-01", name: "Summer holiday 2015" };
const kinds = (opens: string | null, closes: string, weeks: number | null = null) =>
  flagsOf({ opens, closes, weeks }, [summer]).map(({ kind }) => kind);

test("below 14 days is too short, below 84 is flagged, above 84 is too long; two and twelve weeks to the day are not", () => {
  assert.equal(kinds("2016-01-04", "2016-01-17"), ["under_two_weeks"]);
  assert.equal(kinds("2016-01-04", "2016-01-18"), ["under_twelve_weeks"]);
  assert.equal(kinds("2016-01-04", "2016-03-27"), ["under_twelve_weeks"]);
  assert.equal(kinds("2016-01-04", "2016-03-28"), []);
  assert.equal(kinds("2016-01-04", "2016-03-29"), ["over_twelve_weeks"]);
});

test("one day in common with a school holiday is enough, at either end", () => {
  assert.equal(kinds("2015-04-27", "2015-07-20"), []);
  assert.equal(kinds("2015-04-29", "2015-07-22"), ["school_holidays"]);
  assert.equal(kinds("2015-09-01", "2015-11-24"), ["school_holidays"]);
  assert.equal(kinds("2015-09-02", "2015-11-25"), []);
});

test("where only the last day and a length are known, the first day is counted back, over the end of a month", () => {
  const seed = { opens: null, closes: "2015-08-11", weeks: 4 };
  assert.is(firstDay(seed), "2015-07-14");
  assert.is(daysOpen(seed), 28);
  assert.equal(kinds(null, "2015-08-11", 4), ["under_twelve_weeks", "school_holidays"]);
});

test("where only the last day is known, it alone is compared with holidays and nothing is said of the length", () => {
  assert.equal(kinds(null, "2015-08-11"), ["school_holidays"]);
  assert.equal(kinds(null, "2015-07-21"), []);
  assert.is(daysOpen({ opens: null, closes: "2015-08-11", weeks: null }), null);
  assert.equal(holidaysIn({ opens: null, closes: "2015-08-11", weeks: null }, [summer]), [summer]);
});

test("days are counted across the change of clocks", () => {
  assert.is(daysOpen({ opens: "2026-03-28", closes: "2026-03-30", weeks: null }), 2);
});

test.run();

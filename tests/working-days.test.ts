import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDatabase } from "../pipeline/database.ts";
import { readBankHolidays } from "../pipeline/definitions/bank-holidays.ts";
import { validate } from "../pipeline/validate.ts";
import {
  addWorkingDays,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
  workingDaysMacro,
} from "../pipeline/working-days.ts";
import { collectionOf, dateVar, ingested } from "./collection-fixture.ts";
import { checked, refused, survey, withRoot } from "./definitions/fixture.ts";

const england = readBankHolidays(".");
const path = "methodology/classifications/bank-holidays.csv";

test("the bank holidays of England are kept for whole years, eight a year and those given once", () => {
  assert.equal([england.first, england.last], ["2009-01-01", "2027-12-31"]);
  const inYear = (year: string) => england.holidays.filter((day) => day.startsWith(year)).length;
  const more = { 2011: 9, 2012: 9, 2022: 10, 2023: 9 };
  for (let year = 2009; year <= 2027; year += 1)
    assert.is(inYear(String(year)), { ...more }[String(year)] ?? 8, `in ${year}`);
});

test("weekends, Christmas and a substitute day are not working days; the day before is", () => {
  const is = (day: string) => isWorkingDay(day, england);
  assert.equal(["2024-12-24", "2024-12-25", "2024-12-28", "2024-12-29"].map(is), [true, false, false, false]);
  assert.equal(["2022-09-19", "2020-05-04", "2020-05-08", "2021-12-28"].map(is), [false, true, false, false]);
});

// Worked by hand. 4-8, 11-15 and 18-22 March are 15 days; 25-28 March are 4; Good Friday and Easter Monday are none;
// 2 April is the twentieth.
test("twenty working days from 1 March 2024 end after Easter, on 2 April", () => {
  assert.is(addWorkingDays("2024-03-01", 20, england), "2024-04-02");
  assert.is(workingDaysBetween("2024-03-01", "2024-04-02", england), 20);
});

// 3-6, 9-13 and 16-20 December are 14 days; 23 and 24 two; 27, 30 and 31 three; 2 January is the twentieth.
test("twenty working days from 2 December 2024 end after the New Year, on 2 January", () => {
  assert.is(addWorkingDays("2024-12-02", 20, england), "2025-01-02");
});

test("the day of arrival is not counted, the same day is 0, and what went out on the weekend after counts Friday", () => {
  assert.is(workingDaysBetween("2024-06-07", "2024-06-07", england), 0);
  assert.is(workingDaysBetween("2024-06-07", "2024-06-10", england), 1);
  assert.is(workingDaysBetween("2024-06-06", "2024-06-08", england), 1);
  assert.is(workingDaysBetween("2024-06-10", "2024-06-07", england), -1);
});

test("a year without bank holidays is refused, not counted as if it had none", async () => {
  assert.equal(await refused(() => addWorkingDays("2027-12-24", 10, england)), [
    `${path}: has no bank holidays of 2028, so working days cannot be counted; add them`,
  ]);
});

/** Day after day, as somebody with a calendar would count. */
function counted(from: string, to: string, { holidays }: WorkingCalendar): number {
  let found = 0;
  for (let day = Date.parse(from) + 86_400_000; day <= Date.parse(to); day += 86_400_000) {
    const date = new Date(day);
    const off = [0, 6].includes(date.getUTCDay()) || holidays.includes(date.toISOString().slice(0, 10));
    if (!off) found += 1;
  }
  return found;
}

const pairs = fc
  .sample(fc.tuple(fc.integer({ min: 0, max: 6600 }), fc.integer({ min: 0, max: 300 })), {
    numRuns: 200,
    seed: 6,
  })
  .map(([start, length]): [string, string] => {
    const iso = (day: number) => new Date(Date.UTC(2009, 0, 1 + day)).toISOString().slice(0, 10);
    return [iso(start), iso(start + length)];
  });

test("the sum over weeks, and the macro of DuckDB, count as somebody with a calendar does", async () => {
  await withDatabase(async (db) => {
    await db.run(workingDaysMacro(england));
    const calls = pairs.map(([a, b]) => `working_days(DATE '${a}', DATE '${b}')`).join(", ");
    const [row = []] = (await db.runAndReadAll(`SELECT ${calls}`)).getRows();
    for (const [index, [from, to]] of pairs.entries()) {
      assert.is(workingDaysBetween(from, to, england), counted(from, to, england), `${from} to ${to}`);
      assert.is(Number(row[index]), counted(from, to, england), `SQL, ${from} to ${to}`);
    }
  });
});

test("in SQL an answer before its question, or none, counts as missing, and an unknown year stops the build", async () => {
  await withDatabase(async (db) => {
    await db.run(workingDaysMacro(england));
    const one = async (call: string) => (await db.runAndReadAll(`SELECT ${call}`)).getRows()[0]?.[0];
    assert.is(await one("working_days(DATE '2024-06-10', DATE '2024-06-07')"), null);
    assert.is(await one("working_days(DATE '2024-06-10', NULL::DATE)"), null);
    const failed = await one("working_days(DATE '2024-06-10', DATE '2031-01-02')").catch(() => "refused");
    assert.is(failed, "refused");
  });
});

const derived = `derived:
  taken: { label: Working days, number: { decimals: 0 }, sql: "working_days(visited, visited)" }`;

const asked = collectionOf({
  variables: [dateVar("received"), dateVar("answered")],
  derived: [
    {
      ...{ kind: "number", name: "taken", label: "Taken", decimals: 0 },
      ...{ sql: "working_days(received, answered)", reads: ["received", "answered"] },
    },
  ],
  workingDays: england,
});

test("a derived variable counts them row by row", async () => {
  const csv = "received,answered\n2024-03-01,2024-04-02\n2024-12-24,2024-12-27\n2024-12-24,\n";
  const taken = await ingested(asked, { "log.csv": csv }, async (db) => {
    await validate(db, asked);
    return (await db.runAndReadAll("SELECT taken FROM responses ORDER BY row_id")).getRowsJS();
  });
  assert.equal(
    taken.map(([days]) => (days === null ? null : Number(days))),
    [20, 1, null],
  );
});

test("a response of a year without bank holidays stops the build, and its date is not said", async () => {
  const csv = "received,answered\n2031-03-03,2031-03-07\n";
  const said = await ingested(asked, { "log.csv": csv }, (db) => refused(() => validate(db, asked)));
  assert.equal(said, [
    'methodology/parents/collection.yaml: the SQL of "taken" fails on the responses; use only variables of the collection, and TRY_CAST where a value may not fit; working days are known from 2009-01-01 to 2027-12-31',
  ]);
});

test("a definition may count working days where its root keeps bank holidays", async () => {
  const edits = { [survey]: ["derived:", derived] as const };
  const found = await checked(edits);
  assert.equal(found, [`${path}: is missing; write it`]);
  const good = { ...edits, [path]: "date,name\n2024-01-01,New Year's Day\n2025-12-25,Christmas Day\n" };
  assert.equal(await checked(good), []);
});

test("each mistake in the list of bank holidays is told with its line", async () => {
  const text =
    "day,name\n2024-01-01,New Year's Day\n2023-12-25,Christmas Day\n2024-06-01,\n1 May 2024,May Day\n";
  const found = await withRoot({ [path]: text }, (root) => refused(() => readBankHolidays(root)));
  assert.equal(found, [
    `${path}:1: does not begin with date,name; give it that header`,
    `${path}:3: is not after the day before it; sort the days`,
    `${path}:4: has no name; name the holiday`,
    `${path}:4: 2024-06-01 is at a weekend; give its substitute day`,
    `${path}:5: "1 May 2024" is not a date; write YYYY-MM-DD`,
  ]);
});

test.run();

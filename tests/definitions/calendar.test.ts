import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { announcedSchema, changesOf } from "../../pipeline/definitions/calendar.ts";
import { calendarWarnings } from "../../pipeline/definitions/calendar-warnings.ts";
import { checkPublisher } from "../../pipeline/definitions/check-publisher.ts";
import { parseDefinition } from "../../pipeline/definitions/definition.ts";
import { publisherSchema } from "../../pipeline/definitions/publisher.ts";
import { problemLine } from "../../pipeline/user-error.ts";
import { checked } from "./fixture.ts";

const path = "data/publisher.yaml";
const before =
  'period: "2025",\n      title: Pupils\' views in 2025,\n      month: 2025-06,\n      state: provisional,';

/** The problems of the fixture's publisher with other settings of its one announced release. */
const problems = (settings: string) =>
  checked({ [path]: [before, `period: "2025", title: Views, ${settings}`] });

test("a log that goes back in time, and a change that changes nothing, are refused at their lines", async () => {
  const log = (...changes: string[]) =>
    `month: 2025-06, state: provisional, changes: [${changes.map((each) => `\n      ${each}`).join(",")}\n    ]`;
  assert.equal(
    await problems(log("{on: 2025-02-01, was: 2025-04, why: W}", "{on: 2025-01-01, was: 2025-05, why: W}")),
    [
      `${path}:21: the changes of "Views" go from 2025-02-01 back to 2025-01-01; put them in the order of their days`,
    ],
  );
  assert.equal(await problems(log("{on: 2025-01-01, was: 2025-06, why: W}")), [
    `${path}:20: a change of "Views" says that it was 2025-06, which it still is after it; write what the calendar said before the change`,
  ]);
  assert.equal(await problems(log("{on: 2025-01-01, was: 2025-04, why: W}")), []);
});

test("what a change says it was is a date, a month or a state, and it says why", async () => {
  const [found] = await problems("state: provisional, changes: [{on: 2025-01-01, was: spring, why: W}]");
  assert.match(
    String(found),
    "it must be what the calendar said before: a date, a month as YYYY-MM, or a state",
  );
  const [silent] = await problems("state: provisional, changes: [{on: 2025-01-01, was: 2025-04}]");
  assert.match(String(silent), '"calendar.0.changes.0.why" is missing');
});

test("a confirmed release needs its date, a cancelled one its reason, and both a single entry", async () => {
  assert.equal(await problems("state: confirmed"), [
    `${path}:17: "Views" is confirmed and has no date; give its date, or call it provisional`,
  ]);
  assert.equal(await problems("state: cancelled"), [
    `${path}:17: "Views" is cancelled and does not say why; say it in changes, or in a note`,
  ]);
  assert.equal(await problems("state: cancelled, changes: [{on: 2025-01-01, was: provisional, why: W}]"), []);
  const again =
    "state: provisional }\n  - { collection: pupil-survey, period: 2025, title: Again, state: provisional";
  assert.equal(await problems(again), [
    `${path}:20: "Again" is the second entry of pupil-survey/2025; keep one entry, and put what it said before into its changes`,
  ]);
});

test("a change became what the next change of its kind says it was, and the last what the entry says", () => {
  const entry = announcedSchema.parse({
    collection: "a",
    period: "2026",
    title: "T",
    month: "2026-11",
    state: "cancelled",
    changes: [
      { on: "2026-01-01", was: "2026-09", why: "One." },
      { on: "2026-01-02", was: "provisional", why: "Two." },
      { on: "2026-01-03", was: "2026-10-08", why: "Three." },
    ],
  });
  assert.equal(
    changesOf(entry).map(({ was, became }) => [was, became]),
    [
      ["2026-09", "2026-10-08"],
      ["provisional", "cancelled"],
      ["2026-10-08", "2026-11"],
    ],
  );
  assert.is(changesOf({ ...entry, month: undefined })[2]?.became, null);
});

/** Warnings as of a day of a calendar with one release, and what is out. */
function warnings(settings: string, asOf: string, published: string | null = null): string[] {
  const source = `calendar:\n  - {collection: a, period: 2026, title: T, ${settings}}\n`;
  const { definition } = parseDefinition("p.yaml", source, publisherSchema.pick({ calendar: true }));
  if (definition === null) throw new Error("the calendar has mistakes");
  const out = published === null ? [] : [{ collection: "a", period: "2026", published }];
  return calendarWarnings(definition, asOf, out).map(problemLine);
}

test("a date that has passed without its release is warned of, a month only after its end", () => {
  assert.equal(warnings("date: 2026-03-05, state: confirmed", "2026-03-06"), [
    'p.yaml:2: "T" was due 2026-03-05 and is not out; publish it, or give its new date and say in changes what it was and why',
  ]);
  assert.equal(warnings("date: 2026-03-05, state: confirmed", "2026-03-05"), []);
  assert.equal(warnings("month: 2026-03, state: provisional", "2026-04-01").length, 1);
  assert.equal(warnings("month: 2026-03, state: cancelled, note: N", "2026-04-01"), []);
});

test("a release due in less than four weeks is warned of until its date is confirmed", () => {
  const due =
    'p.yaml:2: "T" is due within four weeks and has no confirmed date; give its date and call it confirmed';
  assert.equal(warnings("date: 2026-03-29, state: provisional", "2026-03-01"), []);
  assert.equal(warnings("date: 2026-03-28, state: provisional", "2026-03-01"), [due]);
  assert.equal(warnings("month: 2026-03, state: provisional", "2026-03-20"), [due]);
  assert.equal(warnings("date: 2026-03-28, state: confirmed", "2026-03-01"), []);
  assert.equal(warnings("state: provisional", "2026-03-01"), []);
});

test("a release that came out on another day than was announced is warned of", () => {
  assert.equal(warnings("date: 2026-03-05, state: confirmed", "2026-04-01", "2026-03-12"), [
    'p.yaml:2: "T" was announced for 2026-03-05 and came out on 2026-03-12; give its date, and say in changes what it was and why',
  ]);
  assert.equal(warnings("month: 2026-03, state: provisional", "2026-04-01", "2026-03-12"), []);
  assert.equal(warnings("state: cancelled, note: N", "2026-04-01", "2026-03-12").length, 1);
});

test("the guide's calendar has no mistake, its log reads as the guide says, and its mistakes are those that it tells", () => {
  const guide = readFileSync("methodology/guides/calendar.md", "utf8");
  const [right = "", wrong = ""] = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, yaml]) => yaml);
  const read = (source: string) => {
    const { definition } = parseDefinition(path, source, publisherSchema.pick({ calendar: true }));
    if (definition === null) throw new Error("the guide's calendar cannot be read");
    return { entry: definition.spec.calendar[0], said: checkPublisher(definition).map(problemLine) };
  };
  const { entry, said } = read(right);
  assert.equal(said, []);
  const became = entry === undefined ? [] : changesOf(entry).map((change) => change.became);
  assert.equal(became, ["2026-11-19", "confirmed", "2026-11-26"]);
  const told = read(wrong).said;
  assert.is(told.length, 4);
  for (const line of told) assert.match(guide, `\n${line}\n`);
});

test.run();

import { readFileSync } from "node:fs";
import fc from "fast-check";
import ICAL from "ical.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { calendarParts, readCalendar } from "../../site/lib/calendar.js";
import { foldLine, icalendar } from "../../site/lib/icalendar.js";
import { releaseTime } from "../../site/lib/london-time.js";
import { publication } from "./sample-words.ts";

const sample = publication();
const entries = readCalendar(sample, new Set(["/releases/parents-views/2025/"]));

/** The calendar as a calendar program reads it, by the first part of each event's UID. */
function eventsOf(text: string): Map<string, ICAL.Event> {
  const component = new ICAL.Component(ICAL.parse(text));
  const events = component.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  return new Map(events.map((event) => [event.uid.split("@")[0] ?? "", event]));
}

/** The sample's publication with one announced release. */
function withEntry(more: Partial<(typeof sample)["calendar"][number]>) {
  const entry = { collection: "a", period: "1", title: "T", date: "2026-11-19", note: null, changes: [] };
  return { ...sample, calendar: [{ ...entry, state: "provisional", ...more }] };
}

function fileOf(more: Parameters<typeof withEntry>[0]): string {
  const file = withEntry(more);
  return icalendar(readCalendar(file, new Set()), file);
}

test("an entry says when it comes, at 9.30am once it has a day, and leads to its release once that is out", () => {
  assert.equal(
    entries.map(({ id, when, address, at }) => [id, when, address, at]),
    [
      ["involvement-2012", "21 November 2024, 9.30am", null, "/calendar/#involvement-2012"],
      [
        "parents-views-2025",
        "20 November 2025, 9.30am",
        "/releases/parents-views/2025/",
        "/calendar/#parents-views-2025",
      ],
      ["parents-views-2026", "19 November 2026, 9.30am", null, "/calendar/#parents-views-2026"],
      ["parents-views-2026-spring", "No date was announced", null, "/calendar/#parents-views-2026-spring"],
    ],
  );
  const whens = [{ date: "2027-02" }, { date: null }, { date: "2027-02", state: "cancelled" }].map(
    (more) => readCalendar(withEntry(more), new Set())[0]?.when,
  );
  assert.equal(whens, ["February 2027", "Date to be announced", "Was planned for February 2027"]);
});

test("every change is told with its day, what was and became, and why", () => {
  assert.equal(
    entries.flatMap(({ log }) => log),
    [
      {
        onText: "2 October 2025",
        what: "Date changed from 13 November 2025 to 20 November 2025.",
        why: "A file came late.",
      },
      {
        onText: "20 November 2025",
        what: "Date changed from 12 November 2026 to 19 November 2026.",
        why: "A delay of the data.",
      },
      { onText: "6 November 2025", what: "Cancelled: it was provisional.", why: "Too few answers." },
    ],
  );
  const change = (was: string, became: string | null) =>
    readCalendar(withEntry({ changes: [{ on: "2026-01-05", was, became, why: "W." }] }), new Set())[0]?.log[0]
      ?.what;
  assert.is(change("2026-10", null), "Date withdrawn: it was October 2026.");
  assert.is(change("provisional", "confirmed"), "State changed from provisional to confirmed.");
  assert.is(change("2026-10", "2026-11-05"), "Date changed from October 2026 to 5 November 2026.");
});

test("the log of the guide's calendar reads as the guide says", () => {
  const guide = readFileSync("methodology/guides/calendar.md", "utf8");
  const changes = [
    { on: "2026-06-04", was: "2026-10", became: "2026-11-19", why: "Two schools asked for more time." },
    { on: "2026-10-22", was: "provisional", became: "confirmed", why: "The day was set." },
    { on: "2026-11-09", was: "2026-11-19", became: "2026-11-26", why: "The last file came a week late." },
  ];
  const [entry] = readCalendar(withEntry({ changes }), new Set());
  assert.is(entry?.log.length, 3);
  for (const { onText, what, why } of entry?.log ?? [])
    assert.match(guide, `\n> ${onText}: ${what} Why: ${why}\n`);
});

test("the page has what comes within twelve months, what is later or without a date, what is cancelled and what is out", () => {
  const dates = ["2026-11-20", "2026-11-21", "2027-01", null];
  const planned = dates.flatMap(
    (date, index) => readCalendar(withEntry({ period: String(index), date }), new Set())[0] ?? [],
  );
  const parts = calendarParts([...entries, ...planned], "2025-11-20");
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  assert.is(parts.until, "20 November 2026");
  assert.equal(ids(parts.coming), ["parents-views-2026", "a-0"]);
  assert.equal(ids(parts.later), ["a-1", "a-2", "a-3"]);
  assert.equal(ids(parts.cancelled), ["parents-views-2026-spring"]);
  assert.equal(ids(parts.published), ["parents-views-2025", "involvement-2012"]);
});

test("half past nine in London is an hour earlier in UTC from the last Sunday of March to that of October", () => {
  assert.equal(releaseTime("2026-02-19"), { rfc3339: "2026-02-19T09:30:00+00:00", utc: "20260219T093000Z" });
  assert.equal(releaseTime("2026-07-02"), { rfc3339: "2026-07-02T09:30:00+01:00", utc: "20260702T083000Z" });
  const change = ["2026-03-28", "2026-03-29", "2026-10-24", "2026-10-25"];
  assert.equal(
    change.map((date) => releaseTime(date).utc.slice(9, 11)),
    ["09", "08", "08", "09"],
  );
});

test("on every day from 1996 to 2037 the hour is that of the database of time zones", () => {
  const london = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "short",
  });
  for (let day = Date.UTC(1996, 0, 1); day < Date.UTC(2038, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10);
    const [year, month, dayOfMonth] = date.split("-");
    const shown = london.format(new Date(releaseTime(date).rfc3339));
    if (shown !== `${dayOfMonth}/${month}/${year}, 09:30`) assert.is(shown, date);
  }
});

test("a calendar program reads each dated release as an event with its time, state, changes and address", () => {
  const text = icalendar(entries, sample);
  const events = eventsOf(text);
  assert.equal([...events.keys()], ["involvement-2012", "parents-views-2025", "parents-views-2026"]);
  const next = events.get("parents-views-2026");
  assert.is(next?.uid, "parents-views-2026@statistics.example.org");
  assert.is(next?.summary, "Parents' views: 2026");
  assert.is(next?.startDate.toString(), "2026-11-19T09:30:00Z");
  assert.is(next?.sequence, 1);
  assert.is(String(next?.component.getFirstPropertyValue("status")), "TENTATIVE");
  assert.is(String(next?.component.getFirstPropertyValue("dtstamp")), "2025-11-20T09:30:00Z");
  assert.is(
    next?.description,
    "Provisional. 19 November 2026, 9.30am.\nDepends on 9 schools.\n20 November 2025: Date changed from 12 November 2026 to 19 November 2026. A delay of the data.",
  );
  const out = events.get("parents-views-2025");
  assert.is(
    String(out?.component.getFirstPropertyValue("url")),
    "https://statistics.example.org/releases/parents-views/2025/",
  );
  assert.is(String(out?.component.getFirstPropertyValue("dtstamp")), "2025-10-02T08:30:00Z");
});

test("a month is a whole-day event over it, and a cancelled release is so", () => {
  const text = fileOf({ date: "2026-12", state: "cancelled", note: "Why." });
  const event = eventsOf(text).get("a-1");
  assert.is(event?.startDate.isDate, true);
  assert.equal([event?.startDate.toString(), event?.endDate.toString()], ["2026-12-01", "2027-01-01"]);
  assert.is(String(event?.component.getFirstPropertyValue("status")), "CANCELLED");
});

test("the file has the parts that RFC 5545 asks for, with CRLF at the end of each line", () => {
  const text = icalendar(entries, sample);
  assert.ok(
    text.startsWith(
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example Inspectorate//Release calendar//EN\r\n",
    ),
  );
  assert.ok(text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  assert.is(text.replaceAll("\r\n", "").search(/[\r\n]/), -1);
  for (const block of text.split("BEGIN:VEVENT").slice(1))
    for (const name of ["UID:", "DTSTAMP:", "DTSTART"]) assert.is(block.split(`\r\n${name}`).length, 2, name);
});

const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });

test("any title arrives whole, through escapes and folds, and no line is longer than 75 octets", () => {
  fc.assert(
    fc.property(
      title.filter((text) => !/\p{Cc}/u.test(text)),
      (text) => {
        const file = fileOf({ title: text });
        assert.is(eventsOf(file).get("a-1")?.summary, text);
        for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});

test("folding loses nothing, splits no character, and folds no line that fits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => {
      const line = text.replaceAll(/[\r\n]/g, "");
      const folded = foldLine(line);
      assert.is(folded.replaceAll("\r\n ", ""), line);
      for (const piece of folded.split("\r\n")) assert.is(Buffer.from(piece).toString(), piece);
      if (Buffer.byteLength(line) <= 75) assert.is(folded, line);
    }),
    { seed: 5, numRuns: 300 },
  );
  assert.is(foldLine("é".repeat(40)), `${"é".repeat(37)}\r\n ${"é".repeat(3)}`);
});

test.run();

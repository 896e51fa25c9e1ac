import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileOf } from "./file-claims.ts";
import { halfPastNine } from "./half-past-nine.ts";
import { at } from "./leaves.ts";
import { numbersIn } from "./numbers.ts";
import { readPackageJson } from "./package-json.ts";
import type { Words } from "./words.ts";

/** What is wrong with the calendar that calendar programs read. */
export type CalendarFinding = { page: string; what: string };

const file = "calendar.ics";

type Event = ReadonlyMap<string, string>;

/**
 * Recomputes the iCalendar file of a site from `publication.json`: each entry with a date is one event with its title,
 * state, time and number of changes; any other number is a definition's. `out` and `packages` are folders.
 */
export function auditCalendar(out: string, packages: string, words: Words): CalendarFinding[] {
  if (!existsSync(join(out, file))) return [];
  const { calendar, address, asOf } = readPackageJson(packages);
  const events = eventsOf(readFileSync(join(out, file), "utf8"));
  const announced = calendar.filter((entry) => at(entry, "date") !== null);
  const what = [
    ...(events.length === announced.length ? [] : ["it has not one event for each entry with a date"]),
    ...announced.flatMap((entry) => {
      const name = `${at(entry, "collection")}-${at(entry, "period")}`;
      const event = events.find((each) => each.get("UID")?.startsWith(`${name}@`));
      if (event === undefined) return [`${name} is missing`];
      return checkEvent(event, entry, { words, asOf, leads: (url) => fileOf(url, out, address) !== null });
    }),
  ];
  return what.map((each) => ({ page: file, what: each }));
}

/** The properties of each event by their name with parameters, unfolded and without the marks before , ; \ and n. */
function eventsOf(text: string): Event[] {
  const lines = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  const blocks = lines.join("\n").split("BEGIN:VEVENT\n").slice(1);
  return blocks.map((block) => {
    const own = block.slice(0, block.indexOf("\nEND:VEVENT")).split("\n");
    return new Map(
      own.map((line) => [line.slice(0, line.indexOf(":")), plain(line.slice(line.indexOf(":") + 1))]),
    );
  });
}

function plain(value: string): string {
  return value.replaceAll(/\\(.)/g, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));
}

type Setting = { words: Words; asOf: unknown; leads: (url: string) => boolean };

const states: Readonly<Record<string, string>> = { provisional: "TENTATIVE", cancelled: "CANCELLED" };

function checkEvent(event: Event, entry: unknown, { words, asOf, leads }: Setting): string[] {
  const name = event.get("UID");
  const changes = Object.values(at(entry, "changes") ?? {});
  const days = [...changes.map((change) => at(change, "on")), at(entry, "date"), asOf];
  const stamps = days.map((day) => (isDay(String(day)) ? halfPastNine(String(day)).utc : null));
  const expected: [string, unknown][] = [
    ["SUMMARY", at(entry, "title")],
    ["STATUS", states[String(at(entry, "state"))] ?? "CONFIRMED"],
    ["SEQUENCE", String(changes.length)],
    ...starts(String(at(entry, "date"))),
  ];
  const wrong = expected.filter(([key, value]) => event.get(key) !== value);
  const said = (event.get("DESCRIPTION") ?? "").split("\n");
  return [
    ...wrong.map(([key]) => `${key} of ${name} is not what the calendar says`),
    ...(stamps.includes(event.get("DTSTAMP") ?? "")
      ? []
      : [`DTSTAMP of ${name} is of no day of the calendar`]),
    ...(leads(event.get("URL") ?? "") ? [] : [`URL of ${name} leads nowhere`]),
    ...numbersIn(said, words).map(
      (number) => `${name} has the number "${number}", which no definition gives`,
    ),
  ];
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day);
}

/** A day has its moment; a month its first day and that of the next month, as whole days. */
function starts(date: string): [string, string][] {
  if (isDay(date)) return [["DTSTART", halfPastNine(date).utc]];
  const end = new Date(`${date}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1);
  return [
    ["DTSTART;VALUE=DATE", `${date.replace("-", "")}01`],
    ["DTEND;VALUE=DATE", end.toISOString().slice(0, 10).replaceAll("-", "")],
  ];
}

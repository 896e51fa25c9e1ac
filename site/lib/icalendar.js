import { absoluteAddress } from "./addresses.js";
import { releaseTime } from "./london-time.js";

/** @import { Planned } from "./calendar.js" */
/** @import { PublicationFile } from "../../pipeline/package.ts" */

/** Octets in a line before it must be folded (RFC 5545, 3.1). */
const lineOctets = 75;

/**
 * The release calendar as an iCalendar file (RFC 5545, with the names of RFC 7986). A release with a day is an event at
 * 9.30am London time, given in UTC; one with a month is a whole-day event over that month; one without either is left
 * out. Nothing comes from a clock: an event was last revised on the day of its last change.
 * @param {readonly Planned[]} calendar
 * @param {PublicationFile} publication
 */
export function icalendar(calendar, { publisher, asOf }) {
  const dated = calendar.filter(({ date }) => date !== null);
  const own = absoluteAddress("/calendar.ics", publisher.address);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${textValue(publisher.name)}//Release calendar//EN`,
    "CALSCALE:GREGORIAN",
    `NAME:${textValue(`Release calendar: ${publisher.title}`)}`,
    `X-WR-CALNAME:${textValue(`Release calendar: ${publisher.title}`)}`,
    `URL:${absoluteAddress("/calendar/", publisher.address)}`,
    `SOURCE;VALUE=URI:${own}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...dated.flatMap((entry) => event(entry, publisher.address, asOf)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}

/**
 * A content line in pieces of at most 75 octets, each but the first after a line break and a space; a character is never
 * split.
 * @param {string} line
 */
export function foldLine(line) {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > lineOctets) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

/**
 * @param {Planned} entry
 * @param {string} host
 * @param {string} asOf
 */
function event(entry, host, asOf) {
  const { collection, period, title, state, address, at } = entry;
  return [
    "BEGIN:VEVENT",
    `UID:${collection}-${period}@${new URL(host).hostname}`,
    `DTSTAMP:${releaseTime(revisedOn(entry, asOf)).utc}`,
    `SEQUENCE:${entry.log.length}`,
    ...days(entry.date ?? ""),
    `SUMMARY:${textValue(title)}`,
    `DESCRIPTION:${textValue(description(entry))}`,
    `URL:${absoluteAddress(address ?? at, host)}`,
    `STATUS:${statuses[state] ?? "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @type {Record<string, string>} */
const statuses = { provisional: "TENTATIVE", cancelled: "CANCELLED" };

/**
 * @param {Planned} entry
 * @param {string} asOf
 */
function revisedOn({ changes, state, date }, asOf) {
  const changed = changes?.at(-1)?.on;
  return changed ?? (state === "published" && date !== null ? date : asOf);
}

/** @param {string} date a day or a month */
function days(date) {
  if (date.length > "YYYY-MM".length) return [`DTSTART:${releaseTime(date).utc}`];
  const [year = 0, month = 0] = date.split("-").map(Number);
  const next = month === 12 ? `${year + 1}01` : `${year}${String(month + 1).padStart(2, "0")}`;
  return [`DTSTART;VALUE=DATE:${date.replace("-", "")}01`, `DTEND;VALUE=DATE:${next}01`];
}

/** @param {Planned} entry */
function description({ state, when, note, log }) {
  return [
    `${state.slice(0, 1).toUpperCase()}${state.slice(1)}. ${when}.`,
    ...(note === null ? [] : [note]),
    ...log.map(({ onText, what, why }) => `${onText}: ${what} ${why}`),
  ].join("\n");
}

/**
 * A text as a property's value.
 * @param {string} text
 */
function textValue(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

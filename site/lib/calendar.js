import { releaseAddress } from "./addresses.js";
import { showDate } from "./show.js";

/** @import { PublicationFile } from "../../pipeline/package.ts" */
/** @typedef {PublicationFile["calendar"][number]} Announced */
/**
 * An entry of the calendar as pages show it. `address` leads to the release, null until it is out; `at` to the entry.
 * @typedef {Announced & { id: string, when: string, address: string | null, at: string, log: Logged[] }} Planned
 * @typedef {{ onText: string, what: string, why: string }} Logged
 */

/**
 * What will be published when, and what is out; an entry whose release is out leads to it.
 * @param {PublicationFile} publication
 * @param {ReadonlySet<string>} out addresses of the releases that are there
 * @returns {Planned[]}
 */
export function readCalendar({ calendar }, out) {
  return calendar.map((entry) => {
    const address = releaseAddress(entry);
    const id = `${entry.collection}-${entry.period}`;
    return {
      ...entry,
      id,
      when: whenOf(entry),
      address: out.has(address) ? address : null,
      at: `/calendar/#${id}`,
      log: (entry.changes ?? []).map(logged),
    };
  });
}

/**
 * The calendar in the parts of its page: what comes within twelve months of a day, what comes later or has no date, what
 * was cancelled, and what is out, the newest first.
 * @param {readonly Planned[]} calendar by date
 * @param {string} asOf as YYYY-MM-DD
 */
export function calendarParts(calendar, asOf) {
  const limit = `${Number(asOf.slice(0, 4)) + 1}${asOf.slice(4)}`;
  const open = calendar.filter(({ state }) => state === "provisional" || state === "confirmed");
  const soon = (/** @type {Planned} */ { date }) => date !== null && date <= limit;
  return {
    until: showDate(limit),
    coming: open.filter(soon),
    later: open.filter((entry) => !soon(entry)),
    cancelled: calendar.filter(({ state }) => state === "cancelled"),
    published: calendar.filter(({ state }) => state === "published").reverse(),
  };
}

/** @param {Announced} entry */
function whenOf({ date, state }) {
  if (date === null) return state === "cancelled" ? "No date was announced" : "Date to be announced";
  if (state === "cancelled") return `Was planned for ${showDate(date)}`;
  return date.length === "YYYY-MM-DD".length ? `${showDate(date)}, 9.30am` : showDate(date);
}

/**
 * A change of an entry in words.
 * @param {Announced["changes"][number]} change
 * @returns {Logged}
 */
function logged({ on, was, became, why }) {
  return { onText: showDate(on), what: changeText(was, became), why };
}

/**
 * @param {string} was a date, a month or a state
 * @param {string | null} became
 */
function changeText(was, became) {
  if (became === null) return `Date withdrawn: it was ${showDate(was)}.`;
  if (became === "cancelled") return `Cancelled: it was ${was}.`;
  const kind = /^\d/.test(was) ? "Date" : "State";
  return `${kind} changed from ${showDate(was)} to ${showDate(became)}.`;
}

/** The hour of day at which releases come out, in London. */
const hour = 9;
const minutes = 30;

/**
 * The moment at which a release of a day comes out: 9.30am in London, in the forms of Atom and of iCalendar. British
 * Summer Time lasts from the last Sunday of March to the last Sunday of October, each time changing at 1am, so that a
 * day has one offset at half past nine. The rule is that of the Summer Time Order 1997, and holds from 1996.
 * @param {string} date as YYYY-MM-DD
 * @returns {{ rfc3339: string, utc: string }} "2026-07-02T09:30:00+01:00" and "20260702T083000Z"
 */
export function releaseTime(date) {
  const summer = isSummerTime(date);
  const local = `${two(hour)}:${two(minutes)}:00`;
  const utc = `${date.replaceAll("-", "")}T${two(summer ? hour - 1 : hour)}${two(minutes)}00Z`;
  return { rfc3339: `${date}T${local}${summer ? "+01:00" : "+00:00"}`, utc };
}

/** @param {string} date */
function isSummerTime(date) {
  const year = Number(date.slice(0, 4));
  return lastSunday(year, 3) <= date && date < lastSunday(year, 10);
}

/**
 * @param {number} year
 * @param {number} month counted from 1; one of 31 days
 * @returns {string} as YYYY-MM-DD
 */
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month - 1, 31));
  return `${year}-${two(month)}-${two(31 - last.getUTCDay())}`;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, "0");
}

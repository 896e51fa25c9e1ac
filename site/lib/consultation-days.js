import { showDate } from "./show.js";

/** @import { Consultation } from "../../pipeline/consultation.ts" */

/**
 * Where it stands, in a sentence or two.
 * @param {Consultation} consultation
 */
export function whenOf({ state, opens, closes, outcome }) {
  if (state === "announced") return `Opens on ${showDate(opens ?? "")} and closes on ${showDate(closes)}.`;
  if (state === "open") return `Open until ${showDate(closes)}.`;
  const closed = `Closed on ${showDate(closes)}.`;
  if (outcome === null) return `${closed} The answers are being analysed.`;
  return `${closed} The outcome was published on ${showDate(outcome.published)}.`;
}

const DAY = 86_400_000;

/**
 * How long it is open, in weeks and days from the first day to the last; null where nobody says.
 * @param {Consultation} consultation
 */
export function lengthOf({ opens, closes, lasted }) {
  if (opens === null) return lasted === null ? null : plural(lasted.weeks, "week");
  const days = (Date.parse(closes) - Date.parse(opens)) / DAY;
  const weeks = Math.floor(days / 7);
  const parts = [
    ...(weeks > 0 ? [plural(weeks, "week")] : []),
    ...(days % 7 > 0 || weeks === 0 ? [plural(days % 7, "day")] : []),
  ];
  return parts.join(" and ");
}

/** @param {number} count @param {string} word */
function plural(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/**
 * The days of it that lie in school holidays, both ends counted; null where its first day is not stated.
 * @param {Consultation} consultation
 */
export function holidayDaysOf({ opens, closes, holidays }) {
  if (opens === null || holidays.length === 0) return null;
  const days = holidays.map(({ from, to }) => {
    const [first, last] = [from > opens ? from : opens, to < closes ? to : closes];
    return (Date.parse(last) - Date.parse(first)) / DAY + 1;
  });
  return plural(
    days.reduce((sum, each) => sum + each, 0),
    "day",
  );
}

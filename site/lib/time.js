/** First and last day of the years that a release may be about, as month and day. */
/** @type {Record<string, [string, string]>} */
const spans = {
  "Calendar year": ["01-01", "12-31"],
  "Academic year": ["09-01", "08-31"],
  "Financial year": ["04-01", "03-31"],
  "Tax year": ["04-06", "04-05"],
};

/**
 * The days from which and to which figures are, from the time that their files state: 2025 is a calendar year, 202425
 * goes from one year into the next. Null for a kind of time that has no fixed days, such as a reporting year.
 * @param {{ period: string, identifier: string }} time
 * @returns {{ start: string, end: string } | null} as YYYY-MM-DD
 */
export function daysOf({ period, identifier }) {
  const span = spans[identifier];
  const [, first, next] = /^(\d{4})(\d{2})?$/.exec(period) ?? [];
  if (span === undefined || first === undefined) return null;
  const last = next === undefined ? first : `${Number(first) + 1}`;
  return { start: `${first}-${span[0]}`, end: `${last}-${span[1]}` };
}

import { refuse } from "./user-error.ts";

/**
 * Bank holidays (YYYY-MM-DD, in order, never at a weekend), and the first and last day of the years for which they are
 * known. A day that is neither at a weekend nor a bank holiday is a working day.
 */
export type WorkingCalendar = { holidays: readonly string[]; first: string; last: string };

/** Where a root keeps them. */
export const bankHolidaysPath = "methodology/classifications/bank-holidays.csv";

/** The function of definitions' SQL that counts working days: `working_days(received, answered)`. */
export const WORKING_DAYS = "working_days";

/** Whether a day is a working day. Throws a UserError for a day in a year whose bank holidays are not known. */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  refuseUnknownYear(day, calendar);
  return weekday(day) < 5 && !calendar.holidays.includes(day);
}

/**
 * Working days after `from`, up to and including `to`: the day on which something arrives is not counted, and the next
 * working day is the first, as section 10 of the Freedom of Information Act 2000 counts them. Negative where `to` is
 * before `from`. Throws a UserError for years whose bank holidays are not known.
 */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  refuseUnknownYear(from, calendar);
  refuseUnknownYear(to, calendar);
  const holidays = calendar.holidays.filter((day) => from < day && day <= to).length;
  return weekdaysUpTo(to) - weekdaysUpTo(from) - holidays;
}

/** The day that lies `days` working days after `from` (0 gives `from` itself). Throws a UserError as above. */
export function addWorkingDays(from: string, days: number, calendar: WorkingCalendar): string {
  let day = from;
  for (let left = days; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/**
 * The same count as a macro of DuckDB over two dates: NULL where either is missing or the second is before the first,
 * and an error where the bank holidays of a year are not known.
 */
export function workingDaysMacro({ holidays, first, last }: WorkingCalendar): string {
  const list = holidays.map((day) => `DATE '${day}'`).join(", ");
  const upTo = (day: string) => {
    const n = `date_diff('day', DATE '${MONDAY}', ${day})`;
    return `(5 * (${n} // 7) + least(${n} % 7 + 1, 5))`;
  };
  return `CREATE OR REPLACE MACRO ${WORKING_DAYS}(a, b) AS CASE
    WHEN a IS NULL OR b IS NULL OR b < a THEN NULL
    WHEN a < DATE '${first}' OR b > DATE '${last}' THEN error('bank holidays are not known')
    ELSE ${upTo("b")} - ${upTo("a")} - len(list_filter([${list}]::DATE[], day -> day > a AND day <= b)) END`;
}

/** A Monday before all years that count. */
const MONDAY = "1900-01-01";

function days(day: string): number {
  return (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${MONDAY}T00:00:00Z`)) / 86_400_000;
}

/** 0 for Monday to 6 for Sunday. */
function weekday(day: string): number {
  return days(day) % 7;
}

/** Days from Monday to Friday since the first Monday, the day itself included. */
function weekdaysUpTo(day: string): number {
  return 5 * Math.floor(days(day) / 7) + Math.min(weekday(day) + 1, 5);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function refuseUnknownYear(day: string, { first, last }: WorkingCalendar): void {
  if (first <= day && day <= last) return;
  refuse(
    bankHolidaysPath,
    `has no bank holidays of ${day.slice(0, 4)}, so working days cannot be counted`,
    "add them",
  );
}

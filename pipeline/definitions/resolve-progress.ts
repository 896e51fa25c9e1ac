import type { Milestone, Occasion, ProgressReport, Series, Term } from "../progress-report.ts";
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from "../working-days.ts";
import type { MilestoneSpec, ProgressSpec, SeriesSpec } from "./progress.ts";

/**
 * A page on progress with the day on which each thing was due and how it stands on the page's own day; what was heard keeps
 * the author's expressions. Throws a UserError where the bank holidays of a year that it names are not known.
 */
export function resolveProgress(progress: ProgressSpec, calendar: WorkingCalendar): ProgressReport {
  const events = Object.entries(progress.events).map(([id, event]) => ({ id, ...event }));
  const milestones = Object.entries(progress.milestones).map(([id, spec]) =>
    milestoneOf(id, spec, progress, calendar),
  );
  const series = Object.entries(progress.series).map(([id, spec]) => seriesOf(id, spec, progress));
  const named = [
    progress.as_of,
    ...events.map(({ date }) => date),
    ...milestones
      .filter(({ term }) => term?.unit === "working days")
      .flatMap(({ due, done }) => [due, done ?? due]),
  ].sort();
  const isNamed = (day: string) => (named[0] ?? "") <= day && day <= (named.at(-1) ?? "");
  return {
    asOf: progress.as_of,
    title: progress.title,
    summary: progress.summary,
    events,
    milestones,
    series,
    holidays: calendar.holidays.filter(isNamed),
    heard: Object.entries(progress.heard).map(([id, one]) => ({ id, ...one })),
  };
}

function milestoneOf(
  id: string,
  spec: MilestoneSpec,
  { events, as_of }: ProgressSpec,
  calendar: WorkingCalendar,
): Milestone {
  const term = termOf(spec);
  const due =
    term === null ? (spec.due ?? as_of) : dueAfter(events[term.after]?.date ?? as_of, term, calendar);
  const standing = standingOf(due, spec.done ?? null, as_of);
  const isWorking = term?.unit === "working days";
  const forgiven = { state: spec.done === undefined ? "due" : "done", late: 0 } as const;
  return {
    id,
    what: spec.what,
    owner: spec.owner,
    promise: spec.promise ?? null,
    term,
    about: spec.about,
    ...standing,
    ...(isWorking ? inWorkingDays(standing, as_of, calendar) : {}),
    ...(spec.about ? forgiven : {}),
    note: spec.note ?? null,
  };
}

function termOf({ after, working_days, weeks, months }: MilestoneSpec): Term | null {
  if (after === undefined) return null;
  if (working_days !== undefined) return { after, length: working_days, unit: "working days" };
  if (weeks !== undefined) return { after, length: weeks, unit: "weeks" };
  return months === undefined ? null : { after, length: months, unit: "months" };
}

function dueAfter(day: string, { length, unit }: Term, calendar: WorkingCalendar): string {
  if (unit === "working days") return addWorkingDays(day, length, calendar);
  return unit === "weeks" ? addDays(day, 7 * length) : addMonths(day, length);
}

/** Occasions are due so many weeks apart from the first, up to the first that is still to come. */
function seriesOf(id: string, spec: SeriesSpec, { as_of }: ProgressSpec): Series {
  const { what, owner, weeks, first, held } = spec;
  const occasions: Occasion[] = [];
  for (let index = 0; ; index++) {
    const due = addDays(first, 7 * weeks * index);
    const day = held[index] ?? null;
    const standing = standingOf(due, day === "missed" ? null : day, as_of);
    occasions.push(day === "missed" ? { ...standing, state: "missed", late: 0 } : standing);
    if (due > as_of && held.length <= index + 1) break;
  }
  return { id, what, owner, promise: spec.promise ?? null, weeks, occasions, note: spec.note ?? null };
}

function standingOf(due: string, done: string | null, asOf: string): Occasion {
  const late = Math.max(0, daysBetween(due, done ?? asOf));
  const isLate = late > 0;
  const state = done === null ? (isLate ? "overdue" : "due") : isLate ? "done late" : "done";
  return { due, done, state, late, lateUnit: "days" };
}

function inWorkingDays(
  { due, done, late }: Occasion,
  asOf: string,
  calendar: WorkingCalendar,
): Pick<Occasion, "late" | "lateUnit"> {
  return { late: late === 0 ? 0 : workingDaysBetween(due, done ?? asOf, calendar), lateUnit: "working days" };
}

const DAY = 86_400_000;

function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY));
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY;
}

/** The same day of a later month, or that month's last where it has no such day. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

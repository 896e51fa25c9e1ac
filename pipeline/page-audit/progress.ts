import type { ReleaseFile } from "../package.ts";
import type { Milestone, Occasion, ProgressReport } from "../progress-report.ts";

const DAY = 86_400_000;

const months = "January February March April May June July August September October November December".split(
  " ",
);

/**
 * What a page on progress must read, by the address that it gives: "progress:statement:due" and the like, and how many
 * things are in each state. Each due day is found again by going through the days one by one from the event that
 * release.json names, and how it stands by comparing days; not from the due days and states that stand there.
 */
export function progressCounts({ progress }: Pick<ReleaseFile, "progress">): [string, string][] {
  if (progress === undefined) return [];
  const once = progress.milestones.map((one) => ({
    address: `progress:${one.id}`,
    ...(one.about ? aboutTexts(one, progress) : texts(one, dueOf(one, progress), progress, isWorking(one))),
  }));
  const again = progress.series.flatMap(({ id, weeks, occasions }) =>
    occasions.map((one, index) => {
      const first = Date.parse(occasions[0]?.due ?? one.due);
      const due = text(new Date(first + index * weeks * 7 * DAY));
      return { address: `progress:${id}:${index}`, ...texts(one, due, progress, false) };
    }),
  );
  const all = [...once, ...again];
  const words = ["Done", "Not held", "Overdue", "Still to come"];
  return [
    ["progress:asOf", shown(progress.asOf)],
    ...progress.events.map(({ id, date }): [string, string] => [`progress:event:${id}`, shown(date)]),
    ...all.flatMap(({ address, due, done, stands }): [string, string][] => [
      [`${address}:due`, due],
      [`${address}:done`, done],
      [`${address}:stands`, stands],
    ]),
    ...words.map((word): [string, string] => [
      `progress:count:${word}`,
      String(all.filter(({ stands }) => stands.startsWith(word)).length),
    ]),
  ];
}

type Texts = { due: string; done: string; stands: string };

function texts(
  { done, state }: Occasion,
  due: string,
  { asOf, holidays }: ProgressReport,
  working: boolean,
): Texts {
  const given = { due: shown(due), done: done === null ? "" : shown(done) };
  if (state === "missed") return { ...given, stands: "Not held" };
  const end = done ?? asOf;
  if (end <= due) return { ...given, stands: done === null ? "Still to come" : "Done in time" };
  const late = daysAfter(due, end).filter((day) => !working || isWorkingDay(day, holidays)).length;
  const days = `${late} ${working ? "working " : ""}day${late === 1 ? "" : "s"}`;
  return { ...given, stands: done === null ? `Overdue by ${days}` : `Done late, by ${days}` };
}

function aboutTexts(milestone: Milestone, progress: ProgressReport): Texts {
  const [year = "", month = ""] = dueOf(milestone, progress).split("-");
  const { done } = milestone;
  return {
    due: `about ${months[Number(month) - 1]} ${year}`,
    done: done === null ? "" : shown(done),
    stands: done === null ? "Still to come" : "Done",
  };
}

function isWorking({ term }: Milestone): boolean {
  return term?.unit === "working days";
}

function dueOf({ term, due }: Milestone, { events, holidays }: ProgressReport): string {
  const from = events.find(({ id }) => id === term?.after)?.date;
  if (term === null || from === undefined) return due;
  if (term.unit === "months") {
    const [year = 0, month = 1, day = 1] = from.split("-").map(Number);
    const later = month - 1 + term.length;
    const first = new Date(Date.UTC(year, later, day));
    return text(first.getUTCMonth() === later % 12 ? first : new Date(Date.UTC(year, later + 1, 0)));
  }
  if (term.unit === "weeks") return text(new Date(Date.parse(from) + 7 * term.length * DAY));
  let [day, left] = [from, term.length];
  while (left > 0) {
    day = text(new Date(Date.parse(day) + DAY));
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Every day after the first up to the last. */
function daysAfter(first: string, last: string): string[] {
  const days = (Date.parse(last) - Date.parse(first)) / DAY;
  return Array.from({ length: days }, (_, index) => text(new Date(Date.parse(first) + (index + 1) * DAY)));
}

function isWorkingDay(day: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday > 0 && weekday < 6 && !holidays.includes(day);
}

function text(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function shown(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`;
}

import type { Problem } from "../user-error.ts";
import type { AnnouncedSpec } from "./calendar.ts";
import type { Definition } from "./definition.ts";
import type { PublisherSpec } from "./publisher.ts";

/** Days before publication from which the calendar should give an exact date. */
const exactFrom = 28;

/** What is out: a release and the day on which it was published. */
export type Out = { collection: string; period: string; published: string };

/**
 * What a publisher should look at in the calendar as of a day (YYYY-MM-DD), though it is no mistake of the definition: a
 * date that has passed without its release, a release that is due within four weeks without a day that is confirmed, and
 * one that came out on another day than was announced. `out` is what is published.
 */
export function calendarWarnings(
  { spec, at }: Definition<Pick<PublisherSpec, "calendar">>,
  asOf: string,
  out: readonly Out[],
): Problem[] {
  return spec.calendar.flatMap((entry, index) => {
    const published = out.find(
      ({ collection, period }) => collection === entry.collection && period === entry.period,
    );
    const warning =
      published === undefined ? plannedWarning(entry, asOf) : publishedWarning(entry, published.published);
    return warning === null ? [] : [{ where: at(["calendar", index]), ...warning }];
  });
}

type Warning = Omit<Problem, "where">;

function plannedWarning({ date, month, state, title }: AnnouncedSpec, asOf: string): Warning | null {
  const when = date ?? month;
  if (when === undefined || state === "cancelled") return null;
  if (when < asOf.slice(0, when.length))
    return {
      what: `"${title}" was due ${when} and is not out`,
      todo: "publish it, or give its new date and say in changes what it was and why",
    };
  if (state === "confirmed" || daysFrom(asOf, date ?? `${month}-01`) >= exactFrom) return null;
  return {
    what: `"${title}" is due within four weeks and has no confirmed date`,
    todo: "give its date and call it confirmed",
  };
}

function publishedWarning({ date, month, state, title }: AnnouncedSpec, published: string): Warning | null {
  const when = date ?? month;
  if (state === "cancelled")
    return { what: `"${title}" is cancelled and is out`, todo: "take back the cancellation" };
  if (when === undefined || published.startsWith(when)) return null;
  return {
    what: `"${title}" was announced for ${when} and came out on ${published}`,
    todo: "give its date, and say in changes what it was and why",
  };
}

/** Days from one date to another. */
function daysFrom(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

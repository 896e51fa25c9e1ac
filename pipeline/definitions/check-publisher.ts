import type { Problem } from "../user-error.ts";
import { type AnnouncedSpec, changesOf } from "./calendar.ts";
import type { Definition } from "./definition.ts";
import type { PublisherSpec } from "./publisher.ts";

type Fault = Omit<Problem, "where">;

/**
 * Mistakes in the calendar: a release has a day once it is confirmed, and a month until then; it is announced once; a
 * cancelled one says why; and its log is in order and tells changes.
 */
export function checkPublisher({ spec, at }: Definition<Pick<PublisherSpec, "calendar">>): Problem[] {
  return spec.calendar.flatMap((entry, index) => {
    const faults = [
      ...whenFaults(entry),
      ...reasonFaults(entry),
      ...twice(entry, spec.calendar.slice(0, index)),
    ];
    return [
      ...faults.map((fault) => ({ where: at(["calendar", index]), ...fault })),
      ...logFaults(entry).map(([line, fault]) => ({
        where: at(["calendar", index, "changes", line]),
        ...fault,
      })),
    ];
  });
}

function whenFaults({ date, month, state, title }: AnnouncedSpec): Fault[] {
  if (date !== undefined && month !== undefined)
    return [{ what: `"${title}" has a date and a month`, todo: "keep the date" }];
  if (state === "confirmed" && date === undefined)
    return [
      { what: `"${title}" is confirmed and has no date`, todo: "give its date, or call it provisional" },
    ];
  return [];
}

function reasonFaults({ state, note, changes, title }: AnnouncedSpec): Fault[] {
  if (state !== "cancelled" || note !== undefined || changes.length > 0) return [];
  return [{ what: `"${title}" is cancelled and does not say why`, todo: "say it in changes, or in a note" }];
}

function twice({ collection, period, title }: AnnouncedSpec, before: readonly AnnouncedSpec[]): Fault[] {
  if (!before.some((each) => each.collection === collection && each.period === period)) return [];
  const what = `"${title}" is the second entry of ${collection}/${period}`;
  return [{ what, todo: "keep one entry, and put what it said before into its changes" }];
}

/** Faults of an entry's log, each with the number of its line. */
function logFaults(entry: AnnouncedSpec): [number, Fault][] {
  const changes = changesOf(entry);
  return changes.flatMap(({ on, was, became }, line): [number, Fault][] => {
    const before = changes[line - 1];
    const late = before !== undefined && before.on > on;
    const same = was === became;
    return [
      ...(late ? [[line, outOfOrder(entry, on, before.on)] satisfies [number, Fault]] : []),
      ...(same ? [[line, unchanged(entry, was)] satisfies [number, Fault]] : []),
    ];
  });
}

function outOfOrder({ title }: AnnouncedSpec, on: string, before: string): Fault {
  return {
    what: `the changes of "${title}" go from ${before} back to ${on}`,
    todo: "put them in the order of their days",
  };
}

function unchanged({ title }: AnnouncedSpec, was: string): Fault {
  const what = `a change of "${title}" says that it was ${was}, which it still is after it`;
  return { what, todo: "write what the calendar said before the change" };
}

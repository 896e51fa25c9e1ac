import type { Problem } from "../user-error.ts";
import type { Definition } from "./definition.ts";
import type { PublisherSpec } from "./publisher.ts";

/** Mistakes in the calendar: a release has a day once it is confirmed, and a month until then. */
export function checkPublisher({ spec, at }: Definition<PublisherSpec>): Problem[] {
  return spec.calendar.flatMap(({ date, month, state, title }, index) => {
    const where = at(["calendar", index]);
    if (date !== undefined && month !== undefined) {
      return [{ where, what: `"${title}" has a date and a month`, todo: "keep the date" }];
    }
    if (state === "confirmed" && date === undefined) {
      return [
        {
          where,
          what: `"${title}" is confirmed and has no date`,
          todo: "give its date, or call it provisional",
        },
      ];
    }
    return [];
  });
}

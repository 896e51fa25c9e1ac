import { z } from "zod";
import { isoDate, period, slug, text } from "./scalars.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/, "must be a month as YYYY-MM");

export const announcedStates = ["provisional", "confirmed", "cancelled"] as const;

/** One line of an entry's log: on which day it was changed, what it said before, and why. */
const change = z.strictObject({
  on: isoDate.describe("the day on which the change was announced"),
  was: z
    .string()
    .refine(isWhenOrState, "must be what the calendar said before: a date, a month as YYYY-MM, or a state")
    .describe("what the calendar said before: a date, a month or a state"),
  why: text,
});

/** A release that is announced, with every change of its date or state; the log stays when the release is out. */
export const announcedSchema = z.strictObject({
  collection: slug,
  period,
  title: text,
  date: isoDate.optional(),
  month: month.optional(),
  state: z.enum(announcedStates),
  note: text.optional(),
  changes: z.array(change).default([]),
});

export type AnnouncedSpec = z.infer<typeof announcedSchema>;

/** A change as the calendar shows it: what was said before it and after it. */
export type CalendarChange = { on: string; was: string; became: string | null; why: string };

function isWhenOrState(was: string): boolean {
  return isState(was) || month.safeParse(was).success || isoDate.safeParse(was).success;
}

/** Whether a log's `was` is a state, and not a date or month. */
export function isState(was: string): boolean {
  return announcedStates.some((state) => state === was);
}

/**
 * The log of an entry with what each change led to: the next date (or state) that the log gives, and for the last what
 * the entry itself says; null for a date that is open again.
 */
export function changesOf({ changes, date, month, state }: AnnouncedSpec): CalendarChange[] {
  return changes.map(({ on, was, why }, index) => {
    const later = changes.slice(index + 1).find((next) => isState(next.was) === isState(was));
    const last = isState(was) ? state : (date ?? month ?? null);
    return { on, was, became: later?.was ?? last, why };
  });
}

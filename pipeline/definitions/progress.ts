import { z } from "zod";
import { isoDate, positiveNumber, slug, text, yesNo } from "./scalars.ts";

const promise = text.optional().describe("the promise in the words of its source");
const owner = text.describe("the role that is to do it, never a name");

const milestone = z.strictObject({
  what: text,
  owner,
  promise,
  after: slug.optional().describe("the event from which the term runs"),
  working_days: positiveNumber.optional(),
  weeks: positiveNumber.optional(),
  months: positiveNumber.optional(),
  due: isoDate.optional().describe("the day itself, where no term gives it"),
  about: yesNo.default(false).describe("yes: the term is only about so long, so that nothing is late by it"),
  done: isoDate.optional(),
  note: text.optional(),
});

const series = z.strictObject({
  what: text,
  owner,
  promise,
  weeks: positiveNumber.describe("so many weeks from each occasion to the next"),
  first: isoDate,
  held: z
    .array(z.union([isoDate, z.literal("missed")]))
    .default([])
    .describe("the day of each occasion in turn, or missed"),
  note: text.optional(),
});

const heard = z.strictObject({
  label: text,
  said: text.describe("what was heard, with expressions for its figures; nobody is quoted"),
  will: text,
  did: text,
  state: z.enum(["done", "under way", "not started"]),
});

/**
 * A page on progress beside a release: what was promised to those who were heard, by when, and what was done by `as_of`.
 */
export const progressSchema = z.strictObject({
  as_of: isoDate.describe("the day that the page speaks of"),
  title: text.max(64),
  summary: text.max(159),
  events: z.record(slug, z.strictObject({ label: text, date: isoDate })),
  milestones: z.record(slug, milestone),
  series: z.record(slug, series).default({}),
  heard: z.record(slug, heard).default({}),
});

export type ProgressSpec = z.infer<typeof progressSchema>;
export type MilestoneSpec = z.infer<typeof milestone>;
export type SeriesSpec = z.infer<typeof series>;

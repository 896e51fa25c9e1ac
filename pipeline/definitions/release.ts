import { z } from "zod";
import { candidatesSchema } from "./candidates.ts";
import { geographicLevels } from "./collection.ts";
import { progressSchema } from "./progress.ts";
import { contactSchema } from "./publisher.ts";
import { referenceSchema } from "./reference.ts";
import { columnName, isoDate, period, positiveNumber, slug, text, yesNo } from "./scalars.ts";
import { trialSchema } from "./trials.ts";

export const measures = [
  "count",
  "percent",
  "mean",
  "median",
  "total",
  "rate",
  "stated",
  "interval",
  "representation",
] as const;

const oneOrMany = z.union([z.enum(measures).transform((one) => [one]), z.array(z.enum(measures)).min(1)]);

/** A slug that begins with a letter: an object keeps such names in the order of the file. */
const tableName = slug.regex(/^[a-z]/, "must begin with a letter");

/**
 * A table: `by` are its dimensions (totals always included, but for the items of a grid), `of` is the variable
 * whose answers a percentage shares out (then the table's last dimension, and its base is those who answered it),
 * or the number that a mean, median, total or stated figure is of.
 */
export const tableSchema = z.strictObject({
  title: text.describe("what is measured, of whom, by what; the place and period are added"),
  by: z.array(columnName).default([]),
  of: columnName.optional(),
  measure: oneOrMany,
  universe: columnName.optional(),
  geography: z.array(z.enum(geographicLevels)).default([]),
  weighted: yesNo.optional().describe("default: yes where the collection has a weight"),
  attributes: z
    .array(columnName)
    .default([])
    .describe("code variables shown beside each counted figure, e.g. its source"),
  denominator: z
    .strictObject({ collection: slug, period: slug })
    .optional()
    .describe("for a rate: the counted collection that shares the table's dimensions"),
  per: positiveNumber.default(1000),
  reference: referenceSchema.optional(),
  notes: z.array(text).default([]),
});

const change = z.strictObject({
  date: isoDate,
  kind: z.enum(["correction", "scheduled_revision", "update"]),
  what: text,
  why: text,
});

/** Commentary expressions, e.g. `{{ figure("by-role", role="parent") }}`, are allowed in headlines and main points. */
export const releaseSchema = z.strictObject({
  collection: slug,
  period,
  period_label: text.describe("the period in words, e.g. autumn 2024"),
  time_period: z.string().regex(/^\d{4}(\d{2})?$/, "must be four or six digits"),
  time_identifier: z.enum(["Calendar year", "Reporting year", "Academic year", "Financial year"]),
  title: text.max(64).describe("under 65 characters; says what and when"),
  summary: text.max(159).describe("under 160 characters; ends with a full stop"),
  theme: text,
  published: isoDate,
  next: z.union([isoDate, text]).describe("a date, or words such as 'no further release is planned'"),
  designation: z.enum(["accredited", "official", "in_development", "management_information", "ad_hoc"]),
  contact: contactSchema.optional().describe("default: the publisher's"),
  responses_opened: z.union([isoDate, z.literal("not stated")]).optional(),
  responses_closed: isoDate.optional(),
  headlines: z
    .array(z.strictObject({ label: text, figure: text, comparison: text.optional() }))
    .min(1)
    .max(6),
  main_points: z.array(text).min(1).max(6),
  tables: z.record(tableName, tableSchema),
  corrections: z.array(change).default([]),
  pre_release_access: z.array(text).optional().describe("job titles; [] where nobody saw the release before"),
  featured: z.array(tableName).default([]).describe("tables that come first among the downloads"),
  related: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "must be collection/period")).default([]),
  area_pages: z
    .array(z.enum(geographicLevels))
    .optional()
    .describe("levels whose places get a page each; default: those of the tables, without School"),
  exemptions: z.array(text).default([]).describe("phrases with digits or number words that are not figures"),
  candidates: candidatesSchema
    .optional()
    .describe("of enquiries: themes asked for often, and what was decided"),
  progress: progressSchema.optional(),
  trials: z.array(trialSchema).optional().describe("changes whose effect on daily counts is told"),
});

export type ReleaseSpec = z.infer<typeof releaseSchema>;
export type TableSpec = z.infer<typeof tableSchema>;
export type MeasureKind = (typeof measures)[number];

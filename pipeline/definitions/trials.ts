import { z } from "zod";
import { code, columnName, isoDate, positiveNumber, slug, text } from "./scalars.ts";

/** `trials` of a release: something was changed on a day, and daily counts of a table are compared before and after. */
export const trialSchema = z.strictObject({
  title: text.describe("what was tried, in a few words"),
  what: text.describe("what was changed, in a sentence or two"),
  changed: isoDate.describe("the first day with the change"),
  days: positiveNumber.describe("how many days before and after are compared: whole weeks, two at least"),
  table: slug.describe("the table that counts each day"),
  dimension: columnName.describe("its dimension whose codes are days, as YYYY-MM-DD"),
  where: z
    .record(columnName, code)
    .default({})
    .describe("codes of the table's other dimensions; those left out are at their total"),
});

export type TrialSpec = z.infer<typeof trialSchema>;

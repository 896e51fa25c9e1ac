import { z } from "zod";
import { decimal, positiveNumber, text, wholeNumber, yesNo } from "./scalars.ts";

/** What a protection.yaml says of percentages, averages and places: no matter for tables of counts, so not looked at. */
const ofReleases = {
  percentages: z.unknown().optional(),
  averages: z.unknown().optional(),
  minimum_group: z.unknown().optional(),
  reason: text.optional(),
};

const common = { base: positiveNumber.default(5), threshold: positiveNumber.default(5), ...ofReleases };

/** The rules of `protect` and `audit` on files: the methods of protection.yaml, with what each takes for counts. */
export const cellRulesSchema = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("conventional"),
    ...common,
    small_counts: z.enum(["round", "suppress"]).default("round"),
    zero: z.enum(["zero", "low"]).default("zero"),
  }),
  z.strictObject({ method: z.literal("random"), ...common }),
  z.strictObject({
    method: z.literal("controlled"),
    ...common,
    steps: wholeNumber
      .optional()
      .describe("extra steps that a cell may take; the least that has a solution if left out"),
  }),
  z.strictObject({
    method: z.literal("small-count"),
    ...common,
    maximum_difference: positiveNumber
      .optional()
      .describe("the largest difference that is stated to the public"),
  }),
  z.strictObject({
    method: z.literal("cell-key"),
    ...common,
    maximum_difference: positiveNumber.default(5),
    variance: decimal.default(3),
    smallest: wholeNumber.default(2).describe("no count from 1 to this is published"),
    integer_keys: yesNo.default(false),
  }),
  z.strictObject({
    method: z.literal("suppression"),
    ...common,
    width: positiveNumber
      .optional()
      .describe("the least that stays open; the threshold less one if left out"),
    safety: z.enum(["interval", "linear"]).default("interval"),
    zeros: z.enum(["published", "candidates"]).default("published"),
    marks_only_small: yesNo.default(false).describe("whether the public is told that c is a small count"),
  }),
  z.strictObject({ method: z.literal("none"), ...common }),
]);

export type CellRules = z.infer<typeof cellRulesSchema>;

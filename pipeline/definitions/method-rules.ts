import { z } from "zod";
import { decimal, positiveNumber, wholeNumber, yesNo } from "./scalars.ts";

const common = {
  base: positiveNumber.default(5),
  threshold: positiveNumber.default(5).describe("counts from 1 to one below this are small"),
};

/** What each method of disclosure control takes, for releases and for files alike, without method none. */
export const methodRules = {
  conventional: {
    method: z.literal("conventional"),
    ...common,
    small_counts: z.enum(["round", "suppress"]).default("round"),
    zero: z
      .enum(["zero", "low"])
      .default("zero")
      .describe("what a count that is not 0 but rounds to 0 shows"),
  },
  random: { method: z.literal("random"), ...common },
  controlled: {
    method: z.literal("controlled"),
    ...common,
    steps: wholeNumber
      .optional()
      .describe("extra steps that a cell may take; the least that has a solution if left out"),
  },
  smallCount: {
    method: z.literal("small-count"),
    ...common,
    maximum_difference: positiveNumber
      .optional()
      .describe("the largest difference that is stated to the public"),
  },
  cellKey: {
    method: z.literal("cell-key"),
    ...common,
    maximum_difference: positiveNumber.default(5),
    variance: decimal.default(3),
    smallest: wholeNumber.default(2).describe("no count from 1 to this is published"),
    integer_keys: yesNo.default(false),
  },
  suppression: {
    method: z.literal("suppression"),
    ...common,
    width: positiveNumber
      .optional()
      .describe("the least that stays open; the threshold less one if left out"),
    safety: z.enum(["interval", "linear"]).default("interval"),
    zeros: z.enum(["published", "candidates"]).default("published"),
    marks_only_small: yesNo.default(false).describe("whether the public is told that c is a small count"),
  },
} as const;

/** What method none takes on files, whose threshold says which counts are small. */
export const noneRules = { method: z.literal("none"), ...common };

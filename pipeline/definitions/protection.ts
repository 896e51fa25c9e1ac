import { z } from "zod";
import { positiveNumber, text, wholeNumber } from "./scalars.ts";

const percentages = z
  .strictObject({
    from: z.enum(["published", "true"]).default("published"),
    decimals: wholeNumber.default(0),
    minimum_base: wholeNumber.default(10).describe("a percentage of fewer people than this is withheld"),
  })
  .prefault({});

const averages = z
  .strictObject({
    decimals: wholeNumber.default(1),
    minimum_base: wholeNumber.default(10).describe("an average of fewer people than this is withheld"),
  })
  .prefault({});

const conventional = z.strictObject({
  method: z.literal("conventional"),
  base: positiveNumber.default(5),
  threshold: positiveNumber.default(5).describe("counts from 1 to one below this are small"),
  small_counts: z.enum(["round", "suppress"]).default("round"),
  zero: z.enum(["zero", "low"]).default("zero").describe("what a count that is not 0 but rounds to 0 shows"),
  percentages,
  averages,
  minimum_group: wholeNumber.default(0).describe("a place with fewer responses does not appear"),
});

/** Only for figures that are already public; the reason is stated on the page. Nothing is withheld unless asked. */
const none = z.strictObject({
  method: z.literal("none"),
  reason: text,
  percentages: z
    .strictObject({
      from: z.enum(["published", "true"]).default("true"),
      decimals: wholeNumber.default(0),
      minimum_base: wholeNumber.default(0),
    })
    .prefault({}),
  averages: z
    .strictObject({ decimals: wholeNumber.default(1), minimum_base: wholeNumber.default(0) })
    .prefault({}),
});

export const protectionSchema = z.discriminatedUnion("method", [conventional, none]);

export type ProtectionSpec = z.infer<typeof protectionSchema>;
export type ConventionalRules = Extract<ProtectionSpec, { method: "conventional" }>;

import { z } from "zod";
import { text, wholeNumber } from "./scalars.ts";

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
  base: wholeNumber.default(5),
  threshold: wholeNumber.default(5).describe("counts from 1 to one below this are small"),
  small_counts: z.enum(["round", "suppress"]).default("round"),
  zero: z.enum(["zero", "low"]).default("zero").describe("what a count that is not 0 but rounds to 0 shows"),
  percentages,
  averages,
  minimum_group: wholeNumber.default(0).describe("a place with fewer responses does not appear"),
});

/** Only for figures that are already public; the reason is stated on the page. */
const none = z.strictObject({
  method: z.literal("none"),
  reason: text,
  percentages,
  averages,
});

export const protectionSchema = z.discriminatedUnion("method", [conventional, none]);

export type ProtectionSpec = z.infer<typeof protectionSchema>;

import { z } from "zod";
import { positiveNumber, text } from "./scalars.ts";

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
  z.strictObject({ method: z.literal("none"), ...common }),
]);

export type CellRules = z.infer<typeof cellRulesSchema>;

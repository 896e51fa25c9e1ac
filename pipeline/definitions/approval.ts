import { z } from "zod";
import { isoDate, text } from "./scalars.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in 64 hexadecimal digits");

const answerName = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[A-Za-z0-9][A-Za-z0-9_.+-]*)?$/,
    "must be a variable, or an item of a grid as grid.item",
  );

/**
 * What a person approved for publication: answers given on behalf of organisations, each by the SHA-256 of its
 * text, so that an answer which changes after the signature is no longer approved.
 */
export const approvalSchema = z.strictObject({
  signed_by: text.describe("a role, never a person's name"),
  signed_on: isoDate,
  organisations: z
    .array(
      z.strictObject({
        response: text.describe("the response's id"),
        name: text.describe("the organisation's name, as it will be published"),
        answers: z.record(answerName, sha256).describe("variable, or grid.item: SHA-256 of the answer"),
      }),
    )
    .min(1),
});

export type ApprovalSpec = z.infer<typeof approvalSchema>;

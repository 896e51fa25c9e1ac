import { z } from "zod";
import { code, columnName, isoDate, text } from "./scalars.ts";

/**
 * `data/releases/<collection>/<period>/quotations.yaml`: what respondents wrote, word for word, that a person read and
 * approved for publication. Nothing else of free text is published.
 */
export const quotationsSchema = z.strictObject({
  signed_by: text.describe("a role, never a person's name"),
  signed_on: isoDate,
  allowed: z
    .array(text)
    .default([])
    .describe("words or phrases that look like personal data, were looked at, and are none"),
  quotations: z
    .array(
      z.strictObject({
        variable: columnName.describe("the themes variable"),
        theme: code.describe("a theme that the quoted response has"),
        text: text.describe("as the respondent wrote it, or a part of it"),
      }),
    )
    .min(1),
});

export type QuotationsSpec = z.infer<typeof quotationsSchema>;

import { z } from "zod";
import { candidateDecisions } from "../candidates.ts";
import { ordered } from "./ordered.ts";
import { code, columnName, releaseReference, slug, text, wholeNumber } from "./scalars.ts";

const decision = z.strictObject({
  decision: z.enum(candidateDecisions),
  why: text.describe("in a sentence: what is published, planned, or keeps it from being published"),
  release: releaseReference.optional().describe("where it is published"),
  table: slug.optional().describe("the table of that release"),
});

/** `candidates` of a release of enquiries: themes that are asked for often, and what was decided of each. */
export const candidatesSchema = z.strictObject({
  table: slug.describe("the table that counts enquiries by theme"),
  dimension: columnName.describe("its dimension that holds the theme"),
  more_than: wholeNumber.describe("a theme asked for more often than this is a candidate"),
  decisions: ordered(code, decision),
});

export type CandidatesSpec = z.infer<typeof candidatesSchema>;

import { z } from "zod";
import { methodRules, noneRules } from "./method-rules.ts";
import { text } from "./scalars.ts";

/** What a protection.yaml says of releases alone: no matter for tables of counts in files, so not looked at. */
const ofReleases = {
  percentages: z.unknown().optional(),
  averages: z.unknown().optional(),
  minimum_group: z.unknown().optional(),
  minimum_unanimous_group: z.unknown().optional(),
  earlier_releases: z.unknown().optional(),
  repair: z.unknown().optional(),
  reason: text.optional(),
};

/** The rules of `protect` and `audit` on files: the methods of protection.yaml, with what each takes for counts. */
export const cellRulesSchema = z.discriminatedUnion("method", [
  z.strictObject({ ...methodRules.conventional, ...ofReleases }),
  z.strictObject({ ...methodRules.random, ...ofReleases }),
  z.strictObject({ ...methodRules.controlled, ...ofReleases }),
  z.strictObject({ ...methodRules.smallCount, ...ofReleases }),
  z.strictObject({ ...methodRules.cellKey, ...ofReleases }),
  z.strictObject({ ...methodRules.suppression, ...ofReleases }),
  z.strictObject({ ...noneRules, ...ofReleases }),
]);

export type CellRules = z.infer<typeof cellRulesSchema>;

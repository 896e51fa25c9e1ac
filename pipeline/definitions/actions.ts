import { existsSync } from "node:fs";
import { z } from "zod";
import { reviewedStatuses } from "../actions.ts";
import { insideRoot } from "../paths.ts";
import { checkActions } from "./check-actions.ts";
import { type Read, readDefinition } from "./definition.ts";
import { isoDate, period, slug, text, yesNo } from "./scalars.ts";

const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a date as YYYY-MM-DD, or a month as YYYY-MM");

const link = text.refine(
  (address) => /^(\/|\/[^\s]*\/(#\S+)?|https:\/\/\S+)$/.test(address),
  "must be an https address, or a page of this site as /…/",
);

const review = z.strictObject({
  on: isoDate,
  status: z.enum(reviewedStatuses),
  what: text.optional().describe("what was done"),
  reason: text.optional().describe("why it cannot be met"),
  evidence: z.array(z.strictObject({ label: text, link })).default([]),
});

const action = z.strictObject({
  id: slug.describe("its address; it never changes"),
  title: text,
  section: text.optional().describe("where the source says it"),
  said: text.optional().describe("what was heard"),
  shows: text
    .optional()
    .describe('what the published cells show of it, with figure("collection/period:table", …)'),
  will: text.describe("the commitment"),
  owner: text.optional().describe("a role, never a person's name"),
  due: z
    .strictObject({ by: isoDate.optional(), words: text.optional() })
    .optional()
    .describe("left out where no date was given"),
  reviews: z.array(review).default([]),
});

const source = z.strictObject({
  collection: slug,
  period,
  title: text,
  body: text.describe("who made the commitments"),
  published: z.union([isoDate, month]),
  words: z
    .enum(["own", "quoted"])
    .default("own")
    .describe("quoted: said and will are the source's own words"),
  followed: yesNo.default(true).describe("no: another body's commitments, which are not reviewed here"),
  synthetic: text.optional(),
  note: text.optional(),
  actions: z.array(action).min(1),
});

/** `data/actions.yaml`: what people said, what was promised, and what became of it. */
export const actionsSchema = z.strictObject({
  sources: z.array(source),
  exemptions: z
    .array(text)
    .default([])
    .describe("phrases with a number that is not a figure, as in a release"),
});

export type ActionsSpec = z.infer<typeof actionsSchema>;
export type ActionSourceSpec = ActionsSpec["sources"][number];
export type ActionSpec = ActionSourceSpec["actions"][number];

const path = "data/actions.yaml";

/** The register of a root, with every mistake in it; none where there is no such file. */
export function readActions(root: string): Read<ActionsSpec> {
  if (!existsSync(insideRoot(root, path))) return { definition: null, file: null, problems: [] };
  const read = readDefinition(root, path, actionsSchema);
  const found = read.definition === null ? [] : checkActions(read.definition, root);
  return { ...read, problems: [...read.problems, ...found] };
}

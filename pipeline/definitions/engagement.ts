import { existsSync, readdirSync } from "node:fs";
import { z } from "zod";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import { attempt } from "./attempt.ts";
import { readDefinition } from "./definition.ts";
import { isoDate, text } from "./scalars.ts";
import { readText } from "./yaml-file.ts";

/** `data/engagement/YEAR.yaml`: a year's report on user engagement, whose words are in `YEAR.md` beside it. */
export const engagementSchema = z.strictObject({
  year: z.string().regex(/^\d{4}$/, "must be a year of four digits"),
  title: text,
  summary: text,
  published: isoDate,
  exemptions: z
    .array(text)
    .default([])
    .describe("phrases with a number in words that is not a figure, as in a release"),
});

export type EngagementSpec = z.infer<typeof engagementSchema> & {
  /** The words, and the path that messages name. */
  words: { where: string; text: string };
};

const folder = "data/engagement";

/** Every year's report of a root, the earliest first, with the mistakes in them. */
export function readEngagement(root: string): { reports: EngagementSpec[]; problems: Problem[] } {
  const read = namesIn(root).map((name) => readReport(root, name));
  return {
    reports: read.flatMap(({ report }) => report ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function namesIn(root: string): string[] {
  const path = insideRoot(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
}

function readReport(root: string, name: string): { report: EngagementSpec | null; problems: Problem[] } {
  const path = `${folder}/${name}`;
  const { definition, problems } = readDefinition(root, path, engagementSchema);
  const where = path.replace(/\.yaml$/, ".md");
  const words = attempt(() => readText(root, where));
  const found = [...problems, ...words.problems];
  if (definition === null || words.value === null) return { report: null, problems: found };
  const { spec, at } = definition;
  const misnamed =
    spec.year === name.slice(0, -".yaml".length)
      ? []
      : [{ where: at(["year"]), what: `is of ${spec.year}`, todo: `call the file ${spec.year}.yaml` }];
  return { report: { ...spec, words: { where, text: words.value } }, problems: [...found, ...misnamed] };
}

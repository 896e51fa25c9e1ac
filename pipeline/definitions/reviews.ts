import { existsSync } from "node:fs";
import { z } from "zod";
import { insideRoot } from "../paths.ts";
import { reviewSubjects } from "../reviews.ts";
import { checkReviews } from "./check-reviews.ts";
import { type Read, readDefinition } from "./definition.ts";
import { ordered } from "./ordered.ts";
import { releaseTables } from "./release-tables.ts";
import { columnName, isoDate, releaseReference, slug, text } from "./scalars.ts";

const source = z.strictObject({
  about: z.enum(reviewSubjects),
  title: text.describe("what the table tells, as a heading"),
  release: releaseReference,
  table: slug,
  dimension: columnName.describe("its dimension whose codes are releases as collection-period"),
});

const decision = z.strictObject({
  what: text.describe("what will change because of the review, or why nothing will"),
  owner: text.describe("a role, never a person's name"),
});

const review = z.strictObject({
  year: z.string().regex(/^\d{4}$/, "must be a year of four digits"),
  published: isoDate,
  synthetic: text.optional(),
  sources: z.array(source),
  decisions: ordered(releaseReference, decision),
});

/** `data/reviews.yaml`: the annual reviews of releases. */
export const reviewsSchema = z.strictObject({ reviews: z.array(review) });

export type ReviewsSpec = z.infer<typeof reviewsSchema>;
export type ReviewSpec = ReviewsSpec["reviews"][number];

const path = "data/reviews.yaml";

/** The reviews of a root, with every mistake in them; none where there is no such file. */
export function readReviews(root: string): Read<ReviewsSpec> {
  if (!existsSync(insideRoot(root, path))) return { definition: null, file: null, problems: [] };
  const read = readDefinition(root, path, reviewsSchema);
  const found = read.definition === null ? [] : checkReviews(read.definition, releaseTables(root));
  return { ...read, problems: [...read.problems, ...found] };
}

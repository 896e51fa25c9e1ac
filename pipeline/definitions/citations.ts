import { existsSync } from "node:fs";
import { z } from "zod";
import { citationKinds } from "../citations.ts";
import { didYouMean } from "../nearest-name.ts";
import { insideRoot } from "../paths.ts";
import type { Problem } from "../user-error.ts";
import { type Definition, type Read, readDefinition } from "./definition.ts";
import { listReleases, releaseName } from "./release-folders.ts";
import { isoDate, releaseReference, slug, text } from "./scalars.ts";

const citation = z.strictObject({
  id: slug.describe("its address on the page; it never changes"),
  kind: z.enum(citationKinds),
  where: text.describe("the paper, journal or house"),
  title: text,
  on: isoDate,
  release: releaseReference,
  quotes: text
    .optional()
    .describe('the figures that it quotes, with {{ figure("collection/period:table", …) }}'),
  link: z.url({ protocol: /^https$/ }).optional(),
});

/** `data/citations.yaml`: where the publisher's releases were quoted. */
export const citationsSchema = z.strictObject({
  found: text.describe("how citations are found, and what is missed"),
  synthetic: text.optional().describe("how the citations were made up, where they were"),
  citations: z.array(citation),
  exemptions: z
    .array(text)
    .default([])
    .describe("phrases with a number that is not a figure, as in a release"),
});

export type CitationsSpec = z.infer<typeof citationsSchema>;

const path = "data/citations.yaml";

/** The register of a root, with every mistake in it; none where there is no such file. */
export function readCitations(root: string): Read<CitationsSpec> {
  if (!existsSync(insideRoot(root, path))) return { definition: null, file: null, problems: [] };
  const read = readDefinition(root, path, citationsSchema);
  const releases = listReleases(root).map(releaseName);
  const found = read.definition === null ? [] : mistakes(read.definition, releases);
  return { ...read, problems: [...read.problems, ...found] };
}

/** An id twice, the same citation twice, and a release that does not exist. */
function mistakes({ spec, at }: Definition<CitationsSpec>, releases: readonly string[]): Problem[] {
  return spec.citations.flatMap(({ id, title, where, on, release }, index) => {
    const before = spec.citations.slice(0, index);
    const said = (what: string, todo: string) => ({ where: at(["citations", index]), what, todo });
    const again = before.some(
      (each) => each.title === title && each.where === where && each.on === on && each.release === release,
    );
    return [
      ...(before.some((each) => each.id === id)
        ? [said(`the id "${id}" is there twice`, "give each citation an id of its own")]
        : []),
      ...(again ? [said(`"${title}" is there twice`, "keep one of them")] : []),
      ...(releases.includes(release)
        ? []
        : [said(`the release "${release}" does not exist`, didYouMean(release, releases))]),
    ];
  });
}

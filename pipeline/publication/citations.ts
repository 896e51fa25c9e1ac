import type { Citation, CitationRegister } from "../citations.ts";
import type { CitationsSpec } from "../definitions/citations.ts";
import type { Definition } from "../definitions/definition.ts";
import { type Problem, UserError } from "../user-error.ts";
import { isBuilt, quotedWords } from "./quoted-words.ts";

/**
 * The register of citations as of a day (YYYY-MM-DD), the newest first, with the figures of published packages in what each
 * quotes. `packages` is a folder. Unless the publication is `whole`, figures of releases that are not built are left out.
 * Throws one UserError with every problem: a figure typed by hand, or one that no package holds.
 */
export function citationRegister(
  { spec, at }: Definition<CitationsSpec>,
  packages: string,
  { asOf, whole }: { asOf: string; whole: boolean },
): CitationRegister {
  const problems: Problem[] = [];
  const quoted = (text: string, where: string): string | null => {
    if (!whole && !isBuilt({ where, text }, packages)) return null;
    const found: Problem[] = [];
    const words = quotedWords({ where, text, exemptions: spec.exemptions }, packages, found);
    problems.push(...found.map((problem) => ({ ...problem, where })));
    return words;
  };
  const citations = spec.citations.flatMap(({ quotes, link, ...rest }, index): Citation[] => {
    // What was said after the day may quote a release that is not out.
    if (rest.on > asOf) return [];
    const words = quotes === undefined ? null : quoted(quotes, at(["citations", index, "quotes"]));
    return [{ ...rest, quotes: words, link: link ?? null }];
  });
  if (problems.length > 0) throw new UserError(problems);
  return {
    found: spec.found,
    synthetic: spec.synthetic ?? null,
    citations: citations.sort((a, b) => (`${b.on} ${a.id}` < `${a.on} ${b.id}` ? -1 : 1)),
  };
}

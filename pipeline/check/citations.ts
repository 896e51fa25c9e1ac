import type { CitationsSpec } from "../definitions/citations.ts";
import type { Definition } from "../definitions/definition.ts";
import type { Problem } from "../user-error.ts";
import { type Quotable, quotedProblems } from "./quoted.ts";

/** Figures of the register of citations that no release will have, each at its line. */
export function citationFigures({ spec, at }: Definition<CitationsSpec>, releases: Quotable): Problem[] {
  return spec.citations.flatMap(({ quotes }, index) => {
    const where = at(["citations", index, "quotes"]);
    const { exemptions } = spec;
    return quotes === undefined ? [] : quotedProblems({ where, text: quotes, exemptions }, releases);
  });
}

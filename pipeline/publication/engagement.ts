import type { EngagementSpec } from "../definitions/engagement.ts";
import type { EngagementReport } from "../engagement-report.ts";
import { type Problem, UserError } from "../user-error.ts";
import { isBuilt, quotedWords } from "./quoted-words.ts";

/**
 * The reports on user engagement that are out by `asOf` (YYYY-MM-DD), the newest first, with the figures of published
 * packages in their words: `figure("collection/period:table", …)` names a release's table. `packages` is a folder.
 * Unless the publication is `whole`, a report is left out while a release that it quotes is not built. Throws one UserError
 * with every problem: a figure typed by hand, or one that no package holds.
 */
export function engagementReports(
  specs: readonly EngagementSpec[],
  packages: string,
  { asOf, whole }: { asOf: string; whole: boolean },
): EngagementReport[] {
  const problems: Problem[] = [];
  const reports = specs
    .filter((spec) => spec.published <= asOf && (whole || isBuilt(spec.words, packages)))
    .map((spec) => reportOf(spec, packages, problems));
  if (problems.length > 0) throw new UserError(problems);
  return reports.reverse();
}

function reportOf(spec: EngagementSpec, packages: string, problems: Problem[]): EngagementReport {
  const { year, title, summary, published, words, exemptions } = spec;
  const text = quotedWords({ ...words, exemptions }, packages, problems);
  return { year, title, summary, published, text };
}

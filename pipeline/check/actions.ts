import type { ActionsSpec } from "../definitions/actions.ts";
import type { Out } from "../definitions/calendar-warnings.ts";
import type { Definition } from "../definitions/definition.ts";
import type { Problem } from "../user-error.ts";
import { type Quotable, quotedProblems } from "./quoted.ts";

/** Figures of the register of actions that no release will have, and evidence from the future, each at its line. */
export function actionProblems(
  { spec, at }: Definition<ActionsSpec>,
  releases: Quotable,
  out: readonly Out[],
): Problem[] {
  const { sources, exemptions } = spec;
  return sources.flatMap(({ actions }, source) =>
    actions.flatMap(({ shows, reviews }, action) => {
      const path = ["sources", source, "actions", action];
      const where = at([...path, "shows"]);
      const late = reviews.flatMap((review, index) =>
        lateEvidence(review, out).map((what) => ({
          where: at([...path, "reviews", index]),
          what,
          todo: "link what was there on that day, or date the review when it was",
        })),
      );
      return [
        ...(shows === undefined ? [] : quotedProblems({ where, text: shows, exemptions }, releases)),
        ...late,
      ];
    }),
  );
}

type Review = ActionsSpec["sources"][number]["actions"][number]["reviews"][number];

/** A release cannot show something before it is out, and a build of an earlier day would lead nowhere. */
function lateEvidence({ on, evidence }: Review, out: readonly Out[]): string[] {
  return evidence.flatMap(({ link }) => {
    const release = out.find(({ collection, period }) =>
      link.startsWith(`/releases/${collection}/${period}/`),
    );
    if (release === undefined || release.published <= on) return [];
    return [`shows as evidence what came out on ${release.published}, after the review of ${on}`];
  });
}

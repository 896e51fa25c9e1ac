import type { ActionsSpec } from "../definitions/actions.ts";
import type { Definition } from "../definitions/definition.ts";
import type { Problem } from "../user-error.ts";
import { type Quotable, quotedProblems } from "./quoted.ts";

/** Figures of the register of actions that no release will have, each at its line. */
export function actionFigures({ spec, at }: Definition<ActionsSpec>, releases: Quotable): Problem[] {
  const { sources, exemptions } = spec;
  return sources.flatMap(({ actions }, source) =>
    actions.flatMap(({ shows }, action) => {
      const where = at(["sources", source, "actions", action, "shows"]);
      return shows === undefined ? [] : quotedProblems({ where, text: shows, exemptions }, releases);
    }),
  );
}

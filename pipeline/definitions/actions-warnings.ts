import type { Problem } from "../user-error.ts";
import type { ActionSpec, ActionsSpec } from "./actions.ts";
import type { Definition } from "./definition.ts";

/**
 * What a publisher should look at in the register as of a day (YYYY-MM-DD), though it is no mistake of the definition: a
 * commitment whose day has passed, which is neither kept nor withdrawn, and at which nobody has looked since.
 */
export function actionsWarnings({ spec, at }: Definition<ActionsSpec>, asOf: string): Problem[] {
  return spec.sources.flatMap(({ followed, actions }, source) =>
    actions.flatMap((action, index) => {
      const warning = followed ? notReviewed(action, asOf) : null;
      return warning === null ? [] : [{ where: at(["sources", source, "actions", index]), ...warning }];
    }),
  );
}

function notReviewed({ title, due, reviews }: ActionSpec, asOf: string): Omit<Problem, "where"> | null {
  const last = reviews.filter(({ on }) => on <= asOf).at(-1);
  const open = last === undefined || last.status === "not-started" || last.status === "under-way";
  if (due?.by === undefined || due.by >= asOf || !open || (last?.on ?? "") > due.by) return null;
  return {
    what: `"${title}" was due on ${due.by} and has not been reviewed since`,
    todo: "add a review that says what became of it",
  };
}

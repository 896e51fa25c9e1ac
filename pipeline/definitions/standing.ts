import { type Problem, UserError } from "../user-error.ts";
import { type EngagementSpec, readEngagement } from "./engagement.ts";
import { loadPublisher, readPublisher } from "./load.ts";
import type { PublisherSpec } from "./publisher.ts";

/** What people wrote that belongs to no release: each is a file, or a folder of files, of `data/`. */
export type Standing = { publisher: PublisherSpec; engagement: readonly EngagementSpec[] };

/** The standing definitions of a root. Throws a UserError with every mistake in them. */
export function loadStanding(root: string): Standing {
  const { problems } = readStanding(root);
  if (problems.length > 0) throw new UserError(problems);
  return { publisher: loadPublisher(root), engagement: readEngagement(root).reports };
}

/** As `loadStanding`, with the mistakes given back, for `check`. */
export function readStanding(root: string): { problems: readonly Problem[] } {
  return { problems: [...readPublisher(root).problems, ...readEngagement(root).problems] };
}

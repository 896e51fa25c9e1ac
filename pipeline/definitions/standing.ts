import type { SchoolHoliday } from "../consultation.ts";
import { type Problem, UserError } from "../user-error.ts";
import { type ActionsSpec, readActions } from "./actions.ts";
import { type CitationsSpec, readCitations } from "./citations.ts";
import type { ConsultationSpec } from "./consultation.ts";
import type { Definition } from "./definition.ts";
import { type EngagementSpec, readEngagement } from "./engagement.ts";
import { loadPublisher, readPublisher } from "./load.ts";
import type { PublisherSpec } from "./publisher.ts";
import { readConsultations } from "./read-consultations.ts";
import { type ReviewsSpec, readReviews } from "./reviews.ts";

/** What people wrote that belongs to no release: each is a file, or a folder of files, of `data/`. */
export type Standing = {
  publisher: PublisherSpec;
  engagement: readonly EngagementSpec[];
  /** The register of actions; null where there is none. */
  actions: Definition<ActionsSpec> | null;
  consultations: readonly ConsultationSpec[];
  schoolHolidays: readonly SchoolHoliday[];
  /** The register of citations; null where there is none. */
  citations: Definition<CitationsSpec> | null;
  /** The annual reviews of releases. */
  reviews: ReviewsSpec;
};

/** The standing definitions of a root. Throws a UserError with every mistake in them. */
export function loadStanding(root: string): Standing {
  const { problems } = readStanding(root);
  if (problems.length > 0) throw new UserError(problems);
  const { consultations, holidays } = readConsultations(root);
  return {
    publisher: loadPublisher(root),
    engagement: readEngagement(root).reports,
    actions: readActions(root).definition,
    consultations,
    schoolHolidays: holidays,
    citations: readCitations(root).definition,
    reviews: readReviews(root).definition?.spec ?? { reviews: [] },
  };
}

/** As `loadStanding`, with the mistakes given back, for `check`. */
export function readStanding(root: string): { problems: readonly Problem[] } {
  const reads = [readPublisher, readEngagement, readActions, readConsultations, readCitations, readReviews];
  return { problems: reads.flatMap((read) => read(root).problems) };
}

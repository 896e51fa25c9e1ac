/**
 * The words of the annual reviews of releases, as `publication.json` holds them: which tables tell of a release's own use,
 * feedback and enquiries, and what was decided. The figures stay in their packages.
 */

export const reviewSubjects = ["use", "feedback", "enquiries"] as const;

export type ReviewSubject = (typeof reviewSubjects)[number];

/** A table of another release, and its dimension whose codes are releases as "collection-period". */
export type ReviewSource = {
  about: ReviewSubject;
  title: string;
  release: string;
  table: string;
  dimension: string;
};

/** What was decided of a release, by a role. */
export type ReviewDecision = { release: string; what: string; owner: string };

/** The review of one calendar year, of every release that was out by its end. */
export type Review = {
  year: string;
  /** The day (YYYY-MM-DD) on which the reviews came out. */
  published: string;
  synthetic: string | null;
  sources: ReviewSource[];
  decisions: ReviewDecision[];
};

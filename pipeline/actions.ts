/**
 * The words of the register of actions, as `publication.json` holds it: what people said, what was promised because of it,
 * and what became of that. Everything is as of one day: a review or a promise of a later day is not in it.
 */

/** What a review can find. */
export const reviewedStatuses = ["not-started", "under-way", "done", "will-not"] as const;

/** `not-known` where nobody has followed what another body promised. */
export const actionStatuses = [...reviewedStatuses, "not-known"] as const;

export type ActionStatus = (typeof actionStatuses)[number];

/** A look at what became of a promise, on a day (YYYY-MM-DD): what was done, or why it cannot be. */
export type ActionReview = {
  on: string;
  status: (typeof reviewedStatuses)[number];
  what: string | null;
  reason: string | null;
  evidence: { label: string; link: string }[];
};

export type Action = {
  id: string;
  title: string;
  /** Where the source says it: a heading, or the number of a paragraph. */
  section: string | null;
  /** What was heard; null where the source does not say. */
  said: string | null;
  /** What the published cells show of it: plain words with `<data>` elements that name their release. */
  shows: string | null;
  will: string;
  /** A role; null where the source names none. */
  owner: string | null;
  /** `by` is the last day (YYYY-MM-DD), `words` how it was promised; null where no date was given. */
  due: { by: string | null; words: string | null } | null;
  /** That of the last review. */
  status: ActionStatus;
  /** Whether the day is past and the promise is neither kept nor withdrawn; never for what is not followed. */
  overdue: boolean;
  /** The first first. */
  reviews: ActionReview[];
};

/** A consultation or release, and what was promised because of it. */
export type ActionSource = {
  collection: string;
  period: string;
  title: string;
  /** Who promised. */
  body: string;
  /** The day (YYYY-MM-DD) or month on which it was promised. */
  published: string;
  /** Whether what was said and promised is in the source's own words. */
  quoted: boolean;
  /** Whether the publisher reviews these promises; another body's are not. */
  followed: boolean;
  synthetic: string | null;
  note: string | null;
  actions: Action[];
};
